import { runNode } from '../../workflows/engine.cjs';
import { rowsOf } from '../LoyaltySampleData/sample';
import { contractCustomers } from './contractCustomers';

const orders = rowsOf({ operation: 'orders', customers: 300 });
const dateOf = (day: number) => new Date((20_000 + day) * 86_400_000).toISOString().slice(0, 10);

async function ran(operation: string, items: readonly object[], parameters: object = {}) {
	const run = await runNode(
		{ type: 'n8n-nodes-loyalty.churnRisk', parameters: { operation, ...parameters } },
		items,
	);
	const output = run.error === undefined ? JSON.stringify(run.itemsOf('Node')) : '';
	expect(output).not.toMatch(/NaN|Infinity/);
	return {
		message: run.error?.message,
		hints: run.error === undefined ? run.hintsOf('Node').join(' ') : '',
	};
}

describe.each(['scoreCustomers', 'backtest'])('%s', (operation) => {
	test('spend below 0 is said, and what the risk rests on', async () => {
		const [{ customer_email: who }] = orders;
		const refund = { ...orders[0], order_id: 'refund', amount: -100_000, order_total: -100_000 };
		const many = [...orders, { ...refund, customer_email: who }];
		const { message, hints } = await ran(operation, many);
		// More refunded than all was sold is no shop: that stops.
		if (message !== undefined) expect(message).toMatch(/more refunds than sales/);
		else
			expect(hints).toMatch(/1 customer has a spend below 0, as amounts below 0 count as refunds/);
		const small = await ran(operation, [
			...orders,
			{ ...refund, amount: -2_000, order_total: -2_000 },
		]);
		expect(small.hints).toMatch(/1 customer has a spend below 0/);
		expect((await ran(operation, orders)).hints).not.toMatch(/below 0/);
	});

	test('orders after the observation end are left out, and said once', async () => {
		const { hints } = await ran(operation, orders, { observationEnd: '2026-06-30' });
		expect(hints.match(/later than the observation end/g)).toHaveLength(1);
	});

	test('one-order customers only', async () => {
		const once = Array.from({ length: 400 }, (_, at) => ({
			...{ customer_email: `c${at}@shop.example`, date: dateOf(at), total: 10 },
		}));
		const { message, hints } = await ran(operation, once);
		expect(`${message} ${hints}`).toMatch(/repeat orders; at least|Nobody has bought twice/);
	});

	test('fewer customers than a probability needs', async () => {
		const { hints } = await ran(operation, rowsOf({ operation: 'orders', customers: 100 }));
		expect(hints).toMatch(/A probability needs at least 200 customers; there are \d+/);
	});
});

test('Train on Outcomes: money below 0 in a column is said, with its number', async () => {
	const customers = contractCustomers(200);
	const negative = customers.map((one, at) => ({ ...one, spend: at < 3 ? -5 : at % 50 }));
	const { hints } = await ran('trainOnOutcomes', negative);
	expect(hints).toMatch(/3 items are below 0 in "spend": learned from as they are/);
	expect((await ran('trainOnOutcomes', customers)).hints).not.toMatch(/below 0/);
});
