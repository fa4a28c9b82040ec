/** A share that shows what it was made of; `value` is null, with a `reason`, where it does not exist. */
export type Rate = Readonly<{
	value: number | null;
	numerator: number;
	denominator: number;
	/** Why there is no value; null when there is one. */
	reason: string | null;
}>;

/** `numerator` / `denominator`; without a denominator there is no rate, never 0. */
export function rate(numerator: number, denominator: number, nothing: string): Rate {
	return denominator > 0
		? { value: numerator / denominator, numerator, denominator, reason: null }
		: { value: null, numerator, denominator, reason: nothing };
}
