import { randomStream, type Random } from '../../numeric/random';
import { KINDS, type KindName, type KindOfShop, type Shares } from './kinds';

const { floor } = Math;

/**
 * A simulated shop. Its whole history is fixed by kind, seed and opening day; `endDay` only says how much
 * of it has happened yet, and `customers` how many of its people are told of. Days count from 1970-01-01.
 */
export type Shop = Readonly<{
	kind: KindName;
	seed: number;
	customers: number;
	openedDay: number;
	endDay: number;
	/** With the untidy parts of real exports: spelling variants, guests, double orders, missing names. */
	untidy: boolean;
	/** ISO 4217 code. */
	currency: string;
}>;

/**
 * What randomness is needed for. Each customer has a stream of numbers for each, so that nothing depends on
 * the other customers, on the end date, or on which of the data sets is asked for. Numbers are never reused.
 */
const STREAMS = {
	person: 1,
	arrival: 2,
	purchases: 3,
	orders: 4,
	untidy: 5,
	tickets: 6,
	surveysAfterOrders: 7,
	surveysAfterTickets: 8,
	surveyWaves: 9,
	contentment: 10,
	consents: 11,
	value: 12,
} as const;

/** The stream of one customer (counted from 0) for one purpose; `nth` where each of several things has its own. */
export function streamOf(
	shop: Shop,
	purpose: keyof typeof STREAMS,
	customer: number,
	nth = 0,
): Random {
	return randomStream(shop.seed, STREAMS[purpose], nth, customer);
}

export function kindOf(shop: Shop): KindOfShop {
	return KINDS[shop.kind];
}

/** One of the values by their shares; undefined where the shares leave room for none. */
export function drawn<Value>(shares: Shares<Value>, random: Random): Value | undefined {
	let left = random();
	for (const [value, share] of shares) {
		left -= share;
		if (left < 0) return value;
	}
	return undefined;
}

/** One of the values by their shares; the first where rounding leaves a gap at the end. */
export function oneOf<Value>(shares: Shares<Value>, random: Random): Value {
	return drawn(shares, random) ?? shares[0][0];
}

/** One of the values, each as likely. */
export function anyOf<Value>(values: readonly Value[], random: Random): Value {
	return values[floor(random() * values.length)];
}
