import { randomStream } from '../../../core/numeric/random';
import { exponentialVariate, gammaVariate } from '../../../core/numeric/randomVariates';
import { runNode } from '../../workflows/engine.cjs';
import type { AnyJson } from '../../anyJson.cjs';

const day = (number: number) => new Date((20_000 + number) * 86_400_000).toISOString().slice(0, 10);

/** Orders of so few customers that a fit to all of them may run to its bound, though one to the earlier ones does not. */
function smallShop(seed: number) {
	return Array.from({ length: 50 }, (_, who) => who).flatMap((who) => {
		const random = randomStream(seed, who);
		const pace = gammaVariate(0.8, random) / 40;
		const first = Math.floor(300 * random());
		const end = Math.min(400, first + exponentialVariate(150, random));
		const orders: object[] = [];
		for (let at = first; at < end; at += exponentialVariate(1 / pace, random)) {
			orders.push({ customer: `c${who}@shop.example`, date: day(Math.floor(at)), total: 10 });
		}
		return orders;
	});
}

const fitted = async (seed: number, model = 'holdout') => {
	const parameters = { operation: 'fitModel', observationEnd: day(400), model };
	const run = await runNode(
		{
			type: 'n8n-nodes-loyalty.customerValue',
			parameters: { ...parameters, leastRepeatCustomers: 10 },
		},
		smallShop(seed),
	);
	expect(run.error).toBeUndefined();
	const [item] = run.itemsOf('Node') as Record<string, AnyJson>[];
	return { kind: String(item.kind), fit: item.fit, hints: run.hintsOf('Node').join(' ') };
};

test.each([
	['Pareto/NBD', 'paretoNbd', 'mbgNbd', 10],
	['BG/NBD', 'bgNbd', 'paretoNbd', 72],
])(
	'%s, best on hidden days, is degenerate on all orders: the next best is used',
	async (name, chosen, other, seed) => {
		const own = await fitted(seed, chosen);
		expect(own.fit.degenerate).toMatch(/ran to/);
		const found = await fitted(seed);
		expect(found).toMatchObject({ kind: other, fit: { degenerate: null } });
		expect(found.hints).toContain(
			`${name} foresaw the hidden days best, but on all orders it cannot be relied on: ${own.fit.degenerate}.`,
		);
		expect(found.hints).toMatch(/, the next best, is used instead/);
		expect(found.hints).toContain(`foresaw hidden days next best, after ${name}`);
	},
);

test('where the others are degenerate, too, the first choice stays, and says so', async () => {
	const found = await fitted(64);
	expect(found.kind).toBe('mbgNbd');
	expect(found.fit.degenerate).not.toBeNull();
	expect(found.hints).toContain(`MBG/NBD: ${found.fit.degenerate}.`);
	expect(found.hints).not.toMatch(/is used instead/);
});

test('what the owner chose is never replaced', async () => {
	const found = await fitted(10, 'paretoNbd');
	expect(found.kind).toBe('paretoNbd');
	expect(found.hints).not.toMatch(/is used instead/);
});
