import { gaussLegendre } from '../../../core/numeric/gaussLegendre';

const over = (size: number, f: (x: number) => number) => {
	const { nodes, weights } = gaussLegendre(size);
	return nodes.reduce((sum, x, at) => sum + weights[at] * f(x), 0);
};

test('5 nodes (Abramowitz & Stegun, table 25.4)', () => {
	const { nodes, weights } = gaussLegendre(5);
	const [first, second, middle] = [0.906179845938664, 0.538469310105683, 0];
	[first, second, middle, -second, -first].forEach((x, at) => expect(nodes[at]).toBeCloseTo(x, 14));
	const [one, two, three] = [0.236926885056189, 0.478628670499366, 0.568888888888889];
	[one, two, three, two, one].forEach((w, at) => expect(weights[at]).toBeCloseTo(w, 14));
});

test.each([1, 2, 7, 20])('%p nodes are exact for polynomials up to twice their number', (size) => {
	for (let power = 0; power < 2 * size; power++) {
		expect(over(size, (x) => x ** power)).toBeCloseTo(power % 2 === 0 ? 2 / (power + 1) : 0, 13);
	}
});

test('∫ e^−27(1 + x)/2: an integrand that falls by e²⁷ keeps 12 digits with 20 nodes', () => {
	const expected = (1 - Math.exp(-27)) / 13.5;
	expect(over(20, (x) => Math.exp(-13.5 * (1 + x))) / expected).toBeCloseTo(1, 11);
});
