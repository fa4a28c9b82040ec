/**
 * Which score of "will not buy within the horizon" a shop's history bears, and how right it has been. A ladder: rules
 * without a probability for few customers, P(no purchase) of MBG/NBD above that, a learned score where two horizons
 * of history can be looked back upon. The method is chosen on the earlier day and its record taken on the later one,
 * so that the choice cannot flatter the record.
 */
import type { Purchases } from '../metrics/purchases';
import type { LabelledRows } from '../models/labelledRows';
import { fitLogisticRegression, logisticParts } from '../models/logisticRegression';
import { fitPlattCalibration, plattProbability } from '../models/plattCalibration';
import { inChunks, type Steps } from '../steps';
import { outOfFold } from './outOfFold';
import { factsOf } from './purchaseFacts';
import { RISK_METHODS, risksOf, silenceLogit, type RiskMethod, type RiskModel } from './riskModel';
import { riskSnapshot, type RiskSnapshot, type SnapshotSettings } from './riskSnapshot';
import { rollingOrigins } from './temporalSplit';
import { doubtsOf, trackRecord, type Doubt, type TrackRecord } from './trackRecord';

/** Fewer customers, or fewer who have bought twice, bear no probability. */
export const FEWEST_CUSTOMERS = 200;
export const FEWEST_REPEAT_BUYERS = 50;
/** So many customers, and so many of each outcome, a learned score needs; a calibration only the outcomes. */
export const FEWEST_TO_LEARN = 1_000;
export const FEWEST_OUTCOMES = 100;

/** A day looked back to has fewer customers than today, but not so few that its record is chance. */
const FEWEST_LOOKED_BACK = 100;
const FEWEST_REPEATS_LOOKED_BACK = 25;
const FOLDS = 5;
const PENALTY = 1;
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

function bearsRecord({ features, repeatBuyers }: RiskSnapshot): boolean {
	return features.rows >= FEWEST_LOOKED_BACK && repeatBuyers >= FEWEST_REPEATS_LOOKED_BACK;
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

/** Has this day enough customers, and enough of each outcome, for the method to be learned from it? */
function canLearn(method: RiskMethod, { features, outcomes }: RiskSnapshot): boolean {
	if (method === 'purchaseModel') return true;
	if (outcomes === null) return false;
	const happened = outcomes.reduce((sum, outcome) => sum + outcome, 0);
	const enough = happened >= FEWEST_OUTCOMES && features.rows - happened >= FEWEST_OUTCOMES;
	return enough && (method !== 'learned' || features.rows >= FEWEST_TO_LEARN);
}

/** Of the methods that bear probabilities the one with the best Brier score; the simplest of those about as good. */
function chosenOf(trials: readonly Trial[]): Trial {
	const sound = trials.filter(({ doubts }) => doubts.length === 0);
	const among = sound.length > 0 ? sound : trials;
	const brierOf = ({ record }: Trial) => record.brier.brier ?? Infinity;
	const best = Math.min(...among.map(brierOf));
	return among.find((trial) => brierOf(trial) <= best + TIE)!;
}

type Lesson = Readonly<{
	/** Where outcomes are known; not needed for the plain purchase model. */
	learnedFrom: RiskSnapshot | undefined;
	current: RiskSnapshot;
	horizon: number;
}>;

function* modelOf(method: RiskMethod, lesson: Lesson): Steps<RiskModel> {
	const { learnedFrom, current, horizon } = lesson;
	if (method === 'learned') {
		const { model } = yield* fitLogisticRegression(labelled(learnedFrom!), { penalty: PENALTY });
		return { horizon, method, logistic: model };
	}
	const purchases = current.fit!.model;
	if (method === 'purchaseModel') {
		return { horizon, method, purchases, calibration: null, typical: current.typical };
	}
	const scores = yield* silenceLogits(learnedFrom!, horizon);
	const { model } = yield* fitPlattCalibration(scores, learnedFrom!.outcomes!);
	return { horizon, method, purchases, calibration: model, typical: current.typical };
}

/** What the method says of the customers of one day when it is learned from the others of the same day. */
function* saidOutOfFold(
	method: RiskMethod,
	snapshot: RiskSnapshot,
	horizon: number,
): Steps<Float64Array> {
	if (method === 'learned') {
		return yield* outOfFold(labelled(snapshot), FOLDS, function* (rows) {
			const { model } = yield* fitLogisticRegression(rows, { penalty: PENALTY });
			return (row) => logisticParts(model, row).probability;
		});
	}
	const values = yield* silenceLogits(snapshot, horizon);
	const rows = { values, rows: values.length, columns: 1 };
	return yield* outOfFold({ features: rows, outcomes: snapshot.outcomes! }, FOLDS, function* (own) {
		const { model } = yield* fitPlattCalibration(own.features.values, own.outcomes);
		return ([score]) => plattProbability(model, score);
	});
}

function* silenceLogits({ features, fit }: RiskSnapshot, horizon: number): Steps<Float64Array> {
	const logits = new Float64Array(features.rows);
	yield* inChunks(features.rows, (from, to) => {
		for (let row = from; row < to; row++) {
			logits[row] = silenceLogit(fit!.model, factsOf(features, row), horizon);
		}
	});
	return logits;
}

function labelled({ features, outcomes }: RiskSnapshot): LabelledRows {
	return { features, outcomes: outcomes! };
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
