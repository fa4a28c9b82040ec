/** The node panel and the schema of the orders input are two views of one thing. */
import { orderFields } from '../../nodes/shared/orderFields';
import { optionsOf } from '../../nodes/shared/parameters';
import { COLUMN_LABELS } from '../../schema/orders/columns';
import { orderSettings } from '../../schema/orderSettings';
import { read, refusalOf } from './readAll.cjs';

const options = orderFields.find((field) => field.name === 'orderOptions')!;
const all = [...orderFields, ...optionsOf(options)];

test('every field has a setting, and every setting a field', () => {
	const names = (object: object) => Object.keys(object).sort();
	expect(orderFields.map((field) => field.name).sort()).toEqual(names(orderSettings.shape));
	expect(
		optionsOf(options)
			.map((field) => field.name)
			.sort(),
	).toEqual(names(orderSettings.parse({}).orderOptions));
});

test('the defaults of the panel are those of the schema', () => {
	const parsed = orderSettings.parse({});
	const panel = orderSettings.parse({
		...Object.fromEntries(orderFields.map((field) => [field.name, field.default])),
		orderOptions: Object.fromEntries(
			optionsOf(options).map((field) => [field.name, field.default]),
		),
	});
	expect(panel).toEqual(parsed);
});

test('every choice of the panel is known to the schema', () => {
	for (const field of optionsOf(options).filter(({ type }) => type === 'options')) {
		for (const option of field.options ?? []) {
			const value = 'value' in option ? option.value : undefined;
			expect(orderSettings.parse({ orderOptions: { [field.name]: value } })).toBeDefined();
		}
	}
});

test('options are in alphabetical order', () => {
	const labels = optionsOf(options).map((field) => field.displayName);
	expect(labels).toEqual([...labels].sort((one, other) => one.localeCompare(other)));
});

test('the labels that our sentences quote are those of the panel', () => {
	const labels = new Set(all.map((field) => field.displayName));
	for (const label of Object.values(COLUMN_LABELS)) expect(labels).toContain(label);
	const choices = new Set(
		all
			.flatMap((field) => field.options ?? [])
			.map((option) => ('name' in option ? option.name : '')),
	);
	const refusal = refusalOf(() =>
		read([
			{ id: 1, email: 'a', date: '2026-01-01', amount: 1 },
			{ id: 1, email: 'a', date: '2026-01-01', amount: 2 },
		]),
	);
	for (const [, quoted] of refusal.advice.matchAll(/'([^']+)'/g)) {
		expect(labels.has(quoted) || choices.has(quoted)).toBe(true);
	}
});
