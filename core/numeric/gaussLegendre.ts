/** Nodes from −1 to 1, and weights that add up to 2. */
export type GaussRule = Readonly<{ nodes: Float64Array; weights: Float64Array }>;

const MOST_STEPS = 50;

/** The rule of Gauss & Legendre with so many nodes, by Newton's steps on the Legendre polynomial. */
export function gaussLegendre(size: number): GaussRule {
	const nodes = new Float64Array(size);
	const weights = new Float64Array(size);
	for (let at = 0; at < size; at++) {
		let x = Math.cos((Math.PI * (at + 0.75)) / (size + 0.5));
		let slope = 1;
		for (let step = 0; step < MOST_STEPS; step++) {
			let [before, value] = [1, x];
			for (let n = 2; n <= size; n++) {
				[before, value] = [value, ((2 * n - 1) * x * value - (n - 1) * before) / n];
			}
			slope = (size * (x * value - before)) / (x * x - 1);
			const correction = value / slope;
			x -= correction;
			if (Math.abs(correction) < 1e-16) break;
		}
		nodes[at] = x;
		weights[at] = 2 / ((1 - x * x) * slope * slope);
	}
	return { nodes, weights };
}
