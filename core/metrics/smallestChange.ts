/**
 * What a comparison of two groups can see: the normal approximation with the variances of both groups (Fleiss, Levin &
 * Paik 2003, Statistical Methods for Rates and Proportions, section 4.2), for groups of different sizes.
 */
import { Z95 } from '../numeric/interval';
import { normalQuantile } from '../numeric/normalQuantile';

export type Groups = Readonly<{ treatment: number; control: number }>;

/** So many of `customers` in each group; the control group is rounded to the nearest customer. */
export function groupsOf(customers: number, holdoutShare: number): Groups {
	const control = Math.round(customers * holdoutShare);
	return { treatment: customers - control, control };
}

/** A change that is seen with probability `power`; null where even the largest possible one is not. */
export type SmallestChange = Readonly<{ rise: number | null; fall: number | null }>;

export function smallestChange(groups: Groups, baseRate: number, power: number): SmallestChange {
	return {
		rise: smallestTo(1, groups, baseRate, power),
		fall: smallestTo(0, groups, baseRate, power),
	};
}

/** How many customers a change takes, with the holdout share given. NaN for no change at all. */
export function customersNeeded(
	change: number,
	holdoutShare: number,
	baseRate: number,
	power: number,
): number {
	const other = baseRate + change;
	if (!(other >= 0 && other <= 1)) return NaN;
	const perCustomer = spread(other) / (1 - holdoutShare) + spread(baseRate) / holdoutShare;
	return Math.ceil((reach(power) ** 2 * perCustomer) / change ** 2);
}

const STEPS = 60;

/** Halves its way to the smallest change towards `end` that is as large as what chance hides of it. */
function smallestTo(
	end: 0 | 1,
	{ treatment, control }: Groups,
	baseRate: number,
	power: number,
): number | null {
	const hidden = (rate: number) =>
		reach(power) * Math.sqrt(spread(rate) / treatment + spread(baseRate) / control);
	const isSeen = (rate: number) => Math.abs(rate - baseRate) >= hidden(rate);
	if (!(treatment > 0 && control > 0) || end === baseRate || !isSeen(end)) return null;
	let [unseen, seen] = [baseRate, end as number];
	for (let step = 0; step < STEPS; step++) {
		const middle = (unseen + seen) / 2;
		if (isSeen(middle)) seen = middle;
		else unseen = middle;
	}
	return Math.abs(seen - baseRate);
}

const spread = (rate: number) => rate * (1 - rate);

/** How many standard errors a difference has to be away from 0. */
const reach = (power: number) => Z95 + normalQuantile(power);
