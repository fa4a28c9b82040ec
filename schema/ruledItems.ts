import type { Steps } from '../core/steps';
import { closestName } from './columns/closestName';
import { headerKey, sampleOf, type Sample } from './columns/foundColumns';
import { columnsThere, has, namedField, type NamedColumn } from './columns/namedColumn';
import { refusals } from './columns/refusals';
import { isEmptyInput } from './orders/orderHints';
import { InputError, type Context, type Item, type Reading } from './parse';
import { appliedRules, type AppliedRules } from './rules/appliedRules';
import { checkOf } from './rules/check';
import type { Check } from './rules/outcome';
import { ruleReaders } from './rules/ruleReaders';
import type { RuleSettings } from './ruleSettings';

/** Items in their order, each with the first rule that applies to it. */
export type RuledItems = Readonly<{ items: readonly Item[] }> & AppliedRules;

/** Reads the columns that the owner's rules ask for, and applies the rules item by item. */
export function* readRuledItems(
	items: readonly Item[],
	settings: RuleSettings,
	context: Context,
): Steps<Reading<RuledItems>> {
	if (isEmptyInput(items)) {
		throw new InputError(
			'There are no customers to look at',
			'The node before this one gave no items.',
		);
	}
	const rules = settings.segments.rows;
	const columns = yield* columnsOf(items, settings);
	const conditions = rules.flatMap((rule) => rule.conditions.rows);
	const { readers, hints } = yield* ruleReaders(items, settings, context, { conditions, columns });
	const checked = rules.map(({ name, match, conditions: { rows } }) => ({
		name,
		match,
		checks: rows.map(
			(row): Check => checkOf(row, columns.get(row.column)!, readers, `segment "${name}"`),
		),
	}));
	const refuse = refusals();
	const applied = yield* appliedRules(items, checked, refuse);
	return {
		rows: { items, ...applied.rules },
		bad: refuse.bad,
		hints: [...hints, ...applied.hints],
	};
}

/** What Customer Summary gives for each customer, by the names that it gives. */
const SUMMED: readonly string[] = [
	...['orders', 'revenue', 'monetaryValue', 'firstOrderDate', 'lastOrderDate'],
	...['daysSinceLastPurchase', 'averageDaysBetweenOrders'],
];

/** A list of orders has none of the columns that the first rules ask for: no misspelling, but the wrong list. */
function requireSummed({ items, headers }: Sample, column: string, label: string): void {
	if (!SUMMED.includes(column) || items.some((item) => has(item, column))) return;
	const keys = new Set(SUMMED.map(headerKey));
	if (headers.some((header) => keys.has(headerKey(header)))) return;
	const closest = closestName(column, headers);
	const guess = closest === undefined ? '' : `Or did you mean "${closest}"? `;
	throw new InputError(
		`'${label}' names the column "${column}", which no item has`,
		`If these items are orders, put Customer Summary of Loyalty Metrics before this node: it makes "${column}". ${guess}${columnsThere(headers)}`,
	);
}

/** Each column that a condition names, once. */
function* columnsOf(
	items: readonly Item[],
	{ segments }: RuleSettings,
): Steps<ReadonlyMap<string, NamedColumn>> {
	const sample = sampleOf(items);
	const columns = new Map<string, NamedColumn>();
	for (const { name, conditions } of segments.rows) {
		for (const { column } of conditions.rows) {
			if (columns.has(column)) continue;
			const label = `Column of "${name}"`;
			requireSummed(sample, column, label);
			columns.set(column, yield* namedField(items, sample.items, sample.headers, column, label));
		}
	}
	return columns;
}
