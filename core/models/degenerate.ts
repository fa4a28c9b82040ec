/** Why a fit that came to rest must not be read as usual. Such fits are normal on the data of real shops. */
export type Degenerate = Readonly<{
	code:
		| 'nobodyLeaves'
		/** A parameter ran towards 0 or infinity: the data do not hold it, or another model fits better. */
		| 'extremeParameter'
		/** The mean over all customers does not exist, as a few could spend without limit. */
		| 'infiniteMean';
	message: string;
}>;

/** A chance to leave below this is none. */
export const LEAST_DROPOUT = 1e-3;

export const nobodyLeaves: Degenerate = {
	code: 'nobodyLeaves',
	message:
		'By these purchases no customer ever leaves for good, so the chance of being still a customer is 1 for ' +
		'everybody and says nothing; the chance of no purchase within a time still does',
};

/** Null where all parameters are between a thousandth and a thousand; free of units, so that no unit decides. */
export function extremeParameter(parameters: Readonly<Record<string, number>>): Degenerate | null {
	const found = Object.entries(parameters).find(([, value]) => !(value >= 1e-3 && value <= 1e3));
	if (found === undefined) return null;
	const [name, value] = found;
	return {
		code: 'extremeParameter',
		message:
			`The parameter ${name} of the model ran to ${value.toPrecision(3)}: the purchases do not tell how much ` +
			'customers differ, so figures of single customers are uncertain',
	};
}

export const infiniteMean: Degenerate = {
	code: 'infiniteMean',
	message:
		'Spend differs so much between customers that its mean over all of them does not exist, so nothing can be ' +
		'said about customers without repeat orders',
};
