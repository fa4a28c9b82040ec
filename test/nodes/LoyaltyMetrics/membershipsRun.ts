import { runToEnd } from '../../../core/steps';
import { resources } from '../../../nodes/LoyaltyMetrics/operations';
import { operationsIn } from '../../../nodes/shared/properties';
import type { Item, Reading } from '../../../schema/parse';
import { outputItems } from '../outputItems';

/** Runs an operation on memberships with its panel's defaults and what the test sets: items, bad rows, hints. */
export function membershipsRun(
	value: string,
	memberships: readonly Item[],
	settings: Readonly<Record<string, unknown>> = {},
	now = Date.UTC(2026, 10, 22, 9),
) {
	const operation = operationsIn(resources).find((one) => one.value === value)!;
	const defaults = Object.fromEntries(operation.fields.map((field) => [field.name, field.default]));
	const params = operation.params.parse({ ...defaults, ...settings });
	const context = { now, timeZone: 'UTC' };
	const reading: Reading<unknown> = runToEnd(
		operation.rows.memberships(memberships, params, context),
	);
	const hints: string[] = [...reading.hints];
	const output = operation.run({ memberships: reading.rows }, params, {
		...context,
		hint: (sentence) => hints.push(sentence),
		refused: reading.bad,
	});
	const items = outputItems(output);
	return {
		items,
		// eslint-disable-next-line @typescript-eslint/no-explicit-any
		jsons: items.map(({ json }) => json as Record<string, any>),
		bad: reading.bad,
		hints,
	};
}
