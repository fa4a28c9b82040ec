/** z close to 1 needs many terms: so many reach 1 − z of about 0.0001. */
const MOST_TERMS = 400_000;
/** Where terms cancel, this many times the sum may be lost before 1e-10 is. */
const MOST_CANCELLED = 1e5;

/**
 * Gauss's hypergeometric function ₂F₁(a, b; c; z) for real z < 1; c may be negative but no whole number ≤ 0.
 * Power series, of Euler's or Pfaff's transformation where that has smaller terms (Abramowitz & Stegun 15.1.1,
 * 15.3.3, 15.3.4). 1e-10 or better; NaN where the series would not give it, rather than a wrong number.
 */
export function hyp2f1(a: number, b: number, c: number, z: number): number {
	if (!(z < 1) || (c <= 0 && Number.isInteger(c))) return NaN;
	if (z < 0) return (1 - z) ** -a * hyp2f1(a, c - b, c, z / (z - 1));
	const isEulerSmaller = Math.abs((c - a) * (c - b)) < Math.abs(a * b);
	const direct = () => series(a, b, c, z);
	const euler = () => (1 - z) ** (c - a - b) * series(c - a, c - b, c, z);
	const [first, second] = isEulerSmaller ? [euler, direct] : [direct, euler];
	const value = first();
	return Number.isFinite(value) ? value : second();
}

function series(a: number, b: number, c: number, z: number): number {
	let term = 1;
	let sum = 1;
	let largest = 1;
	for (let n = 0; n < MOST_TERMS; n++) {
		const factor = (((a + n) * (b + n)) / ((c + n) * (1 + n))) * z;
		term *= factor;
		sum += term;
		const size = Math.abs(term);
		if (size > largest) largest = size;
		// What is left is at most a geometric series, once the terms fall for good.
		const ratio = Math.max(Math.abs(factor), z);
		if (ratio < 1 && size * ratio <= 1e-16 * (1 - ratio) * Math.abs(sum)) {
			return largest <= MOST_CANCELLED * Math.abs(sum) ? sum : NaN;
		}
		if (!(size < Infinity)) return NaN;
	}
	return NaN;
}
