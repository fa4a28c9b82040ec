import { placesByKey } from '../numeric/placesByKey';
import { CHUNK, type Steps } from '../steps';
import { emptyOutcome, fillOutcome, type Histories } from './automationOutcomes';
import { emptySide, join, others, type Side } from './automationSide';
import type { Period } from './periodFigures';

/** Which automation touched whom and when, one entry per message, tagged order or tagged answer. */
export type Touches = Readonly<{
	customer: Int32Array;
	/** Days since 1970-01-01. */
	day: Int32Array;
	automation: Int32Array;
}>;

/** Who is looked at: for each customer the number of the group, −1 for those not known yet. */
export type Population = Readonly<{ groupOf: Int32Array; groups: number }>;

/** Customers of one group whom an automation touched in the period, beside all others of the group. */
export type TouchedAndOthers = Readonly<{
	automation: number;
	group: number;
	touched: Side;
	untouched: Side;
}>;

/**
 * Compares, for every automation, the customers that it touched in the period with all others that are known; what
 * each did in the period is looked up once. Touches are sorted by automation and each customer is counted once
 * by a mark, so time and memory grow with the touches plus the customers, not with automations × customers.
 */
export function* touchedAndOthers(
	own: Histories,
	touches: Touches,
	{ groupOf, groups }: Population,
	automations: number,
	period: Period,
): Steps<readonly TouchedAndOthers[]> {
	const outcome = emptyOutcome();
	const everybody = Array.from({ length: groups }, emptySide);
	for (let who = 0; who < groupOf.length; who++) {
		if (who % CHUNK === 0) yield;
		if (groupOf[who] < 0) continue;
		fillOutcome(outcome, own, who, period.from, period.to);
		join(everybody[groupOf[who]], outcome);
	}

	const touchesOf = yield* placesByKey(touches.automation, touches.automation.length, automations);
	const countedFor = new Int32Array(groupOf.length).fill(-1);
	const compared: TouchedAndOthers[] = [];
	for (let automation = 0; automation < automations; automation++) {
		const touched = new Map<number, ReturnType<typeof emptySide>>();
		for (let at = touchesOf.begins[automation]; at < touchesOf.begins[automation + 1]; at++) {
			if (at % CHUNK === 0) yield;
			const place = touchesOf.places[at];
			const who = touches.customer[place];
			const day = touches.day[place];
			if (day < period.from || day > period.to) continue;
			if (groupOf[who] < 0 || countedFor[who] === automation) continue;
			countedFor[who] = automation;
			const side = touched.get(groupOf[who]) ?? emptySide();
			touched.set(groupOf[who], side);
			fillOutcome(outcome, own, who, period.from, period.to);
			join(side, outcome);
		}
		for (const [group, side] of touched) {
			const untouched = others(everybody[group], side);
			compared.push({ automation, group, touched: side, untouched });
		}
	}
	return compared;
}
