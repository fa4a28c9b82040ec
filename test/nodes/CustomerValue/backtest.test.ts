import { randomStream } from '../../../core/numeric/random';
import { exponentialVariate, gammaVariate } from '../../../core/numeric/randomVariates';
import { runNode } from '../../workflows/engine.cjs';
import type { AnyJson } from '../../anyJson.cjs';

const node = (parameters: object = {}) => ({
	type: 'n8n-nodes-loyalty.customerValue',
	parameters: { operation: 'backtest', observationEnd: day(400), ...parameters },
});
function day(number: number) {
	return new Date((20_000 + number) * 86_400_000).toISOString().slice(0, 10);
}
type Json = Record<string, AnyJson>;

/** Customers at a pace of their own, some of whom leave. */
const orders = Array.from({ length: 500 }, (_, who) => {
	const random = randomStream(11, who);
	const pace = gammaVariate(0.7, random) / 35;
	const first = Math.floor(250 * random());
	const end = first + exponentialVariate(90 / gammaVariate(0.8, random), random);
	const times = [first];
	for (let at = first; at < Math.min(400, end); at += exponentialVariate(1 / pace, random)) {
		times.push(at);
	}
	return [...new Set(times.map(Math.floor))].map((at) => ({
		...{ customer: `c${who}`, date: day(at), total: 10 + (who % 13) },
	}));
}).flat();

test('the hidden days are foreseen and held to what came, beside simple guesses', async () => {
	const run = await runNode(node(), orders);
	expect(run.error).toBeUndefined();
	const [item] = run.itemsOf('Node') as Json[];
	expect(item.period).toMatchObject({
		...{ learnedUntil: day(310), hiddenFrom: day(311), hiddenTo: day(400), days: 90 },
	});
	// Counted by hand: orders in the hidden days of customers known before.
	const known = new Set(
		orders.filter(({ date }) => date <= day(310)).map(({ customer }) => customer),
	);
	const later = orders.filter(({ customer, date }) => date > day(310) && known.has(customer));
	expect(item.customers).toBe(known.size);
	expect(item.total.orders.made).toBe(later.length);
	expect(item.total.spend.made).toBeCloseTo(
		later.reduce((sum, { total }) => sum + total, 0),
		6,
	);
	const errorOf = (name: string) => item.errors.find(({ predictor }: Json) => predictor === name);
	const rankOf = (name: string) => item.ranking.find(({ predictor }: Json) => predictor === name);
	// "The same as before": repeat orders in the 90 days before.
	const count = (from: number, to: number) => {
		const seen = new Map<string, number>();
		const firsts = new Map<string, string>();
		for (const { customer, date } of [...orders].sort((a, b) => (a.date < b.date ? -1 : 1))) {
			if (!firsts.has(customer)) firsts.set(customer, date);
			else if (date > day(from) && date <= day(to))
				seen.set(customer, (seen.get(customer) ?? 0) + 1);
		}
		return seen;
	};
	const [before, after] = [count(220, 310), count(310, 400)];
	const off = [...known].map((who) => Math.abs((before.get(who) ?? 0) - (after.get(who) ?? 0)));
	expect(errorOf('sameAsBefore').mae).toBeCloseTo(off.reduce((a, b) => a + b, 0) / known.size, 6);
	expect(errorOf('model').rmse).toBeLessThan(errorOf('sameAsBefore').rmse);
	expect(errorOf('model').rmse).toBeLessThan(errorOf('average').rmse);
	expect(rankOf('model').auc).toBeGreaterThan(0.75);
	expect(rankOf('recency').auc).toBeGreaterThan(0.6);
	const people = item.calibration.reduce((sum: number, { customers }: Json) => sum + customers, 0);
	expect(people).toBe(known.size);
	expect(item.calibration.at(-1).made).toBeGreaterThan(item.calibration[0].made);
	expect(item.total.orders.isWithinInterval).toBe(true);
	expect(item.html).toMatch(/Would the forecast have been right\?/);
	expect(item.text).toMatch(/Beside simple guesses/);
});

test('what comes after the hidden days changes nothing of what was foreseen', async () => {
	const foreseen = async (items: readonly object[]) =>
		(
			(await runNode(node({ observationEnd: day(300), model: 'mbgNbd' }), items)).itemsOf(
				'Node',
			) as Json[]
		)[0].total.orders.value;
	const early = orders.filter(({ date }) => date <= day(300));
	expect(await foreseen(orders)).toBe(await foreseen(early));
	// Nor does what is hidden.
	const hidden = early.filter(({ date }) => date <= day(210));
	expect(await foreseen([...hidden, early.at(-1)!])).toBe(await foreseen([...hidden]));
});

test('another order of rows gives the same', async () => {
	const of = async (items: readonly object[]) => (await runNode(node(), items)).itemsOf('Node');
	expect(await of([...orders].reverse())).toEqual(await of(orders));
});

test.each<[object, readonly object[], RegExp]>([
	[{ horizonDays: 500 }, orders, /hiding the last 500 days before .* leaves nothing to learn from/],
	[{ leastRepeatCustomers: 400 }, orders, /have ordered more than once; at least 400 are needed/],
	[{}, [], /There are no orders|no items/i],
])('%j: refused in words', async (parameters, items, message) => {
	const run = await runNode(node(parameters), items.length > 0 ? items : [{}]);
	expect(run.error?.message).toMatch(message);
});
