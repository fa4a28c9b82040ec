import {
	expectedMonths,
	memberValue,
	monthsToRecover,
	valueToCost,
} from '../../../core/metrics/acquisitionCost';
import { rate } from '../../../core/metrics/rate';

const price = rate(2000, 100, 'No price');

test('the worked example of simple lifetime value: 50 × 4 a year × 4 years × 60 % = 480', () => {
	const months = expectedMonths(rate(1, 48, ''), 60);
	const monthly = rate((50 * 4) / 12, 1, '');
	expect(months).toEqual({ value: 48, isCapped: false, reason: null });
	expect(memberValue(monthly, 0.6, months).value).toBeCloseTo(480, 9);
});

test('20 a month, half of it margin, 5 % churn, 100 to win a member', () => {
	const months = expectedMonths(rate(5, 100, ''), 60);
	const value = memberValue(price, 0.5, months);
	const cost = rate(3000, 30, 'Nobody joined');
	expect(value).toMatchObject({ value: 200, numerator: 2000, denominator: 100 });
	expect(valueToCost(value, cost)).toEqual({
		...{ value: 2, numerator: 200, denominator: 100, reason: null },
	});
	expect(monthsToRecover(cost, price, 0.5)).toMatchObject({ value: 10 });
});

test('no losses: no average length, so no value; few losses: the cap counts', () => {
	const none = expectedMonths(rate(0, 120, ''), 60);
	expect(none.value).toBeNull();
	expect(none.reason).toBe(
		'Nobody has left in 120 member months, so there is no average length yet',
	);
	expect(memberValue(price, 1, none)).toMatchObject({ value: null, reason: none.reason });
	expect(expectedMonths(rate(1, 400, ''), 60)).toEqual({
		...{ value: 60, isCapped: true, reason: null },
	});
	expect(expectedMonths(rate(0, 0, 'No month'), 60).reason).toBe('No month');
});

test('every missing figure passes its reason on', () => {
	const months = expectedMonths(rate(5, 100, ''), 60);
	const unknown = rate(0, 0, 'Nobody joined');
	expect(valueToCost(memberValue(price, 1, months), unknown).reason).toBe('Nobody joined');
	expect(valueToCost(memberValue(rate(0, 0, 'No price'), 1, months), price).reason).toBe(
		'No price',
	);
	expect(valueToCost(memberValue(price, 1, months), rate(0, 5, '')).reason).toMatch(/cost nothing/);
	expect(monthsToRecover(unknown, price, 1).reason).toBe('Nobody joined');
	expect(monthsToRecover(price, rate(0, 0, 'No price'), 1).reason).toBe('No price');
	expect(monthsToRecover(price, price, 0).reason).toBe('A member brings in nothing');
});
