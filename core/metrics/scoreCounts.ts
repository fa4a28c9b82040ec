/** How many answers gave each score: place 0 for the score 0, and so on. All survey figures come from these. */
export type ScoreCounts = ArrayLike<number>;

/** Scores go up to this; 0 where a scale has no such score. */
export const HIGHEST_SCORE = 10;

export function answersOf(counts: ScoreCounts): number {
	let n = 0;
	for (let score = 0; score < counts.length; score++) n += counts[score];
	return n;
}

/** The same answers on the scale turned round, so that its highest score stands where its lowest stood. */
export function turnedRound(counts: ScoreCounts, lowest: number, highest: number): ScoreCounts {
	const turned = new Float64Array(counts.length);
	for (let score = lowest; score <= highest; score++) {
		turned[lowest + highest - score] = counts[score] ?? 0;
	}
	return turned;
}

/** The answers of several groups together. */
export function allTogether(several: readonly ScoreCounts[]): ScoreCounts {
	const sum = new Float64Array(HIGHEST_SCORE + 1);
	for (const counts of several) {
		for (let score = 0; score < counts.length; score++) sum[score] += counts[score];
	}
	return sum;
}
