import { rate, type Rate } from './rate';
import { answersOf, type ScoreCounts } from './scoreCounts';

/** Share of the answers with a score of `from` or more: "top 2 box" where these are the two highest. */
export function topBox(counts: ScoreCounts, from: number): Rate {
	let top = 0;
	for (let score = from; score < counts.length; score++) top += counts[score];
	return rate(top, answersOf(counts), 'Nobody has answered');
}
