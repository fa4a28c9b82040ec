/**
 * What each method of scoring risk would have said on a day in the past, and how right that was: the days and methods
 * that the ladder (`riskLadder.ts`) chooses from.
 */
import type { Steps } from '../steps';
import { canLearn, modelOf, saidOutOfFold } from './riskLessons';
import { risksOf, type RiskMethod } from './riskModel';
import type { RiskSnapshot } from './riskSnapshot';
import { doubtsOf, trackRecord, type Doubt, type TrackRecord } from './trackRecord';

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

/** Has this day enough customers for a record? */
export function bearsRecord({ features, repeatBuyers, fit }: RiskSnapshot): boolean {
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
export function* earlierTrials(
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
export function chosenOf(trials: readonly Trial[]): Trial {
	const sound = trials.filter(({ doubts }) => doubts.length === 0);
	const among = sound.length > 0 ? sound : trials;
	const brierOf = ({ record }: Trial) => record.brier.brier ?? Infinity;
	const best = Math.min(...among.map(brierOf));
	return among.find((trial) => brierOf(trial) <= best + TIE)!;
}

/** Beside the plain rule: days since the last purchase, the first feature. */
export function* judged(
	method: RiskMethod,
	said: Float64Array,
	snapshot: RiskSnapshot,
): Steps<Trial> {
	const { features, outcomes } = snapshot;
	const recency = new Float64Array(features.rows);
	for (let row = 0; row < recency.length; row++) {
		recency[row] = features.values[row * features.columns];
	}
	const record = yield* trackRecord(said, outcomes!, recency);
	return { method, origin: snapshot.origin, record, doubts: doubtsOf(record) };
}

const YEAR = 365;
/** Days this near to each other see the same season. */
const SAME_SEASON = 31;

/** A shop with a season looks right between two of them: so the same time last year is looked back to, too. */
export function* trialOfLastYear(
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
