import type { PurchaseGaps } from './purchaseGaps';

/** The lengths of time that owners think in; a shop's own rhythm is rounded to one of them. */
export const HORIZONS = [30, 60, 90, 180, 365] as const;

/**
 * For how many days to look ahead: within that time nine of ten who come back have come back, by the 90 % quantile
 * of the days between two purchases. Null where nobody has bought twice.
 */
export function purchaseHorizon({ p90 }: Pick<PurchaseGaps, 'p90'>): number | null {
	return p90 === null ? null : nearestHorizon(p90);
}

/** Of two that are as near the longer one, so that nobody is called gone too early. */
export function nearestHorizon(days: number): number {
	return HORIZONS.reduce((best, horizon) =>
		Math.abs(horizon - days) <= Math.abs(best - days) ? horizon : best,
	);
}
