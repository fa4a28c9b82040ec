import { changeOfRates, changeWithin, unlessFew } from '../../../core/metrics/change';
import { rate } from '../../../core/metrics/rate';

const share = (numerator: number, denominator: number) => rate(numerator, denominator, 'nobody');

describe('changeOfRates', () => {
	test('120 of 1,000 against 90 of 1,000: higher, by Newcombe', () => {
		const change = changeOfRates(share(120, 1000), share(90, 1000));
		expect(change.verdict).toBe('higher');
		expect(change.difference).toBeCloseTo(0.03, 12);
		expect(change.interval?.low).toBeCloseTo(0.003096, 6);
		expect(changeOfRates(share(90, 1000), share(120, 1000)).verdict).toBe('lower');
	});

	test('a difference that also comes about by chance is none', () => {
		expect(changeOfRates(share(6, 50), share(5, 50)).verdict).toBe('noChangeShown');
	});

	test('fewer than ten on one side are never taken for a change', () => {
		expect(changeOfRates(share(9, 9), share(0, 1000))).toMatchObject({
			difference: 1,
			verdict: 'notComparable',
			reason: 'Only 9 on one side: too few to tell a change from chance',
		});
		expect(changeOfRates(share(10, 10), share(0, 10)).verdict).toBe('higher');
	});

	test('what does not exist cannot be compared', () => {
		expect(changeOfRates(share(0, 0), share(1, 20)).reason).toBe('nobody');
		expect(changeOfRates(share(1, 20), share(0, 0)).reason).toBe('Period before: nobody');
	});
});

test('every kind of change keeps its difference and loses its verdict below ten on one side', () => {
	const change = changeWithin(3, { low: 1, high: 5 });
	expect(unlessFew(change, 10)).toEqual(change);
	expect(unlessFew(change, 9)).toEqual({
		...change,
		verdict: 'notComparable',
		reason: 'Only 9 on one side: too few to tell a change from chance',
	});
	const unknown = { ...change, difference: null, verdict: 'notComparable', reason: 'why' } as const;
	expect(unlessFew(unknown, 3)).toEqual(unknown);
});
