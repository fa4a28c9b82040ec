/** What each cluster is like, as an item. */
import type { CustomerClusters } from '../../../../core/evaluate/customerClusters';
import type { Matrix } from '../../../../core/models/matrix';
import { rate, type Rate } from '../../../../core/metrics/rate';
import { ascending } from '../../../../core/numeric/ascending';
import { quantile } from '../../../../core/numeric/quantile';
import { inChunks, type Steps } from '../../../../core/steps';
import { isoDay } from '../../../../schema/calendarDay';
import type { CustomerRows } from '../../../../schema/customers';
import { fewNote } from '../../../shared/page/wordedRates';
import { moneyRate, rateField } from '../../../shared/rateField';
import { tidyMoney } from '../../../shared/tidyMoney';
import { FEATURE_WORDS, type ComparedCustomers, type Feature } from './clusters.features';
import { apartIn, clusterNames, tellingColumns } from './clusters.names';

/** One cluster as it is told to the owner. */
export type NamedCluster = Readonly<{
	name: string;
	size: number;
	shareOfCustomers: Rate;
	revenue: number;
	shareOfRevenue: Rate;
	/** By column of the features. */
	medians: readonly number[];
	/** What sets it apart, in a sentence. */
	setsApart: string;
	/** The first customer in it. */
	firstCustomer: number;
}>;

export type NamedClusters = Readonly<{
	clusters: CustomerClusters;
	compared: ComparedCustomers;
	named: readonly NamedCluster[];
	/** By column, the median of all customers in clusters. */
	medians: readonly number[];
}>;

export function* namedClusters(
	clusters: CustomerClusters,
	compared: ComparedCustomers,
	{ figures, currency }: CustomerRows,
): Steps<NamedClusters> {
	const { profiles, labels } = clusters;
	const { features, customers, matrix } = compared;
	const names = clusterNames(profiles, features);
	const medians = yield* mediansOf(matrix);
	const revenue = new Float64Array(profiles.length);
	const first = new Int32Array(profiles.length).fill(-1);
	yield* inChunks(customers.length, (from, to) => {
		for (let row = from; row < to; row++) {
			const cluster = labels[row];
			revenue[cluster] += figures.revenue[customers[row]];
			if (first[cluster] < 0) first[cluster] = customers[row];
		}
	});
	// Without the dust that another sequence of customers would leave.
	const amounts = [...revenue].map(tidyMoney);
	const total = tidyMoney(amounts.reduce((sum, one) => sum + one, 0));
	const named = profiles.map((profile, at): NamedCluster => {
		const setsApart = tellingColumns(profile, features).map((column) => {
			const { shown, bare } = FEATURE_WORDS[features[column]];
			return `${shown(profile.medians[column], currency)} (all: ${bare(medians[column], currency)})`;
		});
		return {
			name: names[at],
			size: profile.size,
			shareOfCustomers: rate(profile.size, customers.length, 'Nobody is in a cluster'),
			revenue: amounts[at],
			shareOfRevenue: rate(amounts[at], total, 'All customers together brought no revenue'),
			medians: profile.medians,
			setsApart: setsApart.length === 0 ? 'Average in everything' : setsApart.join('; '),
			firstCustomer: first[at],
		};
	});
	return { clusters, compared, named, medians };
}

function* mediansOf({ values, rows, columns }: Matrix): Steps<readonly number[]> {
	const medians: number[] = [];
	for (let column = 0; column < columns; column++) {
		const own = new Float64Array(rows);
		yield* inChunks(rows, (from, to) => {
			for (let row = from; row < to; row++) own[row] = values[row * columns + column];
		});
		medians.push(quantile(yield* ascending(own), 0.5));
	}
	return medians;
}

/** Until when the customers were looked at. */
export function windowOf({ observationEnd }: CustomerRows): string {
	return observationEnd === null ? 'so far' : `until ${isoDay(observationEnd)}`;
}

/** The fields of one cluster; `all` of them with Simplify off. */
export function clusterItem(
	{ clusters, compared, named }: NamedClusters,
	at: number,
	customers: CustomerRows,
	all: boolean,
) {
	const { name, size, shareOfCustomers, revenue, shareOfRevenue, medians, setsApart } = named[at];
	const window = windowOf(customers);
	const { features } = compared;
	const lean = {
		cluster: name,
		clusterNumber: at + 1,
		customers: size,
		shareOfCustomers: rateField(shareOfCustomers, window),
		revenue,
		shareOfRevenue: { ...moneyRate(shareOfRevenue, window), n: shareOfCustomers.denominator },
		medians: byFeature(features, (column) => tidyMoney(medians[column])),
		setsApart,
		strength: clusters.strength,
		reason: fewNote(size, 'customer', 'customers'),
	};
	if (!all) return lean;
	const more = {
		standardDeviationsApart: byFeature(features, (column) =>
			apartIn(clusters.profiles[at], column),
		),
	};
	return { ...lean, ...more, ...fitFields(clusters), ...placeFields(customers) };
}

function byFeature(features: readonly Feature[], valueOf: (column: number) => number) {
	return Object.fromEntries(features.map((feature, column) => [feature, valueOf(column)]));
}

/** How good the clusters of the whole run are. */
export function fitFields({ silhouette, measuredRows, converged, iterations }: CustomerClusters) {
	return { silhouette, measuredCustomers: measuredRows, converged, iterations };
}

export function placeFields({ currency, timeZone }: CustomerRows) {
	return { currency, timeZone };
}
