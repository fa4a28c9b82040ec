import { pairNumbers } from '../../../core/numeric/pairNumbers';

test('pairs are numbered as they first come, equal ones alike, their order within tells them apart', () => {
	const { numberOf } = pairNumbers();
	expect(numberOf(1, 2)).toBe(0);
	expect(numberOf(2, 1)).toBe(1);
	expect(numberOf(1, 2)).toBe(0);
	expect(numberOf(1, 2.5)).toBe(2);
	expect(numberOf(0, 0)).toBe(3);
});

test('as many as come, each has its own and keeps it', () => {
	const { numberOf } = pairNumbers();
	const pairs = Array.from({ length: 50_000 }, (_, at) => [at % 40, Math.floor(at / 40) / 7]);
	const first = pairs.map(([one, other]) => numberOf(one, other));
	expect(first).toEqual(pairs.map((_, at) => at));
	expect(pairs.map(([one, other]) => numberOf(one, other))).toEqual(first);
});
