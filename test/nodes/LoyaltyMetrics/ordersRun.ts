import { randomStream } from '../../../core/numeric/random';
import { runNode } from '../../workflows/engine.cjs';
import { rowsOf, type Row } from '../LoyaltySampleData/sample';

/** The json of an item: a test knows what it expects in it. */
export type Json = Readonly<Record<string, ReturnType<typeof JSON.parse>>>;

/** What an operation of the resource Purchase makes of orders, in n8n's own engine. */
export async function ordersRun(
	operation: string,
	orders: readonly Row[],
	parameters: Readonly<Record<string, unknown>> = {},
	settings: object = {},
) {
	const node = {
		type: 'n8n-nodes-loyalty.loyaltyMetrics',
		parameters: { resource: 'purchases', operation, ...parameters },
		...settings,
	};
	return await runNode(node, orders);
}

export async function itemsOf(
	operation: string,
	orders: readonly Row[],
	parameters: Readonly<Record<string, unknown>> = {},
): Promise<Json[]> {
	return (await ordersRun(operation, orders, parameters)).itemsOf('Node');
}

/** Orders of a sample shop. */
export const sampleOrders = rowsOf({ operation: 'orders', customers: 300 });

/** The same rows in another sequence, always the same one. */
export function shuffled(rows: readonly Row[]): Row[] {
	const random = randomStream(11);
	return rows
		.map((row) => ({ row, place: random() }))
		.sort((one, other) => one.place - other.place)
		.map(({ row }) => row);
}

const DAY_MS = 86_400_000;

/** The same rows, all dates moved; without the time of day, which summer time would move once more. */
export function moved(rows: readonly Row[], days: number): Row[] {
	return rows.map((row) => ({ ...row, order_date: movedDay(String(row.order_date), days) }));
}

/** @param date begins with a day such as 2026-11-22 */
export function movedDay(date: string, days: number): string {
	return new Date(Date.parse(date.slice(0, 10)) + days * DAY_MS).toISOString().slice(0, 10);
}

/** All numbers of a value, under their paths; texts and pages left out. */
export function numbersOf(value: unknown, path = ''): Readonly<Record<string, unknown>> {
	if (typeof value === 'number' || value === null) return { [path]: value };
	if (typeof value !== 'object') return {};
	return Object.assign(
		{},
		...Object.entries(value)
			.filter(([name]) => name !== 'page')
			.map(([name, inner]) => numbersOf(inner, `${path}.${name}`)),
	);
}
