/** What Buffer is asked about how posts did. */
export const AGGREGATED_METRICS = `query AggregatedMetrics($input: AggregatedPostMetricsInput!) {
	aggregatedPostMetrics(input: $input) {
		metrics {
			type
			name
			value
			unit
		}
		metricsUpdatedAt
	}
}`;
