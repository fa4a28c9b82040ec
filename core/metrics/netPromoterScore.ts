/**
 * Net promoter score of answers from 0 to 10 (Reichheld 2003, Harvard Business Review 81): the share of 9 and 10
 * minus the share of 0 to 6, from −100 to 100. Interval: adjusted Wald, of those that Rocks (2016), The American
 * Statistician 70, found best: with three imaginary answers, ¾ promoter, 1½ passive, ¾ detractor.
 */
import { Z95, type Interval } from '../numeric/interval';
import { changeWithin, notComparable, unlessFew, type Change } from './change';
import type { ScoreCounts } from './scoreCounts';

/** How many gave 9 or 10, 7 or 8, 0 to 6. */
export type PromoterCounts = Readonly<{ promoters: number; passives: number; detractors: number }>;

export type NetPromoterScore = Readonly<{
	/** −100 to 100; null without answers. */
	value: number | null;
	/** Promoters − detractors, of how many answers. */
	numerator: number;
	denominator: number;
	/** 95 %, within −100 and 100. */
	interval: Interval | null;
	/** The margin of error that most survey programs print (plain Wald): 0 where all are alike, so not to be trusted. */
	plainMargin: number | null;
	/** Why the interval is only approximate; null when it is not. */
	caution: string | null;
	reason: string | null;
}>;

const FEWEST = 15;
const SMALLEST_SHARE = 0.1;
const LARGE_PART = 0.05;

export function promoterCounts(counts: ScoreCounts): PromoterCounts {
	const between = (low: number, high: number) => {
		let sum = 0;
		for (let score = low; score <= high; score++) sum += counts[score] ?? 0;
		return sum;
	};
	return { promoters: between(9, 10), passives: between(7, 8), detractors: between(0, 6) };
}

/**
 * @param population how many customers there are; where more than 5 % of them answered, the interval shrinks by
 *   the finite population factor, towards the score itself; null when unknown
 */
export function netPromoterScore(
	counts: PromoterCounts,
	population: number | null = null,
): NetPromoterScore {
	const n = answersIn(counts);
	const numerator = counts.promoters - counts.detractors;
	if (!(n > 0)) {
		const nothing = { value: null, interval: null, plainMargin: null, caution: null };
		return { ...nothing, numerator, denominator: n, reason: 'Nobody has answered' };
	}
	const value = (100 * numerator) / n;
	const { centre, variance } = adjusted(counts);
	const half = Z95 * Math.sqrt(variance);
	const factor = populationFactor(n, population);
	const end = (bound: number) => clipped(value + factor * (bound - value), 100);
	return {
		value,
		numerator,
		denominator: n,
		interval: { low: end(centre - half), high: end(centre + half) },
		plainMargin: Z95 * Math.sqrt(plainVariance(counts) / n),
		caution: caution(counts),
		reason: null,
	};
}

/** Change between two waves of different people, from the adjusted counts: the plain variance is 0 where all are alike. */
export function netPromoterChange(now: PromoterCounts, before: PromoterCounts, z = Z95): Change {
	const score = netPromoterScore(now).value;
	const earlier = netPromoterScore(before).value;
	if (score === null) return notComparable('Nobody has answered');
	if (earlier === null) return notComparable('There are no earlier answers to compare with');
	const one = adjusted(now);
	const other = adjusted(before);
	const half = z * Math.sqrt(one.variance + other.variance);
	const centre = one.centre - other.centre;
	const difference = score - earlier;
	// Imaginary answers draw the interval towards 0, from a large difference even away: it is widened to hold it.
	const change = changeWithin(difference, {
		low: Math.min(difference, clipped(centre - half, 200)),
		high: Math.max(difference, clipped(centre + half, 200)),
	});
	return unlessFew(change, Math.min(answersIn(now), answersIn(before)));
}

/** P/n + D/n − (NPS/100)², in points squared: the variance of one answer. */
export function plainVariance(counts: PromoterCounts): number {
	const n = answersIn(counts);
	const p = counts.promoters / n;
	const d = counts.detractors / n;
	return 10_000 * (p + d - (p - d) ** 2);
}

export function answersIn({ promoters, passives, detractors }: PromoterCounts): number {
	return promoters + passives + detractors;
}

function adjusted({ promoters, passives, detractors }: PromoterCounts) {
	const counts = {
		promoters: promoters + 0.75,
		passives: passives + 1.5,
		detractors: detractors + 0.75,
	};
	const n = answersIn(counts);
	const centre = (100 * (promoters - detractors)) / n;
	return { centre, variance: plainVariance(counts) / n };
}

function populationFactor(n: number, population: number | null): number {
	if (population === null || !(n / population > LARGE_PART)) return 1;
	return population > n ? Math.sqrt((population - n) / (population - 1)) : 0;
}

function caution(counts: PromoterCounts): string | null {
	const n = answersIn(counts);
	if (n < FEWEST) {
		const answers = n === 1 ? '1 answer' : `${n} answers`;
		return `Only ${answers}: the range is approximate below ${FEWEST}`;
	}
	const few = (Object.keys(counts) as (keyof PromoterCounts)[]).filter(
		(group) => counts[group] < SMALLEST_SHARE * n,
	);
	if (few.length === 0) return null;
	return `Fewer than 10 % are ${few.join(' and ')}: the range is approximate`;
}

function clipped(value: number, limit: number): number {
	return Math.max(-limit, Math.min(limit, value));
}
