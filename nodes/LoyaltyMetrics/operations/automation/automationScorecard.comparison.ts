import {
	ARM,
	holdoutComparisons,
	type HoldoutComparison,
} from '../../../../core/metrics/automationHoldout';
import type { AutomationMetric } from '../../../../core/metrics/automationKinds';
import type { Histories } from '../../../../core/metrics/automationOutcomes';
import { figureOf, type Side } from '../../../../core/metrics/automationSide';
import { touchedAndOthers, type Population } from '../../../../core/metrics/automationTouches';
import { notComparable, type Change } from '../../../../core/metrics/change';
import type { Period } from '../../../../core/metrics/periodFigures';
import { inChunks, type Steps } from '../../../../core/steps';
import type { JoinedSources } from '../../../../schema/joinedSources';

/** One automation in one group of customers: two sides, and what allows to compare them. */
export type Comparison = Readonly<{
	automation: number;
	group: number;
	/** With a holdout: the treatment arm and the control arm. */
	touched: Side;
	untouched: Side;
	holdout: HoldoutComparison | null;
}>;

/** The sentence that stands wherever a difference is shown without a holdout. */
export const NOT_EVIDENCE =
	'Not evidence of effect: customers who were touched differ from the others anyway, as an order confirmation only reaches people who have bought';

/** Every automation of a period: by its holdout where it has a control group, else touched beside untouched. */
export function* comparisons(
	own: Histories,
	{ touches, arm, automations }: JoinedSources,
	population: Population,
	period: Period,
): Steps<readonly Comparison[]> {
	const assigned: number[] = [];
	const hasControl = new Set<number>();
	yield* inChunks(arm.length, (from, to) => {
		for (let at = from; at < to; at++) {
			if (arm[at] === 0) continue;
			assigned.push(at);
			if (arm[at] === ARM.control) hasControl.add(touches.automation[at]);
		}
	});
	const assignments = {
		customer: Int32Array.from(assigned, (at) => touches.customer[at]),
		day: Int32Array.from(assigned, (at) => touches.day[at]),
		automation: Int32Array.from(assigned, (at) => touches.automation[at]),
		arm: Uint8Array.from(assigned, (at) => arm[at]),
	};
	const count = automations.length;
	const held = yield* holdoutComparisons(own, assignments, population, count, period);
	const beside = yield* touchedAndOthers(own, touches, population, count, period);
	return [
		...held.map(
			(holdout): Comparison => ({
				automation: holdout.automation,
				group: holdout.group,
				touched: holdout.treatment,
				untouched: holdout.control,
				holdout,
			}),
		),
		...beside
			.filter(({ automation }) => !hasControl.has(automation))
			.map((one): Comparison => ({ ...one, holdout: null })),
	];
}

/** May a difference be taken for what the automation did? */
export function isEvidence({ holdout }: Comparison): boolean {
	return holdout !== null && holdout.isBalanced;
}

/** Touched − untouched; with an interval and a verdict only where chance decided who is touched. */
export function differenceOf(comparison: Comparison, metric: AutomationMetric): Change {
	const { touched, untouched, holdout } = comparison;
	if (holdout !== null && holdout.isBalanced) return holdout.differences[metric];
	const one = figureOf(touched, metric);
	const other = figureOf(untouched, metric);
	if (one.value === null) return notComparable(`Touched: ${one.reason}`);
	if (other.value === null) return notComparable(`Untouched: ${other.reason}`);
	const why = holdout === null ? NOT_EVIDENCE : UNBALANCED;
	return { ...notComparable(why), difference: one.value - other.value };
}

export const UNBALANCED =
	'Not evidence of effect: the treatment group and the control group differed before, by more than chance does';
