import { randomStream } from '../../../core/numeric/random';
import { rowSample } from '../../../core/numeric/rowSample';
import { runToEnd } from '../../../core/steps';

const sampleOf = (rows: number, size: number, seed = 1) =>
	runToEnd(rowSample(rows, size, randomStream(seed)));

test('as many different rows as asked for, in ascending order', () => {
	const sample = [...sampleOf(10_000, 500)];
	expect(sample).toHaveLength(500);
	for (let at = 1; at < 500; at++) expect(sample[at]).toBeGreaterThan(sample[at - 1]);
	expect(sample[499]).toBeLessThan(10_000);
	expect([...sampleOf(10_000, 500)]).toEqual(sample);
	expect([...sampleOf(10_000, 500, 2)]).not.toEqual(sample);
});

test('all rows where there are no more', () => {
	expect([...sampleOf(3, 3)]).toEqual([0, 1, 2]);
	expect([...sampleOf(3, 9)]).toEqual([0, 1, 2]);
	expect([...sampleOf(0, 9)]).toEqual([]);
});

test('each row, and each pair of rows, is as likely as any other', () => {
	const DRAWS = 20_000;
	const counts = new Map<string, number>();
	for (let seed = 0; seed < DRAWS; seed++) {
		const key = sampleOf(5, 2, seed).join();
		counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	expect(counts.size).toBe(10);
	const deviation = Math.sqrt(DRAWS * 0.1 * 0.9);
	for (const count of counts.values()) {
		expect(Math.abs(count - DRAWS / 10)).toBeLessThan(4.5 * deviation);
	}
});
