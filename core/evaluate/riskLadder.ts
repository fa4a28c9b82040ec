/**
 * Which score of "will not buy within the horizon" a shop's history bears, and how right it has been. A ladder: rules
 * without a probability for few customers, P(no purchase) of MBG/NBD above that, a learned score where two horizons
 * of history can be looked back upon. The method is chosen on the earlier day and its record taken on the later one,
 * so that the choice cannot flatter the record.
 */
import type { Purchases } from '../metrics/purchases';
import type { Steps } from '../steps';
import { canLearn, modelOf } from './riskLessons';
import { RISK_METHODS, risksOf, type RiskModel } from './riskModel';
import { riskSnapshot, type RiskSnapshot, type SnapshotSettings } from './riskSnapshot';
import {
	bearsRecord,
	chosenOf,
	earlierTrials,
	judged,
	trialOfLastYear,
	type LadderSettings,
	type Trial,
} from './riskTrials';
import { rollingOrigins } from './temporalSplit';
import type { Doubt } from './trackRecord';

/** Fewer customers, or fewer who have bought twice, bear no probability. */
export const FEWEST_CUSTOMERS = 200;
export const FEWEST_REPEAT_BUYERS = 50;
export type RiskLadder = Readonly<{
	horizon: number;
	now: RiskSnapshot;
	/** Null where the history bears no probability at all; the reason is `tooLittle`. */
	model: RiskModel | null;
	tooLittle: TooLittle | null;
	/** On the earlier day: all methods that could be tried, from the simplest; empty where there is only one day. */
	choice: readonly Trial[];
	/** On the later day: the chosen method first, then the others; empty without a model. */
	record: readonly Trial[];
	/** At the same time of last year, so that a season shows: the chosen method; null where nobody knows. */
	yearAgo: Trial | null;
	/** Why the probabilities of `model` should not be shown; empty where they can be. */
	doubts: readonly DatedDoubt[];
}>;

/** A doubt, and the day looked back to that raises it. */
export type DatedDoubt = Doubt & Readonly<{ origin: number; day: 'later' | 'earlier' | 'yearAgo' }>;

export type TooLittle = Readonly<{
	code: 'customers' | 'repeatBuyers' | 'history';
	found: number;
	needed: number;
}>;

/** @param purchases in date order */
export function* riskLadder(purchases: Purchases, settings: LadderSettings): Steps<RiskLadder> {
	const { firstDay, end, horizon } = settings;
	const at = (origin: number) =>
		riskSnapshot(purchases, origin, settings satisfies SnapshotSettings);
	const now = yield* at(end);
	const nothing = { horizon, now, model: null, choice: [], record: [], yearAgo: null, doubts: [] };
	const customers = now.features.rows;
	if (customers < FEWEST_CUSTOMERS) {
		return { ...nothing, tooLittle: tooLittle('customers', customers, FEWEST_CUSTOMERS) };
	}
	if (now.repeatBuyers < FEWEST_REPEAT_BUYERS) {
		const tooFew = tooLittle('repeatBuyers', now.repeatBuyers, FEWEST_REPEAT_BUYERS);
		return { ...nothing, tooLittle: tooFew };
	}
	const back: RiskSnapshot[] = [];
	for (const origin of rollingOrigins(firstDay, end, horizon).slice(0, 3)) {
		const snapshot = yield* at(origin);
		if (!bearsRecord(snapshot)) break;
		back.push(snapshot);
	}
	const [later, earlier, first] = back;
	if (later === undefined) {
		return { ...nothing, tooLittle: tooLittle('history', end - firstDay + 1, 2 * horizon) };
	}
	const methods = RISK_METHODS.filter(
		(one) => earlier && canLearn(one, earlier) && canLearn(one, later),
	);
	const trials = earlier ? yield* earlierTrials(methods, { earlier, first, horizon }) : [];
	const method = trials.length === 0 ? 'purchaseModel' : chosenOf(trials).method;
	const record: Trial[] = [];
	for (const one of [method, ...methods.filter((other) => other !== method)]) {
		const model = yield* modelOf(one, { learnedFrom: earlier, current: later, horizon });
		record.push(yield* judged(one, yield* risksOf(model, later.features), later));
	}
	const yearAgo = yield* trialOfLastYear(at, method, settings);
	const chosen = trials.find((trial) => trial.method === method);
	return {
		...{ horizon, now, tooLittle: null, choice: trials, record, yearAgo },
		model: yield* modelOf(method, { learnedFrom: later, current: now, horizon }),
		doubts: [
			...dated('later', record[0]),
			...dated('earlier', chosen),
			...dated('yearAgo', yearAgo ?? undefined),
		],
	};
}

function dated(day: DatedDoubt['day'], trial: Trial | undefined): readonly DatedDoubt[] {
	return (trial?.doubts ?? []).map((doubt) => ({ ...doubt, day, origin: trial!.origin }));
}

const tooLittle = (code: TooLittle['code'], found: number, needed: number): TooLittle => ({
	...{ code, found, needed },
});
