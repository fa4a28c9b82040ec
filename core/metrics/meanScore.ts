/** Mean of scores, with Student's t interval: for figures such as customer effort that are read as a mean. */
import type { Interval } from '../numeric/interval';
import { studentTQuantile } from '../numeric/studentT';
import { welchInterval, type Sample } from '../numeric/welchInterval';
import { changeWithin, notComparable, unlessFew, type Change } from './change';
import type { ScoreCounts } from './scoreCounts';

export type MeanScore = Readonly<{
	/** Null without answers. */
	value: number | null;
	/** Sum of the scores, of how many answers. */
	numerator: number;
	denominator: number;
	/** 95 %, within the scale; null where fewer than two answers or no spread leave nothing to tell it from. */
	interval: Interval | null;
	/** Why there is no value or no interval. */
	reason: string | null;
}>;

/** The ends of a scale. */
export type Scale = Readonly<{ lowest: number; highest: number }>;

export function meanScore(counts: ScoreCounts, { lowest, highest }: Scale): MeanScore {
	const { n, mean, variance } = sampleOfScores(counts);
	const whole = { numerator: n > 0 ? Math.round(mean * n) : 0, denominator: n };
	if (n === 0) return { ...whole, value: null, interval: null, reason: 'Nobody has answered' };
	if (n === 1) {
		return { ...whole, value: mean, interval: null, reason: 'One answer tells no range' };
	}
	if (variance === 0) {
		const reason = 'All answers are the same, so they tell no range';
		return { ...whole, value: mean, interval: null, reason };
	}
	const half = studentTQuantile(0.975, n - 1) * Math.sqrt(variance / n);
	const low = Math.max(lowest, mean - half);
	return {
		...whole,
		value: mean,
		interval: { low, high: Math.min(highest, mean + half) },
		reason: null,
	};
}

/** Change of the mean between answers of different people, by Welch's interval. */
export function meanScoreChange(now: ScoreCounts, before: ScoreCounts, confidence = 0.95): Change {
	const one = sampleOfScores(now);
	const other = sampleOfScores(before);
	if (one.n === 0) return notComparable('Nobody has answered');
	if (other.n === 0) return notComparable('There are no earlier answers to compare with');
	if (one.n === 1 || other.n === 1) return notComparable('One answer is too few to compare');
	if (one.variance + other.variance === 0) {
		return notComparable('All answers are the same, so there is no spread to judge a change by');
	}
	const change = changeWithin(one.mean - other.mean, welchInterval(one, other, confidence));
	return unlessFew(change, Math.min(one.n, other.n));
}

function sampleOfScores(counts: ScoreCounts): Sample {
	let n = 0;
	let total = 0;
	for (let score = 0; score < counts.length; score++) {
		n += counts[score];
		total += score * counts[score];
	}
	const mean = total / n;
	let squares = 0;
	for (let score = 0; score < counts.length; score++) {
		squares += counts[score] * (score - mean) ** 2;
	}
	return { n, mean, variance: squares / (n - 1) };
}
