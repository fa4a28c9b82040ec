/** ζ(k) − 1 for k = 2, 3, … */
// prettier-ignore
const ZETA_MINUS_1 = [
	0.6449340668482264, 0.2020569031595943, 0.08232323371113819, 0.03692775514336993,
	0.01734306198444914, 0.008349277381922827, 0.00407735619794434, 0.0020083928260822143,
	0.0009945751278180853, 0.0004941886041194645, 0.0002460865533080483, 0.00012271334757848915,
	6.124813505870483e-05, 3.058823630702049e-05, 1.528225940865187e-05, 7.637197637899763e-06,
	3.81729326499984e-06, 1.908212716553939e-06, 9.539620338727962e-07, 4.769329867878064e-07,
	2.38450502727733e-07, 1.1921992596531106e-07, 5.960818905125948e-08, 2.980350351465228e-08,
	1.4901554828365043e-08, 7.45071178983543e-09,
];
const ONE_MINUS_EULER = 0.42278433509846713;
const HALF_LOG_TWO_PI = 0.9189385332046728;

/**
 * ln Γ(x) for x > 0, NaN elsewhere; to about 14 digits, also close to its zeros at 1 and 2.
 * Taylor's series around 2 and Stirling's series with recurrence (Abramowitz & Stegun 6.1.33, 6.1.15, 6.1.40).
 */
export function logGamma(x: number): number {
	if (!(x > 0)) return NaN;
	if (x < 0.5) return aroundTwo(x) - Math.log1p(x) - Math.log(x);
	if (x < 1.5) return aroundTwo(x - 1) - Math.log(x);
	if (x <= 2.5) return aroundTwo(x - 2);
	let factors = 1;
	let shifted = x;
	while (shifted < 10) factors *= shifted++;
	return stirling(shifted) - Math.log(factors);
}

/** ln Γ(2 + e) for |e| ≤ ½. */
function aroundTwo(e: number): number {
	let sum = 0;
	for (let at = ZETA_MINUS_1.length - 1; at >= 0; at--) {
		sum = ZETA_MINUS_1[at] / (at + 2) - e * sum;
	}
	return e * (ONE_MINUS_EULER + e * sum);
}

function stirling(x: number): number {
	const y = 1 / (x * x);
	// prettier-ignore
	const series =
		(1 / 12 - y * (1 / 360 - y * (1 / 1260 - y * (1 / 1680 - y * (1 / 1188 - y * (691 / 360360 - y / 156)))))) / x;
	return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + series;
}
