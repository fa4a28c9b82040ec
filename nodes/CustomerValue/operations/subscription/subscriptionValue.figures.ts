/** How long the subscribers of one group stay, and what that is worth, by the shifted-beta-geometric model. */
import { estimateInterval } from '../../../../core/models/estimateInterval';
import type { ModelFit } from '../../../../core/models/maximumLikelihood';
import {
	halfLeftAfter,
	renewalsSeen,
	residualLifetimes,
	shareBeyond,
	type Renewal,
} from '../../../../core/models/renewalLife';
import { expectedLifetime, fitSbg, type Sbg, type Tenures } from '../../../../core/models/sbg';
import type { Interval } from '../../../../core/numeric/interval';
import type { Steps } from '../../../../core/steps';
import { count } from '../../../shared/page/wording';

export type Lifetime = Readonly<{
	/** Payments of a new subscriber, the first one included, later ones worth less. */
	discounted: number | null;
	interval: Interval | null;
	/** The same without discount; null where a few stay for ever. */
	mean: number | null;
	halfLeftAfter: number | null;
	/** Of `discounted`, what nobody has been watched for yet. */
	shareBeyond: number | null;
	/** By renewals made: discounted payments to come just before the next renewal. */
	residual: Float64Array;
}>;

export type SubscriptionFigures = Readonly<{
	total: number;
	left: number;
	staying: number;
	seen: readonly Renewal[];
	/** Null where nothing can be foreseen, and `why`. */
	fit: ModelFit<Sbg> | null;
	lifetime: Lifetime | null;
	why: string | null;
	warnings: readonly string[];
}>;

/** Below it nobody can tell whether renewals become more or less frequent. */
const FEWEST_AT_SECOND = 10;

export function* subscriptionFigures(
	tenures: Tenures,
	{ leastSubscribers, discount }: Readonly<{ leastSubscribers: number; discount: number }>,
): Steps<SubscriptionFigures> {
	const sum = (list: ArrayLike<number>) => Array.from(list).reduce((total, one) => total + one, 0);
	const [left, staying] = [sum(tenures.left), sum(tenures.staying)];
	const seen = renewalsSeen(tenures);
	const base = { total: left + staying, left, staying, seen };
	const none = (why: string): SubscriptionFigures => ({
		...{ ...base, fit: null, lifetime: null, why, warnings: [] },
	});
	const tooFew = tooFewSentence(seen, left, leastSubscribers);
	if (tooFew !== null) return none(tooFew);
	const fit = yield* fitSbg(tenures);
	if (fit.degenerate?.code === 'nobodyLeaves') {
		return none(
			`So few have left (${left} of ${base.total}) that how long the others will stay cannot be told`,
		);
	}
	const mostRenewals = Math.max(tenures.left.length, tenures.staying.length) - 1;
	return {
		...{ ...base, fit, why: null, warnings: warningsOf(fit) },
		lifetime: lifetimeOf(fit, seen.length, { mostRenewals, discount }),
	};
}

function tooFewSentence(seen: readonly Renewal[], left: number, least: number): string | null {
	const [first, second] = [seen[0]?.watched ?? 0, seen[1]?.watched ?? 0];
	const came = (number: number) => count(number, 'subscriber has', 'subscribers have');
	if (!(first >= least)) {
		return `${came(first)} come to a first renewal; at least ${least} are needed to foresee renewals`;
	}
	if (left === 0) return 'Nobody has left yet, so how long subscribers will stay cannot be told';
	if (second >= FEWEST_AT_SECOND) return null;
	return `${came(second)} come to a second renewal; at least ${FEWEST_AT_SECOND} are needed to see how renewals change`;
}

function lifetimeOf(
	fit: ModelFit<Sbg>,
	periodsSeen: number,
	{ mostRenewals, discount }: Readonly<{ mostRenewals: number; discount: number }>,
): Lifetime {
	const known = (value: number) => (Number.isFinite(value) ? value : null);
	const discounted = known(expectedLifetime(fit.model, discount));
	return {
		discounted,
		interval:
			discounted === null
				? null
				: estimateInterval(fit, (model) => expectedLifetime(model, discount)),
		mean: known(expectedLifetime(fit.model, 0)),
		halfLeftAfter: known(halfLeftAfter(fit.model, 0)),
		shareBeyond: discounted === null ? null : shareBeyond(fit.model, periodsSeen + 1, discount),
		residual: residualLifetimes(fit.model, mostRenewals, discount),
	};
}

function warningsOf({ model, degenerate, converged }: ModelFit<Sbg>): string[] {
	if (degenerate?.code === 'extremeParameter') {
		const areAlike = model.alpha > 1 && model.beta > 1;
		return [
			areAlike
				? 'By these renewals all subscribers are alike: one and the same chance to leave is taken for everybody'
				: 'By these renewals some subscribers leave at once and the others never: what is foreseen of later periods is rough',
		];
	}
	return converged
		? []
		: ['The search for the best model ended early: take the figures as a direction'];
}
