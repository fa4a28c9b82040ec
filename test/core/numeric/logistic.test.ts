import { logistic, logitOf, logLogistic } from '../../../core/numeric/logistic';

test('the logistic function and its inverse', () => {
	expect(logistic(0)).toBe(0.5);
	expect(logistic(Math.log(3))).toBeCloseTo(0.75, 15);
	expect(logistic(-745)).toBeGreaterThan(0);
	expect(logistic(-1e4)).toBe(0);
	expect(logistic(1e4)).toBe(1);
	for (const logit of [-30, -2, -1e-9, 0, 0.3, 8]) {
		expect(logitOf(logistic(logit))).toBeCloseTo(logit, 10);
		expect(logistic(logit) + logistic(-logit)).toBeCloseTo(1, 15);
		expect(logLogistic(logit)).toBeCloseTo(Math.log(logistic(logit)), 12);
	}
});

test('its logarithm far out, where the function itself is 0 or 1', () => {
	expect(logLogistic(-2_000)).toBe(-2_000);
	expect(logLogistic(50)).toBeCloseTo(-Math.exp(-50), 30);
	expect(logLogistic(2_000)).toBe(-0);
});

test('outside: infinite at 0 and 1, no number beyond', () => {
	expect(logitOf(0)).toBe(-Infinity);
	expect(logitOf(1)).toBe(Infinity);
	for (const bad of [-0.1, 1.1, NaN]) expect(logitOf(bad)).toBeNaN();
	expect(logistic(NaN)).toBeNaN();
	expect(logLogistic(NaN)).toBeNaN();
});
