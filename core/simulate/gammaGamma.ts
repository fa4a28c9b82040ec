import { ModelError } from '../errors';
import type { Random } from '../numeric/random';
import { gammaVariate } from '../numeric/randomVariates';

/**
 * Order values drawn from the Gamma-Gamma model of Fader & Hardie (2013), brucehardie.com/notes/025:
 * orders ~ Gamma(p, rate ν) with ν ~ Gamma(q, rate v) of each customer's own, independent of how often they buy.
 */
export type GammaGamma = Readonly<{ p: number; q: number; v: number }>;

/** What one customer's orders are worth on average, p/ν. The mean over customers, p·v/(q − 1), needs q > 1. */
export function meanOrderValueVariate({ p, q, v }: GammaGamma, random: Random): number {
	if (!(p > 0 && q > 0 && v > 0)) {
		throw new ModelError('outOfDomain', 'Needs p, q and v above 0');
	}
	return (p * v) / gammaVariate(q, random);
}

/** One order of a customer whose orders are worth `mean` on average. */
export function orderValueVariate({ p }: GammaGamma, mean: number, random: Random): number {
	return (mean * gammaVariate(p, random)) / p;
}
