import { ModelError } from '../errors';
import type { Random } from '../numeric/random';
import { betaVariate } from '../numeric/randomVariates';

/**
 * Renewals drawn from the shifted-beta-geometric model of Fader & Hardie (2007), doi:10.1002/dir.20074:
 * at the end of each period a subscriber leaves with a chance of their own, θ ~ Beta(α, β).
 */
export type Sbg = Readonly<{ alpha: number; beta: number }>;

export type Subscription = Readonly<{
	/** Periods paid, 1 to `most`. */
	periods: number;
	/** Did the subscriber leave at the end of the last one? */
	lapsed: boolean;
	/** θ: chance to leave at the end of a period. */
	dropout: number;
}>;

/** One subscriber, observed for at most `most` periods. A longer observation only appends. */
export function sbgSubscription(model: Sbg, most: number, random: Random): Subscription {
	if (!(model.alpha > 0 && model.beta > 0)) {
		throw new ModelError('outOfDomain', 'Needs alpha and beta above 0');
	}
	const dropout = betaVariate(model.alpha, model.beta, random);
	for (let periods = 1; periods <= most; periods++) {
		if (random() < dropout) return { periods, lapsed: true, dropout };
	}
	return { periods: most, lapsed: false, dropout };
}
