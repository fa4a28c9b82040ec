/** ζ(k) − 1 for k = 2, 3, … */
// prettier-ignore
const ZETA_MINUS_1 = [
	0.644934066848226436, 0.202056903159594285, 0.0823232337111381915, 0.0369277551433699263,
	0.0173430619844491397, 0.00834927738192282684, 0.00407735619794433938, 0.00200839282608221442,
	9.94575127818085337e-4, 4.94188604119464559e-4, 2.46086553308048299e-4, 1.22713347578489147e-4,
	6.12481350587048293e-5, 3.05882363070204936e-5, 1.52822594086518717e-5, 7.63719763789976227e-6,
	3.81729326499983986e-6, 1.90821271655393893e-6, 9.53962033872796113e-7, 4.76932986787806463e-7,
	2.3845050272773299e-7, 1.19219925965311073e-7, 5.96081890512594796e-8, 2.98035035146522802e-8,
	1.49015548283650412e-8, 7.45071178983542949e-9,
];
const ONE_MINUS_EULER = 0.42278433509846713939;
const HALF_LOG_TWO_PI = 0.91893853320467274178;

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
