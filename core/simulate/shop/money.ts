/**
 * Amounts in the shop's currency. The kinds of shop are priced in euros; currencies of quite another size
 * get prices of that size, so that a bun does not cost three yen. Round factors, not exchange rates.
 */
const SIZES: Readonly<Record<string, number>> = {
	CZK: 25,
	DKK: 7.5,
	HUF: 400,
	INR: 90,
	JPY: 150,
	KRW: 1500,
	NOK: 11,
	PLN: 4,
	SEK: 11,
};

/** Currencies without cents in daily use (ISO 4217 lists JPY and KRW with no minor unit). */
const WITHOUT_CENTS = new Set(['HUF', 'JPY', 'KRW']);

/** A price in euros as an amount in the currency, rounded to its smallest unit, and at least one of it. */
export function amountIn(currency: string, euros: number): number {
	return inSmallestUnits(currency, euros * (SIZES[currency] ?? 1));
}

/** A share of an amount, rounded in the same way. */
export function shareOf(amount: number, share: number, currency: string): number {
	return share >= 1 ? amount : Math.min(amount, inSmallestUnits(currency, amount * share));
}

function inSmallestUnits(currency: string, amount: number): number {
	return WITHOUT_CENTS.has(currency)
		? Math.max(1, Math.round(amount))
		: Math.max(1, Math.round(amount * 100)) / 100;
}
