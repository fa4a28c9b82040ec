/**
 * Which score of "will not buy within the horizon" a shop's history bears, and how right it has been. A ladder: rules
 * without a probability for few customers, P(no purchase) of MBG/NBD above that, a learned score where two horizons
 * of history can be looked back upon. The method is chosen on the earlier day and its record taken on the later one,
 * so that the choice cannot flatter the record.
 */
import type { Purchases } from '../metrics/purchases';
import type { Steps } from '../steps';
import { canLearn, modelOf, saidOutOfFold } from './riskLessons';
import { RISK_METHODS, risksOf, type RiskMethod, type RiskModel } from './riskModel';
import { riskSnapshot, type RiskSnapshot, type SnapshotSettings } from './riskSnapshot';
import { rollingOrigins } from './temporalSplit';
import { doubtsOf, trackRecord, type Doubt, type TrackRecord } from './trackRecord';

/** Fewer customers, or fewer who have bought twice, bear no probability. */
export const FEWEST_CUSTOMERS = 200;
export const FEWEST_REPEAT_BUYERS = 50;
/** A day looked back to has fewer customers than today, but not so few that its record is chance. */
const FEWEST_LOOKED_BACK = 100;
const FEWEST_REPEATS_LOOKED_BACK = 25;
/** By so much (of the Brier score) a method that learns more must be better than a simpler one. */
const TIE = 1e-3;

export type LadderSettings = Readonly<{
	people: number;
	horizon: number;
	/** The first day of the log, and the last one on which purchases would have been seen. */
	firstDay: number;
	end: number;
}>;

/** How one method did on one day that was looked back to. */
export type Trial = Readonly<{
	method: RiskMethod;
	origin: number;
	record: TrackRecord;
	doubts: readonly Doubt[];
}>;

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

const YEAR = 365;
/** Days this near to each other see the same season. */
const SAME_SEASON = 31;

/** A shop with a season looks right between two of them: so the same time last year is looked back to, too. */
function* trialOfLastYear(
	at: (origin: number) => Steps<RiskSnapshot>,
	method: RiskMethod,
	{ firstDay, end, horizon }: LadderSettings,
): Steps<Trial | null> {
	const origin = end - YEAR;
	const isLookedAt = [1, 2].some((back) => Math.abs(YEAR - back * horizon) <= SAME_SEASON);
	if (isLookedAt || horizon > YEAR || origin - 2 * horizon < firstDay - 1) return null;
	const current = yield* at(origin);
	const learnedFrom = method === 'purchaseModel' ? undefined : yield* at(origin - horizon);
	if (!bearsRecord(current) || (learnedFrom && !canLearn(method, learnedFrom))) return null;
	const model = yield* modelOf(method, { learnedFrom, current, horizon });
	return yield* judged(method, yield* risksOf(model, current.features), current);
}

const tooLittle = (code: TooLittle['code'], found: number, needed: number): TooLittle => ({
	...{ code, found, needed },
});

function bearsRecord({ features, repeatBuyers, fit }: RiskSnapshot): boolean {
	const enough = features.rows >= FEWEST_LOOKED_BACK && repeatBuyers >= FEWEST_REPEATS_LOOKED_BACK;
	return enough && fit !== null;
}

type EarlierDays = Readonly<{
	earlier: RiskSnapshot;
	/** A horizon before it, where there is one. */
	first: RiskSnapshot | undefined;
	horizon: number;
}>;

/** All methods that can be tried on the earlier day: learned a horizon before it, else from other customers of it. */
function* earlierTrials(
	methods: readonly RiskMethod[],
	{ earlier, first, horizon }: EarlierDays,
): Steps<readonly Trial[]> {
	const trials: Trial[] = [];
	for (const method of methods) {
		if (method !== 'purchaseModel' && !(first && canLearn(method, first))) {
			trials.push(yield* judged(method, yield* saidOutOfFold(method, earlier, horizon), earlier));
			continue;
		}
		const model = yield* modelOf(method, { learnedFrom: first, current: earlier, horizon });
		trials.push(yield* judged(method, yield* risksOf(model, earlier.features), earlier));
	}
	return trials;
}

/** Of the methods that bear probabilities the one with the best Brier score; the simplest of those about as good. */
function chosenOf(trials: readonly Trial[]): Trial {
	const sound = trials.filter(({ doubts }) => doubts.length === 0);
	const among = sound.length > 0 ? sound : trials;
	const brierOf = ({ record }: Trial) => record.brier.brier ?? Infinity;
	const best = Math.min(...among.map(brierOf));
	return among.find((trial) => brierOf(trial) <= best + TIE)!;
}

/** Beside the plain rule: days since the last purchase, the first feature. */
function* judged(method: RiskMethod, said: Float64Array, snapshot: RiskSnapshot): Steps<Trial> {
	const { features, outcomes } = snapshot;
	const recency = new Float64Array(features.rows);
	for (let row = 0; row < recency.length; row++) {
		recency[row] = features.values[row * features.columns];
	}
	const record = yield* trackRecord(said, outcomes!, recency);
	return { method, origin: snapshot.origin, record, doubts: doubtsOf(record) };
}
