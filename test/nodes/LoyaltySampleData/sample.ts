import type { Steps } from '../../../core/steps';
import { operations } from '../../../nodes/LoyaltySampleData/operations';
import type { Operation, OutputList } from '../../../nodes/shared/operation';
import { outputItems } from '../outputItems';

/** What a test of the sample data sets; everything else is as a new node has it. */
export type Wish = Readonly<{
	operation?: string;
	kindOfShop?: string;
	customers?: unknown;
	seed?: unknown;
	endDate?: unknown;
	options?: Readonly<Record<string, unknown>>;
	timeZone?: string;
	now?: number;
}>;

export const NOW = Date.UTC(2026, 10, 22, 9);

/** The names of the node's data sets. */
export const dataSets = operations.map(({ value }) => value);

export function operationOf(value: string): Operation {
	const found = operations.find((operation) => operation.value === value);
	if (!found) throw new Error(`No operation ${value}`);
	return found;
}

export function stepsOf(wish: Wish): Steps<OutputList> {
	const { operation = 'orders', timeZone = 'Europe/Berlin', now = NOW, ...set } = wish;
	const { fields, params, run } = operationOf(operation);
	const defaults = Object.fromEntries(fields.map((field) => [field.name, field.default]));
	const outcome = run({}, params.parse({ ...defaults, ...set }), {
		now,
		timeZone,
		hint: () => {},
		refused: [],
	});
	if (!('next' in outcome)) throw new Error('Not in steps');
	return outcome;
}

export type Row = Readonly<Record<string, string | number | boolean | null>>;

/** The items of one data set as rows. */
export function rowsOf(wish: Wish): Row[] {
	return outputItems(stepsOf(wish)).map(({ json }) => json as Row);
}
