import { randomStream } from '../../../core/numeric/random';
import { meanOrderValueVariate, orderValueVariate } from '../../../core/simulate/gammaGamma';
import { mbgNbdHistory } from '../../../core/simulate/mbgNbd';
import { sbgSubscription } from '../../../core/simulate/sbg';

const mean = (values: readonly number[]) =>
	values.reduce((sum, value) => sum + value, 0) / values.length;
const near = (value: number, expected: number, standardError: number) =>
	expect(Math.abs(value - expected)).toBeLessThan(4.5 * standardError);

describe('MBG/NBD at the published CDNOW parameters (weeks)', () => {
	const model = { r: 0.5248379, alpha: 6.1829912, a: 0.8913564, b: 1.6139999 };
	const N = 10_000;
	const histories = (age: number, seed = 1) =>
		Array.from({ length: N }, (_, customer) =>
			mbgNbdHistory(model, age, randomStream(seed, customer)),
		);

	test('mean rate r/α and mean dropout a/(a + b)', () => {
		const drawn = histories(0);
		near(
			mean(drawn.map(({ rate }) => rate)),
			model.r / model.alpha,
			Math.sqrt(model.r) / model.alpha / Math.sqrt(N),
		);
		near(mean(drawn.map(({ dropout }) => dropout)), 0.3557819, 0.26 / Math.sqrt(N));
	});

	test('share of one-time buyers: gone at once, or alive and not back yet', () => {
		const age = 39;
		const gone = model.a / (model.a + model.b);
		const waiting = (model.alpha / (model.alpha + age)) ** model.r;
		const share = gone + (1 - gone) * waiting;
		const once = histories(age).filter(({ times }) => times.length === 1).length / N;
		near(once, share, Math.sqrt((share * (1 - share)) / N));
	});

	test.each([
		[1, 0.05306062],
		[32, 1.0366092],
		[78, 1.803636],
	])('expected repeat purchases in %p weeks: %p (models.md 2.1)', (age, expected) => {
		const repeats = histories(age, 2).map(({ times }) => times.length - 1);
		const found = mean(repeats);
		const deviation = Math.sqrt(mean(repeats.map((repeat) => (repeat - found) ** 2)));
		near(found, expected, deviation / Math.sqrt(N));
	});

	test('a longer age only appends', () => {
		for (let customer = 0; customer < 300; customer++) {
			const short = mbgNbdHistory(model, 20, randomStream(5, customer));
			const long = mbgNbdHistory(model, 200, randomStream(5, customer));
			expect(long.times.slice(0, short.times.length)).toEqual(short.times);
			expect(long.times.slice(short.times.length).every((time) => time >= 20)).toBe(true);
			if (short.lapsed) expect(long.times).toEqual(short.times);
		}
	});

	test.each([
		[{ ...model, r: 0 }, 1],
		[{ ...model, b: NaN }, 1],
		[model, Infinity],
		[model, -1],
		[model, NaN],
		[{ ...model, alpha: 1e-300 }, 1],
	])('refuses %p at age %p', (unfit, age) => {
		expect(() => mbgNbdHistory(unfit, age, randomStream(1))).toThrow(
			expect.objectContaining({ name: 'ModelError', code: 'outOfDomain' }),
		);
	});
});

describe('Gamma-Gamma', () => {
	// A heavy-tailed law (q near 2) would need far more draws: checked with the sizes of an online shop.
	const model = { p: 6, q: 6, v: 21 };

	test('mean over customers p·v/(q − 1), and orders around their own mean', () => {
		const random = randomStream(3);
		const means = Array.from({ length: 40_000 }, () => meanOrderValueVariate(model, random));
		// p·v/(q − 1) · 1/√(q − 2) is the standard deviation of an inverse gamma.
		near(mean(means), 25.2, 12.6 / Math.sqrt(means.length));
		const orders = Array.from({ length: 40_000 }, () => orderValueVariate(model, 30, random));
		near(mean(orders), 30, 30 / Math.sqrt(model.p) / Math.sqrt(orders.length));
	});

	test('refuses parameters that are not above 0', () => {
		expect(() => meanOrderValueVariate({ ...model, v: NaN }, randomStream(1))).toThrow(
			'Needs p, q and v above 0',
		);
	});
});

describe('shifted-beta-geometric', () => {
	test('survival of the Regular segment of Fader & Hardie (2007): 62.67 % after 1, 22.01 % after 8 periods', () => {
		const model = { alpha: 0.70407729, beta: 1.18204298 };
		const N = 20_000;
		const drawn = Array.from({ length: N }, (_, customer) =>
			sbgSubscription(model, 12, randomStream(9, customer)),
		);
		const survived = (periods: number) =>
			drawn.filter((one) => one.periods > periods || (one.periods === periods && !one.lapsed))
				.length / N;
		near(survived(1), 0.6267, Math.sqrt((0.63 * 0.37) / N));
		near(survived(8), 0.2201, Math.sqrt((0.22 * 0.78) / N));
	});

	test('a longer observation only appends', () => {
		const model = { alpha: 0.9, beta: 9 };
		for (let customer = 0; customer < 200; customer++) {
			const short = sbgSubscription(model, 5, randomStream(2, customer));
			const long = sbgSubscription(model, 50, randomStream(2, customer));
			if (short.lapsed) expect(long).toEqual(short);
			else expect(long.periods).toBeGreaterThan(4);
		}
	});

	test('refuses parameters that are not above 0', () => {
		expect(() => sbgSubscription({ alpha: 0, beta: 1 }, 5, randomStream(1))).toThrow(
			'Needs alpha and beta above 0',
		);
	});
});
