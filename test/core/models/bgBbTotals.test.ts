import { totalVisits, varianceOfPurchases } from '../../../core/models/bgBbTotals';
import { expectedPurchases } from '../../../core/models/bgBb';
import { randomStream } from '../../../core/numeric/random';
import { betaVariate } from '../../../core/numeric/randomVariates';
import { runToEnd } from '../../../core/steps';

const model = { alpha: 1.2, beta: 0.75, gamma: 0.66, delta: 2.78 };

test('the variance is that of futures drawn from the model, of those who came so far', () => {
	const [n, horizon] = [3, 6];
	const found = new Map<string, number[]>();
	for (let draw = 0; draw < 60_000; draw++) {
		const random = randomStream(11, draw);
		const comes = betaVariate(model.alpha, model.beta, random);
		const leaves = betaVariate(model.gamma, model.delta, random);
		let [x, tx, ahead] = [0, 0, 0];
		for (let period = 1; period <= n + horizon && random() >= leaves; period++) {
			if (random() >= comes) continue;
			if (period > n) ahead++;
			else [x, tx] = [x + 1, period];
		}
		const key = `${x} ${tx}`;
		found.set(key, found.get(key) ?? []);
		found.get(key)!.push(ahead);
	}
	for (const [x, tx] of [
		[0, 0],
		[1, 1],
		[2, 3],
		[3, 3],
	]) {
		const ahead = found.get(`${x} ${tx}`)!;
		const one = { frequency: x, recency: tx, periods: n };
		const mean = ahead.reduce((sum, value) => sum + value, 0) / ahead.length;
		const variance = ahead.reduce((sum, value) => sum + (value - mean) ** 2, 0) / ahead.length;
		const error = Math.sqrt(variance / ahead.length);
		expect(Math.abs(expectedPurchases(model, one, horizon) - mean)).toBeLessThan(4 * error);
		expect(varianceOfPurchases(model, one, horizon) / variance).toBeCloseTo(1, 1);
	}
});

test('one period ahead it comes or not: p (1 − p)', () => {
	const one = { frequency: 2, recency: 3, periods: 4 };
	const chance = expectedPurchases(model, one, 1);
	expect(varianceOfPurchases(model, one, 1)).toBeCloseTo(chance * (1 - chance), 12);
});

test('counted rows are the rows one by one; without a covariance there is no range', () => {
	const logCovariance = [0.01, 0, 0, 0, 0, 0.01, 0, 0, 0, 0, 0.01, 0, 0, 0, 0, 0.01];
	const rows = { frequency: [1, 1, 3], recency: [2, 2, 3], periods: [4, 4, 4] };
	const counted = { frequency: [3, 1], recency: [3, 2], periods: [4, 4], customers: [1, 2] };
	const fit = { model, logCovariance };
	const total = runToEnd(totalVisits(fit, rows, 5));
	expect(runToEnd(totalVisits(fit, counted, 5))).toEqual(total);
	expect(total.interval!.low).toBeLessThan(total.mean);
	expect(total.interval!.high).toBeGreaterThan(total.mean);
	const unsure = runToEnd(totalVisits({ model, logCovariance: null }, rows, 5));
	expect(unsure).toMatchObject({ mean: total.mean, interval: null });
	expect(unsure.reason).not.toBeNull();
});
