import fc from 'fast-check';

import { Z95 } from '../../../core/numeric/interval';
import { normalQuantile } from '../../../core/numeric/normalQuantile';

// Reference values by mpmath.
test.each([
	[0.5, 0],
	[0.6, 0.2533471031357998],
	[0.975, Z95],
	[0.9875, 2.241402727604947],
	[0.995, 2.5758293035489004],
	[0.999999, 4.753424308822899],
	[0.001, -3.090232306167813],
])('at %d', (p, expected) => {
	expect(normalQuantile(p)).toBeCloseTo(expected, 9);
});

test('both sides mirror each other, and more is farther', () => {
	const part = fc.integer({ min: 1, max: 511 }).map((of) => of / 1024);
	fc.assert(
		fc.property(part, (p) => {
			expect(normalQuantile(p)).toBeCloseTo(-normalQuantile(1 - p), 10);
			expect(normalQuantile(p + 1 / 1024)).toBeGreaterThan(normalQuantile(p));
		}),
	);
});

test('no number where there is none', () => {
	for (const p of [0, 1, -1, 2, NaN]) expect(normalQuantile(p)).toBeNaN();
});
