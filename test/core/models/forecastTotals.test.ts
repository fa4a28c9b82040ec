import { forecastTotals } from '../../../core/models/forecastTotals';
import { fitOrderValue } from '../../../core/models/orderValue';
import { fitPurchaseModel, type PurchaseModelKind } from '../../../core/models/purchaseModel';
import { randomStream } from '../../../core/numeric/random';
import {
	betaVariate,
	exponentialVariate,
	gammaVariate,
} from '../../../core/numeric/randomVariates';
import { runToEnd } from '../../../core/steps';

// Does the 95 % interval of a total hold the total of a drawn future in 95 of 100 shops?
const law = { r: 0.6, alpha: 40, a: 0.9, b: 2.5 };
const death = { s: 0.7, beta: 60 };
const value = { p: 6, q: 4, v: 15 };
const horizon = 90;

/** A shop of customers seen for up to a year, and what they buy in the 90 days after. */
function shop(kind: PurchaseModelKind, customers: number, seed: number) {
	const x: number[] = [];
	const tx: number[] = [];
	const T: number[] = [];
	const m: number[] = [];
	let [purchases, spend] = [0, 0];
	for (let who = 0; who < customers; who++) {
		const random = randomStream(seed, who);
		const age = Math.floor(400 * random());
		const rate = gammaVariate(law.r, random) / law.alpha;
		const spendRate = gammaVariate(value.q, random) / value.v;
		const dropout = kind === 'paretoNbd' ? 0 : betaVariate(law.a, law.b, random);
		const lifetime =
			kind === 'paretoNbd'
				? exponentialVariate(death.beta / gammaVariate(death.s, random), random)
				: Infinity;
		let leaves = kind === 'mbgNbd' && random() < dropout;
		let [count, last, money] = [0, 0, 0];
		let at = exponentialVariate(1 / rate, random);
		while (!leaves && at < Math.min(lifetime, age + horizon)) {
			const paid = gammaVariate(value.p, random) / spendRate;
			if (at < age) {
				count++;
				last = at;
				money += paid;
			} else {
				purchases++;
				spend += paid;
			}
			leaves = random() < dropout;
			at += exponentialVariate(1 / rate, random);
		}
		x.push(count);
		tx.push(last);
		T.push(age);
		m.push(count > 0 ? money / count : NaN);
	}
	return { histories: { frequency: x, recency: tx, age: T }, spends: m, purchases, spend };
}

function totalsOf(kind: PurchaseModelKind, { histories, spends }: ReturnType<typeof shop>) {
	const { model, logCovariance } = runToEnd(fitPurchaseModel(kind, histories));
	const fit = runToEnd(fitOrderValue({ frequency: histories.frequency, monetaryValue: spends }));
	const of = { model, logCovariance, orderValue: fit.value, horizon };
	return runToEnd(forecastTotals(histories, spends, of));
}

test.each<[PurchaseModelKind, number, number]>([
	['mbgNbd', 300, 50],
	['bgNbd', 300, 50],
	['paretoNbd', 300, 40],
])('%s, shops of %p customers: the interval covers what comes', (kind, customers, shops) => {
	let [covered, spendCovered, told, error] = [0, 0, 0, 0];
	for (let seed = 1; seed <= shops; seed++) {
		const drawn = shop(kind, customers, seed);
		const { purchases, spend } = totalsOf(kind, drawn);
		if (purchases.interval === null || spend?.interval == null) continue;
		told++;
		error += purchases.mean / drawn.purchases - 1;
		const { low, high } = purchases.interval;
		if (low <= drawn.purchases && drawn.purchases <= high) covered++;
		if (spend.interval.low <= drawn.spend && drawn.spend <= spend.interval.high) spendCovered++;
	}
	expect(told / shops).toBeGreaterThan(0.8);
	expect(Math.abs(error / told)).toBeLessThan(0.06);
	// 95 % but for chance: within 3.5 standard errors.
	const least = 0.95 - 3.5 * Math.sqrt((0.95 * 0.05) / told);
	expect(covered / told).toBeGreaterThan(least);
	expect(spendCovered / told).toBeGreaterThan(least);
});
