/**
 * ψ(x), the derivative of ln Γ(x), for x > 0; NaN elsewhere. About 14 digits of max(1, |ψ|).
 * Recurrence and asymptotic series (Abramowitz & Stegun 6.3.5 and 6.3.18).
 */
export function digamma(x: number): number {
	if (!(x > 0)) return NaN;
	if (x === Infinity) return Infinity;
	let sum = 0;
	let shifted = x;
	while (shifted < 10) sum += 1 / shifted++;
	const y = 1 / (shifted * shifted);
	// prettier-ignore
	const series =
		y * (1 / 12 - y * (1 / 120 - y * (1 / 252 - y * (1 / 240 - y * (1 / 132 - y * (691 / 32760 - y / 12))))));
	return Math.log(shifted) - 0.5 / shifted - series - sum;
}
