/**
 * What an automation did, by a randomised holdout: customers who were to get it beside customers who were kept from
 * it by chance. Each stays in the arm of the own assignment, whatever reached them (intention to treat).
 */
import { newcombeInterval } from '../numeric/newcombeInterval';
import { placesByKey } from '../numeric/placesByKey';
import { CHUNK, type Steps } from '../steps';
import { armDifference, countInArm, emptyArm, type Arm } from './automationArm';
import { AUTOMATION_METRICS, type AutomationMetric } from './automationKinds';
import { boughtBefore, emptyOutcome, fillOutcome, type Histories } from './automationOutcomes';
import type { Side } from './automationSide';
import type { Population, Touches } from './automationTouches';
import type { Change } from './change';
import type { Period } from './periodFigures';
import { rate, type Rate } from './rate';

/** Bits, so that a customer in both arms is the sum of the two. */
export const ARM = { treatment: 1, control: 2 } as const;
const BOTH = ARM.treatment | ARM.control;

/** Who was assigned to which arm of which automation, and when. */
export type Assignments = Touches & Readonly<{ arm: Uint8Array }>;

export type HoldoutComparison = Readonly<{
	automation: number;
	group: number;
	treatment: Side;
	control: Side;
	/** Treatment − control. */
	differences: Readonly<Record<AutomationMetric, Change>>;
	/** Customers who were assigned to both arms: in neither. */
	inBothArms: number;
	/** Who had bought before being assigned: chance makes the arms alike in that. */
	boughtBefore: Readonly<{ treatment: Rate; control: Rate }>;
	/** False where the arms differ in that by more than chance does once in a thousand times. */
	isBalanced: boolean;
}>;

/** The 99.95 % quantile of the standard normal distribution. */
const Z999 = 3.290526731491899;

/**
 * Compares the arms of each automation that has a control arm. Counted is the period, for each customer from the
 * own first assignment on; who was assigned before the period is in it from its first day.
 */
export function* holdoutComparisons(
	own: Histories,
	{ customer, day, automation, arm }: Assignments,
	{ groupOf }: Population,
	automations: number,
	period: Period,
): Steps<readonly HoldoutComparison[]> {
	const rowsOf = yield* placesByKey(automation, automation.length, automations);
	const since = new Int32Array(groupOf.length);
	const armOf = new Uint8Array(groupOf.length);
	const outcome = emptyOutcome();
	const compared: HoldoutComparison[] = [];
	for (let index = 0; index < automations; index++) {
		const people: number[] = [];
		let hasControl = false;
		for (let at = rowsOf.begins[index]; at < rowsOf.begins[index + 1]; at++) {
			if (at % CHUNK === 0) yield;
			const row = rowsOf.places[at];
			const who = customer[row];
			if (arm[row] === ARM.control) hasControl = true;
			if (day[row] > period.to || groupOf[who] < 0) continue;
			if (armOf[who] === 0) people.push(who);
			if (armOf[who] === 0 || day[row] < since[who]) since[who] = day[row];
			armOf[who] |= arm[row];
		}

		const pairs = new Map<number, Pair>();
		for (let at = 0; at < people.length; at++) {
			if (at % CHUNK === 0) yield;
			const who = people[at];
			const pair = pairs.get(groupOf[who]) ?? emptyPair();
			pairs.set(groupOf[who], pair);
			const arms = armOf[who];
			armOf[who] = 0;
			if (!hasControl) continue;
			if (arms === BOTH) {
				pair.both += 1;
				continue;
			}
			const mine = arms === ARM.control ? pair.control : pair.treatment;
			fillOutcome(outcome, own, who, Math.max(since[who], period.from), period.to);
			countInArm(mine, outcome, boughtBefore(own, who, since[who]));
		}
		if (!hasControl) continue;
		for (const [group, pair] of pairs) compared.push(comparisonOf(index, group, pair));
	}
	return compared;
}

type Pair = { treatment: Arm; control: Arm; both: number };

function emptyPair(): Pair {
	return { treatment: emptyArm(), control: emptyArm(), both: 0 };
}

function comparisonOf(
	automation: number,
	group: number,
	{ treatment, control, both }: Pair,
): HoldoutComparison {
	const differences = AUTOMATION_METRICS.map(
		(metric) => [metric, armDifference(metric, treatment, control)] as const,
	);
	return {
		automation,
		group,
		treatment: treatment.side,
		control: control.side,
		differences: Object.fromEntries(differences) as HoldoutComparison['differences'],
		inBothArms: both,
		boughtBefore: { treatment: shareBefore(treatment), control: shareBefore(control) },
		isBalanced: isBalanced(treatment, control),
	};
}

function shareBefore({ boughtBefore: before, side }: Arm): Rate {
	return rate(before, side.customers, 'There is no such customer');
}

function isBalanced(treatment: Arm, control: Arm): boolean {
	const [one, other] = [treatment, control].map(({ boughtBefore: successes, side }) => ({
		successes,
		trials: side.customers,
	}));
	if (one.trials === 0 || other.trials === 0) return true;
	const { low, high } = newcombeInterval(one, other, Z999);
	return low <= 0 && high >= 0;
}
