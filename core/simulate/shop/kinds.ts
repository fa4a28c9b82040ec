import type { GammaGamma } from '../gammaGamma';
import type { MbgNbd } from '../mbgNbd';
import type { Sbg } from '../sbg';

/**
 * The kinds of shop that can be simulated: how their customers buy, what orders are worth, what goes wrong.
 * Plausible sizes, not measurements; time unit: day, or month where customers subscribe.
 */
export type KindOfShop = Readonly<{
	/** How customers come back: at random while active, or by paying every month until they cancel. */
	buying: MbgNbd | Sbg;
	/** What orders are worth in euros, or the monthly prices that subscribers choose from. */
	value: GammaGamma | Shares<number>;
	/** When orders come in: minutes of the day. Never near midnight, where clocks change. */
	hours: readonly [number, number];
	/** The channels of orders; the first is the house's own. */
	channels: Shares<string>;
	/** Home and other countries of the customers, ISO 3166 codes. */
	countries: Shares<string>;
	/** Chances per purchase: of an attempt that comes to nothing before it, of a refund, of a question. */
	failing: Shares<'cancelled' | 'pending' | 'failed'>;
	refund: number;
	ticket: number;
	/** Chance per purchase of being asked afterwards whether they would recommend the shop. */
	asked: number;
	/** Days without a purchase after which the shop writes to win somebody back. */
	missedAfterDays: number;
	/** Chance per purchase that somebody without an account buys too (untidy data). */
	guest: number;
}>;

/** Values with their shares, which add up to 1; what is missing to 1 stands for "none of them". */
export type Shares<Value> = ReadonlyArray<readonly [Value, number]>;

export type KindName = 'cafe' | 'onlineShop' | 'subscription';

export const KINDS: Readonly<Record<KindName, KindOfShop>> = {
	cafe: {
		buying: { r: 1.3, alpha: 14, a: 0.9, b: 8 },
		value: { p: 5, q: 6, v: 8 },
		hours: [7 * 60, 18 * 60],
		channels: [
			['counter', 0.68],
			['app', 0.32],
		],
		countries: [
			['DE', 0.93],
			['AT', 0.03],
			['CH', 0.02],
			['FR', 0.02],
		],
		failing: [['cancelled', 0.008]],
		refund: 0.006,
		ticket: 0.012,
		asked: 0.03,
		missedAfterDays: 30,
		guest: 0.15,
	},
	onlineShop: {
		buying: { r: 1.1, alpha: 55, a: 0.9, b: 2.8 },
		value: { p: 6, q: 4, v: 21 },
		hours: [6 * 60, 23 * 60 + 30],
		channels: [
			['web', 0.78],
			['marketplace', 0.22],
		],
		countries: [
			['DE', 0.36],
			['GB', 0.13],
			['US', 0.12],
			['FR', 0.1],
			['AT', 0.09],
			['NL', 0.08],
			['CH', 0.06],
			['CA', 0.03],
			['AU', 0.03],
		],
		failing: [
			['cancelled', 0.025],
			['pending', 0.008],
			['failed', 0.008],
		],
		refund: 0.06,
		ticket: 0.12,
		asked: 0.12,
		missedAfterDays: 90,
		guest: 0.03,
	},
	subscription: {
		buying: { alpha: 0.9, beta: 9 },
		value: [
			[19, 0.5],
			[29, 0.35],
			[49, 0.15],
		],
		hours: [6 * 60, 23 * 60 + 30],
		channels: [
			['web', 0.7],
			['app', 0.3],
		],
		countries: [
			['DE', 0.55],
			['AT', 0.12],
			['GB', 0.1],
			['NL', 0.08],
			['CH', 0.08],
			['FR', 0.07],
		],
		failing: [['failed', 0.03]],
		refund: 0.01,
		ticket: 0.04,
		asked: 0.08,
		missedAfterDays: 45,
		guest: 0.004,
	},
};
