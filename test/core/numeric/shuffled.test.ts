import { randomStream } from '../../../core/numeric/random';
import { shuffled } from '../../../core/numeric/shuffled';
import { runToEnd } from '../../../core/steps';

const numbers = Int32Array.of(4, 7, 7, 9);

test('the same numbers, the same order for the same seed; the argument is left alone', () => {
	const order = runToEnd(shuffled(numbers, randomStream(1)));
	expect([...order].sort()).toEqual([4, 7, 7, 9]);
	expect(runToEnd(shuffled(numbers, randomStream(1)))).toEqual(order);
	expect(numbers).toEqual(Int32Array.of(4, 7, 7, 9));
	expect(runToEnd(shuffled(Int32Array.of(), randomStream(1)))).toEqual(Int32Array.of());
});

test('each order of three as likely', () => {
	const counts = new Map<string, number>();
	const random = randomStream(2);
	for (let time = 0; time < 6_000; time++) {
		const order = runToEnd(shuffled(Int32Array.of(1, 2, 3), random)).join('');
		counts.set(order, (counts.get(order) ?? 0) + 1);
	}
	expect(counts.size).toBe(6);
	// 1,000 each, with a standard deviation of 29.
	for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(130);
});
