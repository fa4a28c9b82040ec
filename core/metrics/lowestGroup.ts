import type { Change } from './change';
import { allTogether, answersOf, type ScoreCounts } from './scoreCounts';

/** The group that scores lowest, beside all other answers. */
export type LowestGroup = Readonly<{ index: number; rest: ScoreCounts; change: Change }>;

/** Smaller groups are lowest by chance all the time. */
const FEWEST = 15;

/**
 * The lowest-scoring of the groups that have 15 answers or more, against all other answers together; null with
 * fewer than two such groups. The more groups, the surer the difference must be (Bonferroni): of many groups
 * that are all alike one is the lowest too.
 */
export function lowestGroup(
	groups: readonly ScoreCounts[],
	value: (counts: ScoreCounts) => number | null,
	change: (group: ScoreCounts, rest: ScoreCounts, confidence: number) => Change,
): LowestGroup | null {
	const large = groups
		.map((counts, index) => ({ index, counts, value: value(counts) ?? Infinity }))
		.filter(({ counts }) => answersOf(counts) >= FEWEST);
	if (large.length < 2) return null;
	const lowest = large.reduce((least, one) => (one.value < least.value ? one : least));
	const rest = allTogether(groups.filter((_, index) => index !== lowest.index));
	return {
		index: lowest.index,
		rest,
		change: change(lowest.counts, rest, 1 - 0.05 / large.length),
	};
}
