/**
 * ψ′(x), the second derivative of ln Γ(x), for x > 0; NaN elsewhere. About 14 digits.
 * Recurrence and asymptotic series (Abramowitz & Stegun 6.4.6 and 6.4.12).
 */
export function trigamma(x: number): number {
	if (!(x > 0)) return NaN;
	if (x === Infinity) return 0;
	let sum = 0;
	let shifted = x;
	for (; shifted < 12; shifted++) sum += 1 / (shifted * shifted);
	const y = 1 / (shifted * shifted);
	// prettier-ignore
	const series =
		y * (1 / 6 - y * (1 / 30 - y * (1 / 42 - y * (1 / 30 - y * (5 / 66 - y * (691 / 2730 - y * (7 / 6)))))));
	return sum + (1 + 0.5 / shifted + series) / shifted;
}
