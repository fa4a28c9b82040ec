/**
 * Decimals of the currencies that do not have two (ISO 4217, list one), and where Stripe's API differs
 * (docs.stripe.com/currencies: ISK and UGX keep two decimals there, the ariary has none).
 */
const ISO_DECIMALS: Readonly<Record<string, number>> = {
	BIF: 0,
	CLP: 0,
	DJF: 0,
	GNF: 0,
	ISK: 0,
	JPY: 0,
	KMF: 0,
	KRW: 0,
	PYG: 0,
	RWF: 0,
	UGX: 0,
	UYI: 0,
	VND: 0,
	VUV: 0,
	XAF: 0,
	XOF: 0,
	XPF: 0,
	BHD: 3,
	IQD: 3,
	JOD: 3,
	KWD: 3,
	LYD: 3,
	OMR: 3,
	TND: 3,
	CLF: 4,
	UYW: 4,
};

const STRIPE_DECIMALS: Readonly<Record<string, number>> = { ISK: 2, UGX: 2, MGA: 0 };

/** Whose minor units: 100 of the smallest unit are 1.00 dollar, but 100 yen. */
export type MinorUnits = 'iso' | 'stripe';

/** How many minor units make one unit of the currency. */
export function unitsOf(currency: string, minor: MinorUnits): number {
	const special = minor === 'stripe' ? STRIPE_DECIMALS : {};
	const decimals = decimalsIn(special, currency) ?? decimalsIn(ISO_DECIMALS, currency) ?? 2;
	return 10 ** decimals;
}

function decimalsIn(table: Readonly<Record<string, number>>, currency: string) {
	return Object.hasOwn(table, currency) ? table[currency] : undefined;
}
