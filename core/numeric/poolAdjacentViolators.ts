/**
 * The never falling values that are nearest to `values` in weighted squares: neighbours that fall are replaced by
 * their mean until none does. Ayer, Brunk, Ewing, Reid & Silverman (1955), Annals of Mathematical Statistics 26.
 *
 * @param weights above 0; all alike when left out
 */
export function poolAdjacentViolators(
	values: Float64Array,
	weights: Float64Array = new Float64Array(values.length).fill(1),
): Float64Array {
	const means = new Float64Array(values.length);
	const weightOf = new Float64Array(values.length);
	const ends = new Int32Array(values.length);
	let blocks = 0;
	for (let at = 0; at < values.length; at++) {
		let mean = values[at];
		let weight = weights[at];
		while (blocks > 0 && !(means[blocks - 1] < mean)) {
			blocks--;
			const sum = weightOf[blocks] + weight;
			mean += (means[blocks] - mean) * (weightOf[blocks] / sum);
			weight = sum;
		}
		means[blocks] = mean;
		weightOf[blocks] = weight;
		ends[blocks++] = at + 1;
	}
	const fitted = new Float64Array(values.length);
	for (let block = 0, from = 0; block < blocks; from = ends[block++]) {
		fitted.fill(means[block], from, ends[block]);
	}
	return fitted;
}
