import { ModelError } from '../errors';
import type { Random } from '../numeric/random';
import { betaVariate, exponentialVariate, gammaVariate } from '../numeric/randomVariates';

/**
 * Purchases drawn from the MBG/NBD model of Batislam, Denizel & Filiztekin (2007), doi:10.1016/j.ijresmar.2006.12.005.
 * While active, a customer buys at random with a rate of their own, λ ~ Gamma(r, rate α); after *every*
 * purchase, the first included, they leave for good with a chance of their own, p ~ Beta(a, b).
 */
export type MbgNbd = Readonly<{ r: number; alpha: number; a: number; b: number }>;

export type PurchaseHistory = Readonly<{
	/** Time of each purchase since the first one; begins with 0, ends before `age`. Same unit as α. */
	times: readonly number[];
	/** Did the customer leave right after the last of `times`? Otherwise they would still buy. */
	lapsed: boolean;
	/** λ: purchases per time unit while active. */
	rate: number;
	/** p: chance to leave after a purchase. */
	dropout: number;
}>;

const MOST_PURCHASES = 1_000_000;

/** One customer's purchases from the first one, at time 0, up to `age`. A longer age only appends. */
export function mbgNbdHistory(model: MbgNbd, age: number, random: Random): PurchaseHistory {
	const { r, alpha, a, b } = model;
	if (!(r > 0 && alpha > 0 && a > 0 && b > 0)) {
		throw new ModelError('outOfDomain', 'Needs r, alpha, a and b above 0');
	}
	if (!(age >= 0 && age < Infinity)) throw new ModelError('outOfDomain', 'Needs a finite age ≥ 0');
	const rate = gammaVariate(r, random) / alpha;
	const dropout = betaVariate(a, b, random);
	if (!(rate * age < MOST_PURCHASES)) {
		throw new ModelError(
			'outOfDomain',
			'Needs a rate and an age that give under a million purchases',
		);
	}
	const times: number[] = [];
	for (let time = 0; time === 0 || time < age; time += exponentialVariate(1 / rate, random)) {
		times.push(time);
		if (random() < dropout) return { times, lapsed: true, rate, dropout };
	}
	return { times, lapsed: false, rate, dropout };
}
