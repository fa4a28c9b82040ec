import type { Change } from '../../../../core/metrics/change';
import type { ScoreCounts } from '../../../../core/metrics/scoreCounts';
import type { Finding } from '../../../shared/page/finding';
import type { Section, Tile } from '../../../shared/page/page';

/** One way to make a figure of answers: what the three surveys differ in. */
export type Measure = Readonly<{
	/** What the page calls it. */
	title: string;
	/** The short name in findings. */
	name: string;
	/** The figure that groups are compared by; null without answers. */
	value: (counts: ScoreCounts) => number | null;
	format: (value: number) => string;
	formatDifference: (value: number) => string;
	/** The output fields of answers; `window` says which answers they are. */
	figures: (counts: ScoreCounts, window: string) => Record<string, unknown>;
	/** More of them, with Simplify off. */
	details: (counts: ScoreCounts, window: string) => Record<string, unknown>;
	/** Change of the figure from one set of answers to another, of different people. */
	change: (now: ScoreCounts, before: ScoreCounts, confidence?: number) => Change;
	findings: (now: ScoreCounts, before: ScoreCounts) => readonly Finding[];
	tiles: (counts: ScoreCounts) => readonly Tile[];
	sections: (counts: ScoreCounts) => readonly Section[];
	/** What the reader should know about these figures. */
	notes: (counts: ScoreCounts) => readonly string[];
	lookAt: string;
}>;

const SMALL = 30;

/** Said of every figure from few answers; null where there are enough. */
export function fewAnswers(n: number): string | null {
	if (n === 0 || n >= SMALL) return null;
	return `Only ${n === 1 ? '1 answer' : `${n} answers`}: read the range rather than the figure`;
}

/** How many gave each score, for the output: `{ "0": 3, …, "10": 12 }`. */
export function distribution(counts: ScoreCounts, lowest: number, highest: number) {
	const scores = Array.from({ length: highest - lowest + 1 }, (_, at) => lowest + at);
	return Object.fromEntries(scores.map((score) => [String(score), counts[score] ?? 0]));
}
