/**
 * What a campaign did, by two groups that chance made: everybody counts in the group assigned, whatever reached them
 * (intention to treat). Shares by Newcombe's interval, amounts by Welch's with a second look at amounts cut at the top.
 */
import { ascending } from '../numeric/ascending';
import { quantile } from '../numeric/quantile';
import { sampleOf, welchInterval } from '../numeric/welchInterval';
import { inChunks, type Steps } from '../steps';
import { changeOfRates, changeWithin, notComparable, type Change } from './change';
import { rate, type Rate } from './rate';

/** Fewer in the smaller group than this are no verdict, unless the owner says otherwise. */
export const FEWEST_COMPARED = 30;

/** One thing that customers did: of each customer of a group 0 or 1 (a share), or an amount. */
export type GroupValues = Readonly<{
	kind: 'share' | 'amount';
	treatment: Float64Array;
	control: Float64Array;
	/** The same of the time before the assignment, customer by customer; null where it is not known. */
	before: Readonly<{ treatment: Float64Array; control: Float64Array }> | null;
}>;

export type GroupComparison = Readonly<{
	treatment: Rate;
	control: Rate;
	/** Treatment − control with its 95 % interval and verdict. */
	difference: Change;
	/** The same with amounts beyond `cap` counted as `cap`; null for shares. */
	secondLook: Readonly<{ cap: number; difference: Change }> | null;
	/** The same with what was known before taken out; null unless asked for. */
	adjusted: Adjusted | null;
}>;

export type Adjusted = Readonly<{
	difference: Change;
	/** Which part of the spread was known before, 0 to 1. */
	explained: number;
}>;

/** @param fewest customers that the smaller group needs for a verdict */
export function* groupComparison(values: GroupValues, fewest: number): Steps<GroupComparison> {
	const { kind, treatment, control, before } = values;
	const sides = { treatment: yield* meanOf(treatment), control: yield* meanOf(control) };
	const smaller = Math.min(treatment.length, control.length);
	const judged = (change: Change) => unlessTooFew(change, smaller, fewest);
	if (smaller === 0) {
		const nobody = notComparable(
			`Nobody is in the ${treatment.length === 0 ? 'treatment' : 'control'} group`,
		);
		return { ...sides, difference: nobody, secondLook: null, adjusted: null };
	}
	if (kind === 'share') {
		const difference = judged(changeOfRates(sides.treatment, sides.control));
		return { ...sides, difference, secondLook: null, adjusted: null };
	}
	const cap = yield* capOf(treatment, control);
	return {
		...sides,
		difference: judged(changeOfMeans(treatment, control)),
		secondLook: {
			cap,
			difference: judged(changeOfMeans(yield* capped(treatment, cap), yield* capped(control, cap))),
		},
		adjusted: before && adjustedFor(values, before, judged),
	};
}

function unlessTooFew(change: Change, smaller: number, fewest: number): Change {
	if (smaller >= fewest) return change;
	const reason = `Not enough data yet: ${smaller} in the smaller group, at least ${fewest} are needed`;
	return { ...change, interval: null, verdict: 'notComparable', reason };
}

function* meanOf(values: Float64Array): Steps<Rate> {
	let total = 0;
	yield* inChunks(values.length, (from, to) => {
		for (let at = from; at < to; at++) total += values[at];
	});
	return rate(total, values.length, 'Nobody is in this group');
}

/** Welch's interval and verdict of the difference of two means; without a verdict where there is no spread to judge by. */
export function changeOfMeans(one: ArrayLike<number>, other: ArrayLike<number>): Change {
	const [first, second] = [sampleOf(one), sampleOf(other)];
	const difference = first.mean - second.mean;
	const { low, high } = welchInterval(first, second);
	if (!(low <= high)) {
		return { ...notComparable('Fewer than two customers in a group'), difference };
	}
	// Equal amounts still differ by the dust of binary fractions.
	const isDust =
		Math.abs(difference) <= 1e-9 * Math.max(Math.abs(first.mean), Math.abs(second.mean));
	return isDust
		? changeWithin(0, { low: Math.min(0, low), high: Math.max(0, high) })
		: changeWithin(difference, { low, high });
}

/**
 * The 99th percentile of the sizes of all amounts that are not 0: where few buy, that of all amounts would be 0.
 * Infinity where there is no such amount.
 */
function* capOf(one: Float64Array, other: Float64Array): Steps<number> {
	const sizes = new Float64Array(one.length + other.length);
	let count = 0;
	for (const values of [one, other]) {
		yield* inChunks(values.length, (from, to) => {
			for (let at = from; at < to; at++) {
				if (values[at] !== 0) sizes[count++] = Math.abs(values[at]);
			}
		});
	}
	return count === 0 ? Infinity : quantile(yield* ascending(sizes.subarray(0, count)), 0.99);
}

function* capped(values: Float64Array, cap: number): Steps<Float64Array> {
	const cut = new Float64Array(values.length);
	yield* inChunks(values.length, (from, to) => {
		for (let at = from; at < to; at++) cut[at] = Math.max(-cap, Math.min(cap, values[at]));
	});
	return cut;
}

/** CUPED: Deng, Xu, Kohavi & Walker (2013), WSDM. One slope for both groups, by their own means (pooled within). */
function adjustedFor(
	{ treatment, control }: GroupValues,
	before: NonNullable<GroupValues['before']>,
	judged: (change: Change) => Change,
): Adjusted | null {
	const sums = [deviations(treatment, before.treatment), deviations(control, before.control)];
	const [xx, xy, yy] = (['xx', 'xy', 'yy'] as const).map((sum) => sums[0][sum] + sums[1][sum]);
	if (!(xx > 0 && yy > 0)) return null;
	const slope = xy / xx;
	const middle =
		(sums[0].meanX * treatment.length + sums[1].meanX * control.length) /
		(treatment.length + control.length);
	const without = (values: Float64Array, known: Float64Array) =>
		values.map((value, at) => value - slope * (known[at] - middle));
	return {
		difference: judged(
			changeOfMeans(without(treatment, before.treatment), without(control, before.control)),
		),
		explained: (xy * xy) / (xx * yy),
	};
}

function deviations(y: Float64Array, x: Float64Array) {
	const [meanX, meanY] = [sampleOf(x).mean, sampleOf(y).mean];
	let [xx, xy, yy] = [0, 0, 0];
	for (let at = 0; at < y.length; at++) {
		xx += (x[at] - meanX) ** 2;
		xy += (x[at] - meanX) * (y[at] - meanY);
		yy += (y[at] - meanY) ** 2;
	}
	return { xx, xy, yy, meanX };
}
