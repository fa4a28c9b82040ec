/**
 * The `share` quantile of values in ascending order, by linear interpolation between them: type 7 of
 * Hyndman & Fan (1996), the default of R, NumPy and pandas. NaN without values.
 *
 * @param sorted ascending
 * @param share 0 to 1
 */
export function quantile(sorted: ArrayLike<number>, share: number): number {
	const place = (sorted.length - 1) * share;
	const below = Math.floor(place);
	const above = Math.min(below + 1, sorted.length - 1);
	return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}
