/**
 * How often a comparison of two shares by Newcombe's interval shows a change that is there: the exact sum over what the
 * groups may bring. Where the smaller group is small, the interval is more cautious than the usual formula supposes.
 */
import { incompleteBeta } from '../numeric/incompleteBeta';
import { logGamma } from '../numeric/logGamma';
import { newcombeInterval } from '../numeric/newcombeInterval';
import type { Steps } from '../steps';
import type { Groups, SmallestChange } from './smallestChange';

/** Above this the exact sum and the formula say the same. */
export const MOST_EXACT = 2_000;

/** Further out than so many standard deviations lies less than 1e-11 of what a group may bring. */
const REACH = 7;

/** The probability that the interval of treatment − control lies wholly on the side on which the change is. */
export function chanceToSee(
	{ treatment, control }: Groups,
	baseRate: number,
	rate: number,
): number {
	const rises = rate > baseRate;
	const centre = control * baseRate;
	const width = REACH * Math.sqrt(control * baseRate * (1 - baseRate)) + REACH;
	const first = Math.max(0, Math.floor(centre - width));
	const last = Math.min(control, Math.ceil(centre + width));
	let chance = 0;
	for (let returned = first; returned <= last; returned++) {
		const isShown = (successes: number) => {
			const { low, high } = newcombeInterval(
				{ successes, trials: treatment },
				{ successes: returned, trials: control },
			);
			return rises ? low > 0 : high >= 0;
		};
		const from = firstWith(isShown, treatment);
		const atLeast = shareOfAtLeast(from, treatment, rate);
		chance += binomial(returned, control, baseRate) * (rises ? atLeast : 1 - atLeast);
	}
	return Math.min(1, chance);
}

const STEPS = 40;
/** A hundredth of a percentage point. */
const EXACT_TO = 1e-4;

/** The smallest changes that are shown with probability `power`; null where even the largest one is not. */
export function* smallestShown(
	groups: Groups,
	baseRate: number,
	power: number,
): Steps<SmallestChange> {
	return {
		rise: yield* smallestTowards(1, groups, baseRate, power),
		fall: yield* smallestTowards(0, groups, baseRate, power),
	};
}

function* smallestTowards(
	end: 0 | 1,
	groups: Groups,
	baseRate: number,
	power: number,
): Steps<number | null> {
	const isShown = (rate: number) => chanceToSee(groups, baseRate, rate) >= power;
	if (groups.treatment < 1 || groups.control < 1 || end === baseRate || !isShown(end)) return null;
	let [hidden, shown] = [baseRate, end as number];
	for (let step = 0; step < STEPS && Math.abs(shown - hidden) > EXACT_TO; step++) {
		yield;
		const middle = (hidden + shown) / 2;
		if (isShown(middle)) shown = middle;
		else hidden = middle;
	}
	return Math.abs(shown - baseRate);
}

/** The first number from 0 to `most` for which it is true, `most + 1` for none; once true it stays so. */
function firstWith(isTrue: (number: number) => boolean, most: number): number {
	let [low, high] = [0, most + 1];
	while (low < high) {
		const middle = Math.floor((low + high) / 2);
		if (isTrue(middle)) high = middle;
		else low = middle + 1;
	}
	return low;
}

function binomial(successes: number, trials: number, rate: number): number {
	if (rate <= 0 || rate >= 1) return successes === (rate <= 0 ? 0 : trials) ? 1 : 0;
	const ways = logGamma(trials + 1) - logGamma(successes + 1) - logGamma(trials - successes + 1);
	return Math.exp(ways + successes * Math.log(rate) + (trials - successes) * Math.log1p(-rate));
}

function shareOfAtLeast(successes: number, trials: number, rate: number): number {
	if (successes <= 0) return 1;
	return successes > trials ? 0 : incompleteBeta(rate, successes, trials - successes + 1);
}
