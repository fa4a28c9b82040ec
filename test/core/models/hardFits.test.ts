/** Fits where customers hardly differ, hardly leave, hardly come again, or leave at once. */
import * as bgNbd from '../../../core/models/bgNbd';
import type { ModelFit } from '../../../core/models/maximumLikelihood';
import * as mbgNbd from '../../../core/models/mbgNbd';
import * as paretoNbd from '../../../core/models/paretoNbd';
import type { PurchaseHistories } from '../../../core/models/purchaseCells';
import { runToEnd, type Steps } from '../../../core/steps';
import {
	columnsOf,
	histories,
	leavingAfterPurchase,
	leavingAtAnyTime,
} from './purchaseHistories.cjs';

type Parameters = Readonly<Record<string, number>>;
type Family = Readonly<{
	name: string;
	fit(histories: PurchaseHistories): Steps<ModelFit<Parameters>>;
	logLikelihood(model: Parameters, histories: PurchaseHistories): Steps<number>;
}>;

const laws = [
	{ r: 0.05, alpha: 3, a: 0.9, b: 2.5 },
	{ r: 8, alpha: 10, a: 0.9, b: 2.5 },
	{ r: 0.6, alpha: 60, a: 0.9, b: 2.5 },
	{ r: 0.6, alpha: 0.5, a: 2, b: 2 },
	{ r: 0.6, alpha: 5, a: 0.01, b: 2 },
	{ r: 0.6, alpha: 5, a: 0.1, b: 0.1 },
	{ r: 0.6, alpha: 5, a: 3, b: 0.3 },
	{ r: 0.6, alpha: 5, a: 10, b: 60 },
];
const deaths = [
	{ r: 0.05, alpha: 3, s: 0.7, beta: 10 },
	{ r: 8, alpha: 10, s: 0.7, beta: 10 },
	{ r: 0.6, alpha: 60, s: 0.7, beta: 10 },
	{ r: 0.6, alpha: 0.5, s: 3, beta: 100 },
	{ r: 0.6, alpha: 5, s: 0.02, beta: 3 },
	{ r: 0.6, alpha: 5, s: 0.2, beta: 0.3 },
	{ r: 0.6, alpha: 5, s: 2, beta: 1 },
	{ r: 0.6, alpha: 5, s: 8, beta: 300 },
];
const bg = { ...bgNbd, name: 'BG/NBD', fit: bgNbd.fitBgNbd } as unknown as Family;
const mbg = { ...mbgNbd, name: 'MBG/NBD', fit: mbgNbd.fitMbgNbd } as unknown as Family;
const pareto = {
	...paretoNbd,
	name: 'Pareto/NBD',
	fit: paretoNbd.fitParetoNbd,
} as unknown as Family;

const cases = [
	...laws.map((law) => ({ family: bg, law, draw: leavingAfterPurchase(law, false) })),
	...laws.map((law) => ({ family: mbg, law, draw: leavingAfterPurchase(law, true) })),
	...deaths.map((law) => ({ family: pareto, law, draw: leavingAtAnyTime(law) })),
].map(({ family, law, draw }) => {
	const name = `${family.name} ${Object.values(law).join(', ')}`;
	return { name, family, law: law as Parameters, draw };
});

/** The law itself, and each parameter of the fit much lower and much higher. */
function rivalsOf(law: Parameters, model: Parameters): Parameters[] {
	const names = Object.keys(law);
	const aside = [0.2, 1.25, 5].flatMap((factor) =>
		names.map((name) => ({ ...model, [name]: model[name] * factor })),
	);
	return [law, ...aside];
}

test.each(cases)('$name: nothing is more likely than the fit', ({ family, law, draw }) => {
	for (const seed of [1, 2]) {
		const people = columnsOf(histories(150, seed, draw));
		const fit = runToEnd(family.fit(people));
		expect(fit.converged).toBe(true);
		for (const rival of rivalsOf(law, fit.model)) {
			const likelihood = runToEnd(family.logLikelihood(rival, people));
			expect(likelihood - fit.logLikelihood).toBeLessThan(1e-3);
		}
	}
});

test('the first start ends on the lower of two summits: another one finds the higher', () => {
	const law = { r: 0.2, alpha: 3, a: 10, b: 0.1 };
	const people = columnsOf(histories(1_000, 37, leavingAfterPurchase(law, true)));
	const fit = runToEnd(mbg.fit(people));
	const lower = { r: 0.534225, alpha: 1.983701, a: 3.304701, b: 0.0124626 };
	const higher = { r: 0.00258139, alpha: 0.70856, a: 1_202_604, b: 492_650 };
	const [low, high] = [lower, higher].map((one) => runToEnd(mbg.logLikelihood(one, people)));
	expect(high - low).toBeGreaterThan(0.08);
	expect(fit.logLikelihood).toBeGreaterThan(high - 1e-4);
});

test('so many different customers that the search begins at the fit of some of them: nothing is more likely', () => {
	const law = { r: 0.6, alpha: 5, a: 0.9, b: 2.5 };
	const people = histories(24_000, 5, leavingAfterPurchase(law, true));
	const fit = runToEnd(mbg.fit(columnsOf(people)));
	expect(fit).toMatchObject({ converged: true, rows: 24_000 });
	// From a usual start it takes five or six.
	expect(fit.iterations).toBeLessThan(5);
	for (const rival of rivalsOf(law, fit.model)) {
		const likelihood = runToEnd(mbg.logLikelihood(rival, columnsOf(people)));
		expect(likelihood).toBeLessThan(fit.logLikelihood);
	}
	expect(runToEnd(mbg.fit(columnsOf([...people].reverse())))).toEqual(fit);
});
