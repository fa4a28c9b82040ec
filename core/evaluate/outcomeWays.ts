/**
 * Which score to use of several, and whether its chances are to be set right. Two halves of the customers choose, each
 * for itself, and each is judged by what the other one chose: so the choice cannot flatter the record.
 */
import {
	chanceOf,
	fitCalibration,
	type CalibrationKind,
	type ScoreCalibration,
} from '../models/scoreCalibration';
import { inChunks, type Steps } from '../steps';
import type { OutcomeScore } from './outcomeScores';
import { doubtsOf, trackRecord, type Doubt } from './trackRecord';

export type OutcomeWay = Readonly<{ score: OutcomeScore; calibration: CalibrationKind }>;

/** How a way did on a half of the customers; `off` is (p − y)² of each of them. */
type Judged = Readonly<{ way: OutcomeWay; off: Float64Array; doubts: readonly Doubt[] }>;

/** What was said of all rows by scores that had not seen them, and what became of them. */
export type Said = Readonly<{
	logits: Readonly<Partial<Record<OutcomeScore, Float64Array>>>;
	outcomes: Uint8Array;
	/** 0 to 3: rows of even quarters are one half, of odd ones the other. */
	quarter: Uint8Array;
}>;

export type WayChoice = Readonly<{
	/** What both halves chose; the simpler one where they differ. */
	way: OutcomeWay;
	/** Of each row, by the way that the other half chose. */
	said: Float64Array;
	/** All ways, from the simplest, with their Brier scores over both halves. */
	tried: readonly Readonly<{ way: OutcomeWay; brier: number }>[];
}>;

/** By so much (of the Brier score) a way that learns more must be better than a simpler one, … */
const CLEARLY = 1e-3;
/** … and by so many standard errors of the difference. */
const SURELY = 2;

/** @param ways from the simplest */
export function* chosenWay(ways: readonly OutcomeWay[], said: Said): Steps<WayChoice> {
	const halves = [0, 1].map((half) => rowsOf(said.quarter, (quarter) => quarter % 2 === half));
	const judged: (readonly Judged[])[] = [];
	for (const half of halves) judged.push(yield* judgedWays(ways, said, half));
	const chosen = judged.map((of) => clearlyBest(of));
	const all = new Float64Array(said.outcomes.length);
	for (const [half, other] of [
		[0, 1],
		[1, 0],
	]) {
		const way = ways[chosen[other]];
		const calibration = yield* learnedFrom(way, said, halves[other]);
		yield* writeChances(way, calibration, said, halves[half], all);
	}
	return {
		way: ways[Math.min(...chosen)],
		said: all,
		tried: ways.map((way, at) => ({ way, brier: meanOf(judged.map((of) => of[at].off)) })),
	};
}

/** What makes chances of a way's log-odds, learned from these rows. */
export function* learnedFrom(
	{ score, calibration }: OutcomeWay,
	{ logits, outcomes }: Said,
	rows: Int32Array,
): Steps<ScoreCalibration> {
	const own = Float64Array.from(rows, (row) => logits[score]![row]);
	const became = Uint8Array.from(rows, (row) => outcomes[row]);
	return yield* fitCalibration(calibration, own, became);
}

function rowsOf(quarter: Uint8Array, isOwn: (quarter: number) => boolean): Int32Array {
	return Int32Array.from(quarter.keys()).filter((row) => isOwn(quarter[row]));
}

function* writeChances(
	{ score }: OutcomeWay,
	calibration: ScoreCalibration,
	{ logits }: Said,
	rows: Int32Array,
	into: Float64Array,
): Steps<undefined> {
	return yield* inChunks(rows.length, (from, to) => {
		for (let at = from; at < to; at++) {
			into[rows[at]] = chanceOf(calibration, logits[score]![rows[at]]);
		}
	});
}

/** Within a half, a quarter's chances are set right by what the other quarter taught. */
function* judgedWays(
	ways: readonly OutcomeWay[],
	said: Said,
	half: Int32Array,
): Steps<readonly Judged[]> {
	const judged: Judged[] = [];
	const chances = new Float64Array(said.outcomes.length);
	const became = Uint8Array.from(half, (row) => said.outcomes[row]);
	for (const way of ways) {
		for (const second of [0, 1]) {
			const own = half.filter((row) => said.quarter[row] >> 1 === second);
			const others = half.filter((row) => said.quarter[row] >> 1 !== second);
			yield* writeChances(way, yield* learnedFrom(way, said, others), said, own, chances);
		}
		const probabilities = Float64Array.from(half, (row) => chances[row]);
		const off = probabilities.map((chance, at) => (chance - became[at]) ** 2);
		const doubts = doubtsOf(yield* trackRecord(probabilities, became, null));
		judged.push({ way, off, doubts });
	}
	return judged;
}

/** The place of the way that is clearly better than all simpler ones, or has no doubts where these have some. */
function clearlyBest(judged: readonly Judged[]): number {
	let best = 0;
	for (let at = 1; at < judged.length; at++) {
		const [now, next] = [judged[best], judged[at]];
		if (next.doubts.length > 0 && now.doubts.length === 0) continue;
		const isSounder = next.doubts.length === 0 && now.doubts.length > 0;
		const { mean, standardError } = betterBy(next.off, now.off);
		const isClear = mean > CLEARLY && mean > SURELY * standardError;
		if (isClear || (isSounder && mean > 0)) best = at;
	}
	return best;
}

/** By how much of the Brier score, and how sure that is: customer by customer. */
function betterBy(off: Float64Array, than: Float64Array) {
	const n = off.length;
	const better = than.map((one, at) => one - off[at]);
	const mean = meanOf([better]);
	const squares = better.reduce((sum, one) => sum + (one - mean) ** 2, 0);
	return { mean, standardError: Math.sqrt(squares / (n - 1) / n) };
}

function meanOf(parts: readonly Float64Array[]): number {
	const length = parts.reduce((sum, part) => sum + part.length, 0);
	return parts.reduce((sum, part) => part.reduce((more, one) => more + one, sum), 0) / length;
}
