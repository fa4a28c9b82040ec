import { ModelError } from '../errors';
import type { Interval } from '../numeric/interval';
import { wilsonInterval } from '../numeric/wilsonInterval';
import { inChunks, type Steps } from '../steps';

/** Who was chosen (for a coupon, a call, a warning), to whom it happened, and which group each row belongs to. */
export type Choices = Readonly<{
	/** 1 where chosen. */
	selected: Uint8Array;
	/** 1 where it happened. */
	outcomes: Uint8Array;
	/** Index into `names`; −1 for who belongs to none: left out, and counted. */
	group: Int32Array;
	names: readonly string[];
}>;

/** A share of the rows of a group, with its Wilson interval; value and interval are null without rows. */
export type GroupRate = Readonly<{
	value: number | null;
	numerator: number;
	denominator: number;
	interval: Interval | null;
}>;

export type GroupFairness = Readonly<{
	name: string;
	n: number;
	/** Why nothing more is told of a group that is too small; null where it is. All rates are null then. */
	suppressed: string | null;
	/** Share to which it happened, whoever was chosen. */
	baseRate: GroupRate | null;
	/** Share that was chosen. */
	selectionRate: GroupRate | null;
	/** Chosen among those to whom it happened, and among the others. */
	truePositiveRate: GroupRate | null;
	falsePositiveRate: GroupRate | null;
}>;

/**
 * Differences between groups as fairlearn defines them, over the groups that are not suppressed. Null where there
 * are not two to compare.
 */
export type Fairness = Readonly<{
	groups: readonly GroupFairness[];
	/** Rows that belong to no group. */
	withoutGroup: number;
	/** Highest − lowest selection rate. */
	demographicParityDifference: number | null;
	/** Lowest / highest selection rate; null also where nobody was chosen. */
	demographicParityRatio: number | null;
	/** Whether that ratio is below four fifths, a rule of US employment agencies; differing base rates lead there, too. */
	belowFourFifths: boolean | null;
	/** Highest − lowest true positive rate. */
	equalOpportunityDifference: number | null;
	/** The larger of the differences of true and of false positive rates. */
	equalizedOddsDifference: number | null;
	/** Highest − lowest base rate: what the groups differ in before anybody chooses. */
	baseRateDifference: number | null;
	reason: string | null;
}>;

const FEWEST_ROWS = 30;
const FEWEST_HAPPENED = 5;
const FOUR_FIFTHS = 0.8;

export function* fairness(choices: Choices): Steps<Fairness> {
	const { names } = choices;
	const { counts, withoutGroup } = yield* countsOf(choices);
	const groups = names.map((name, group) => groupOf(name, counts[group]));
	const told = groups.filter(({ suppressed }) => suppressed === null);
	const spreadOf = (rate: (group: GroupFairness) => GroupRate | null) => {
		const values = told.map((group) => rate(group)?.value ?? null);
		const known = values.filter((value) => value !== null);
		const complete = known.length === values.length && known.length > 1;
		return complete ? { least: Math.min(...known), most: Math.max(...known) } : null;
	};
	const selection = spreadOf(({ selectionRate }) => selectionRate);
	const opportunity = differenceOf(spreadOf(({ truePositiveRate }) => truePositiveRate));
	const alarm = differenceOf(spreadOf(({ falsePositiveRate }) => falsePositiveRate));
	const ratio = selection && selection.most > 0 ? selection.least / selection.most : null;
	return {
		groups,
		withoutGroup,
		demographicParityDifference: differenceOf(selection),
		demographicParityRatio: ratio,
		belowFourFifths: ratio === null ? null : ratio < FOUR_FIFTHS,
		equalOpportunityDifference: opportunity,
		equalizedOddsDifference:
			opportunity === null || alarm === null ? null : Math.max(opportunity, alarm),
		baseRateDifference: differenceOf(spreadOf(({ baseRate }) => baseRate)),
		reason: reasonOf(told.length, selection),
	};
}

type Spread = Readonly<{ least: number; most: number }>;

function differenceOf(spread: Spread | null): number | null {
	return spread && spread.most - spread.least;
}

function reasonOf(told: number, selection: Spread | null): string | null {
	if (told < 2) return `Groups that are large enough: ${told}; two are needed to compare`;
	return selection && selection.most > 0 ? null : 'Nobody was chosen, so there is no ratio';
}

type Counts = { n: number; happened: number; selected: number; both: number };

function* countsOf({ selected, outcomes, group, names }: Choices) {
	if (selected.length !== group.length || outcomes.length !== group.length) {
		throw new ModelError('outOfDomain', 'Each row needs a group, an outcome and whether chosen');
	}
	const counts = names.map((): Counts => ({ n: 0, happened: 0, selected: 0, both: 0 }));
	let withoutGroup = 0;
	yield* inChunks(group.length, (from, to) => {
		for (let row = from; row < to; row++) {
			if (selected[row] > 1 || outcomes[row] > 1 || !(group[row] < names.length)) {
				throw new ModelError('outOfDomain', 'Chosen and outcome are 0 or 1, of a known group', row);
			}
			if (group[row] < 0) {
				withoutGroup++;
				continue;
			}
			const own = counts[group[row]];
			own.n += 1;
			own.happened += outcomes[row];
			own.selected += selected[row];
			own.both += selected[row] * outcomes[row];
		}
	});
	return { counts, withoutGroup };
}

function groupOf(name: string, { n, happened, selected, both }: Counts): GroupFairness {
	const suppressed = tooFew(n, happened);
	if (suppressed !== null) {
		const none = { baseRate: null, selectionRate: null };
		return { name, n, suppressed, ...none, truePositiveRate: null, falsePositiveRate: null };
	}
	return {
		...{ name, n, suppressed },
		baseRate: rateOf(happened, n),
		selectionRate: rateOf(selected, n),
		truePositiveRate: rateOf(both, happened),
		falsePositiveRate: rateOf(selected - both, n - happened),
	};
}

/** Too few to say anything of, and few enough to be recognised. */
function tooFew(n: number, happened: number): string | null {
	if (n < FEWEST_ROWS) return `${n} rows; at least ${FEWEST_ROWS} are needed`;
	if (happened >= FEWEST_HAPPENED) return null;
	return `It happened to fewer than ${FEWEST_HAPPENED} of them`;
}

function rateOf(numerator: number, denominator: number): GroupRate {
	const exists = denominator > 0;
	return {
		value: exists ? numerator / denominator : null,
		...{ numerator, denominator },
		interval: exists ? wilsonInterval(numerator, denominator) : null,
	};
}
