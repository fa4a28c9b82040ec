import { Z95, type Interval } from '../numeric/interval';
import { newcombeInterval } from '../numeric/newcombeInterval';
import type { Rate } from './rate';

/**
 * How a figure differs from the one of the period before, and whether that is more than chance.
 * `noChangeShown`: the 95 % interval of the difference includes 0. `notComparable`: one of the two does not exist,
 * or is made of too few to tell a change from chance.
 */
export type Change = Readonly<{
	/** Now − before, in the figure's own unit; null where one of them does not exist. */
	difference: number | null;
	/** 95 % interval of the difference. */
	interval: Interval | null;
	verdict: 'higher' | 'lower' | 'noChangeShown' | 'notComparable';
	/** Why they cannot be compared; null when they can. */
	reason: string | null;
}>;

export function changeWithin(difference: number, interval: Interval): Change {
	const { low, high } = interval;
	const verdict = low > 0 ? 'higher' : high < 0 ? 'lower' : 'noChangeShown';
	return { difference, interval, verdict, reason: null };
}

export function notComparable(reason: string): Change {
	return { difference: null, interval: null, verdict: 'notComparable', reason };
}

/** With fewer on one side hardly any difference is safe to act on, whatever an interval says. */
const FEWEST = 10;

/** Change of a share of independent customers or answers, by Newcombe's interval; `z` where several are compared. */
export function changeOfRates(now: Rate, before: Rate, z = Z95): Change {
	if (now.value === null) return notComparable(now.reason ?? '');
	if (before.value === null) return notComparable(`Period before: ${before.reason ?? ''}`);
	const change = changeWithin(
		now.value - before.value,
		newcombeInterval(
			{ successes: now.numerator, trials: now.denominator },
			{ successes: before.numerator, trials: before.denominator },
			z,
		),
	);
	return unlessFew(change, Math.min(now.denominator, before.denominator));
}

/** The change without its verdict where the smaller side is made of too few; `fewest`: of how many. */
export function unlessFew(change: Change, fewest: number): Change {
	if (fewest >= FEWEST || change.verdict === 'notComparable') return change;
	const reason = `Only ${fewest} on one side: too few to tell a change from chance`;
	return { ...change, verdict: 'notComparable', reason };
}
