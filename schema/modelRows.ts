/** Customers to score with a saved model: the items themselves, or a text of JSON as an assistant hands it on. */
import { z } from 'zod/v4';

import type { Steps } from '../core/steps';
import { isEmptyInput } from './orders/orderHints';
import { InputError, type Item, type Reading } from './parse';
import { found, isBlank } from './values/found';

export const modelRowsShape = {
	customersFrom: z.enum(['input', 'text']).default('input'),
	/** An expression may give the customer itself. */
	customerText: z.unknown().default(''),
};

type Settings = z.output<z.ZodObject<typeof modelRowsShape>>;

/** `itemOf`: the item that each customer came with. */
export type ModelRows = Readonly<{ customers: readonly Item[]; itemOf: Int32Array }>;

export function* readModelRows(
	items: readonly Item[],
	{ customersFrom, customerText }: Settings,
): Steps<Reading<ModelRows>> {
	yield;
	if (customersFrom === 'input') {
		if (isEmptyInput(items)) {
			throw new InputError(
				'There are no customers to score',
				'The node before this one gave no items.',
			);
		}
		const itemOf = Int32Array.from(items.keys());
		return { rows: { customers: items, itemOf }, bad: [], hints: [] };
	}
	const customers = customersIn(customerText);
	const itemOf = new Int32Array(customers.length);
	return { rows: { customers, itemOf }, bad: [], hints: [] };
}

const ADVICE = 'Write one customer as {"contract": "Two year", "tenure": 12}, or a list of them.';

function customersIn(text: unknown): readonly Item[] {
	if (isBlank(text)) throw new InputError("'Customer' is empty", ADVICE);
	let value: unknown = text;
	// An assistant may hand on text that was made into text once more.
	for (let times = 0; times < 2 && typeof value === 'string'; times++) value = parsed(value);
	if (value === undefined) {
		throw new InputError(`'Customer' is no JSON; it holds ${found(text)}`, ADVICE);
	}
	const list: readonly unknown[] = Array.isArray(value) ? value : [value];
	const isItem = (one: unknown): one is Item =>
		typeof one === 'object' && one !== null && !Array.isArray(one);
	if (list.length === 0 || !list.every(isItem)) {
		throw new InputError(`'Customer' holds no customer but ${found(text)}`, ADVICE);
	}
	return list;
}

/** Undefined where the text is no JSON. */
function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
