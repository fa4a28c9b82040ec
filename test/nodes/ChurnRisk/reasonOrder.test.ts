import { orderedReasons } from '../../../nodes/ChurnRisk/reasonOrder';
import type { Band } from '../../../nodes/ChurnRisk/riskBands';

const bands = { highFromPercent: 66, mediumFromPercent: 33 };
const logit = (chance: number) => Math.log(chance / (1 - chance));
const reason = (by: number) => ({ by, text: `r${by}` });
const told = (base: number, band: Band | null, ...by: number[]) =>
	orderedReasons(by.map(reason), {
		...{ base: logit(base), usual: base, band, bands },
		logit: logit(base) + by.reduce((sum, one) => sum + one, 0),
	});

test('at high risk what raises it comes first, though what lowers it is stronger', () => {
	expect(told(0.6, 'High', -0.5, 0.4, 0.9)).toEqual([
		...['r0.9: speaks for leaving', 'r0.4: speaks for leaving', 'r-0.5: speaks for staying'],
	]);
	// 88 % + something − more = still 82 %: only this shop's usual chance explains it.
	expect(told(0.88, 'High', -0.9, 0.4)).toEqual([
		'Usual chance of all customers 88 %, high by itself: speaks for leaving',
		...['r0.4: speaks for leaving', 'r-0.9: speaks for staying'],
	]);
	expect(told(0.88, 'High', -0.3, -0.2, -0.1)).toEqual([
		'Usual chance of all customers 88 %, high by itself: speaks for leaving',
		...['r-0.3: speaks for staying', 'r-0.2: speaks for staying'],
	]);
});

test('at low risk what lowers it; the usual chance where it is low already', () => {
	expect(told(0.5, 'Low', 0.4, -1.6)).toEqual([
		...['r-1.6: speaks for staying', 'r0.4: speaks for leaving'],
	]);
	expect(told(0.1, 'Low', 0.4)).toEqual([
		'Usual chance of all customers 10 %, low by itself: speaks for staying',
		'r0.4: speaks for leaving',
	]);
});

test('in the middle what sets the customer apart; nobody is left without a reason', () => {
	expect(told(0.3, 'Medium', -0.2, 0.6)).toEqual([
		...['r0.6: speaks for leaving', 'r-0.2: speaks for staying'],
	]);
	expect(told(0.5, 'Medium', 0.01, 0.02)).toEqual([
		'Usual chance of all customers 50 %, medium by itself: speaks for leaving',
	]);
});

test('more of what is usual needs no such word; without a band the strongest come first', () => {
	expect(told(0.88, 'High', 0.4)).toEqual(['r0.4: speaks for leaving']);
	expect(told(0.88, null, 0.4, -0.9)).toEqual([
		...['r-0.9: speaks for staying', 'r0.4: speaks for leaving'],
	]);
});
