import { Z95 } from '../numeric/interval';

/**
 * How many answers give a margin of error of `margin` at 95 %, in the unit in which one answer has `variance`; fewer
 * where the whole `population` is small (Cochran 1977, Sampling Techniques, section 4.6).
 */
export function answersNeeded(margin: number, variance: number, population = Infinity): number {
	const unlimited = (Z95 * Z95 * variance) / (margin * margin);
	return Math.ceil(unlimited / (1 + (unlimited - 1) / population));
}
