import { z } from 'zod/v4';

import { runToEnd } from '../../core/steps';
import { resources as policy } from '../../nodes/ContactPolicy/operations';
import { operations as privacy } from '../../nodes/CustomerPrivacy/operations';
import { operations as churnRisk } from '../../nodes/ChurnRisk/operations';
import { operations as segments } from '../../nodes/CustomerSegments/operations';
import { operations as values } from '../../nodes/CustomerValue/operations';
import { resources } from '../../nodes/LoyaltyMetrics/operations';
import { operations as samples } from '../../nodes/LoyaltySampleData/operations';
import { optionsOf } from '../../nodes/shared/parameters';
import { operationsIn, propertiesOf } from '../../nodes/shared/properties';
import type { Field, Operation, OutputItem } from '../../nodes/shared/operation';
import type { Item } from '../../schema/parse';
import { contractCustomers } from '../nodes/ChurnRisk/contractCustomers';
import { outputItems } from '../nodes/outputItems';
import { first as firstKey, pseudonymOfNobody } from '../madeUpKeys.cjs';

// What every operation of every node promises. A new operation is held to it by being listed.
const context = { now: Date.UTC(2026, 5, 30, 12), timeZone: 'Europe/Berlin' };
/** Instead of the sample shop's own size. */
const smallShop = { customers: 40 };
/** Enough customers for what is fitted to them. */
const largerShop = { customers: 150 };

const UNCONFIRMED = {
	...{ sent_at: '2026-06-29T09:00:00Z', customer_email: 'ana@shop.example' },
	...{ campaign: 'Spring', status: 'reserved' },
};

/** What arrives by an input, from the input's name. */
const samplesFor: Readonly<Record<string, () => readonly Item[]>> = {
	orders: () => sampled('orders'),
	answers: () => sampled('surveyAnswers'),
	tickets: () => sampled('supportTickets'),
	contacts: () => sampled('contactLog'),
	candidates: () => sampled('customers').map(({ customer_email }) => ({ customer_email })),
	contactLog: () => [...sampled('contactLog').slice(-300), UNCONFIRMED],
	consents: () => sampled('consents'),
	customers: () => sampled('orders', largerShop),
	pages: () => pagesOf('scorecard'),
	memberships: () => sampled('customers', { kindOfShop: 'subscription' }),
	subscriptions: () => sampled('customers', { kindOfShop: 'subscription' }),
	visits: () => yearlyVisits(),
	current: () => segmented(''),
	earlier: () =>
		segmented('2026-06-23').map(({ customer, segment }) => ({
			...{ run_date: '2026-06-23', customer, segment },
		})),
	segmented: () => segmented(''),
	decided: () => [
		{ customer_email: 'ana@shop.example', allowed: true, route: 'automate', idempotencyKey: 'k1' },
	],
	reservations: () => [
		{
			...{ id: 1, run_id: '={{ $execution.id }}', idempotency_key: 'k1', campaign: 'Spring' },
			...{ customer_email: 'ana@shop.example', status: 'reserved' },
			reserved_at: '2026-06-30T09:00:00Z',
		},
	],
	sent: () => [{ idempotency_key: 'a1', messageId: '<1@shop.example>' }],
	model: () => modelOf(values),
	outcomes: () => contractCustomers(200),
	toScore: () =>
		contractCustomers(40, 2).map(({ contract, tenure, calls }) => ({ contract, tenure, calls })),
	churnModel: () => trainedModel(),
	choices: () =>
		contractCustomers(200).map(({ contract, tenure, churned }) => ({
			...{ region: contract, chosen: Number(tenure) < 20 ? 'yes' : 'no', churned },
		})),
	summaries: () => summariesOf(sampled('orders')),
	assignments: () => someAssignments(),
	people: () => someCustomers(),
	suppressions: () => [{ suppressionKey: pseudonymOfNobody }],
	rows: () => someCustomers().map((row) => ({ table: 'Loyalty Survey Answers', ...row })),
};

/** What an operation cannot know by itself, or that suits a small shop: the owner has to say it. */
const filledIn: Readonly<Record<string, Record<string, unknown>>> = {
	pseudonymize: { columns: { rows: [{ column: 'customer_email' }] } },
	minimize: { keptColumns: { rows: [{ column: 'country' }] } },
	assignHoldout: { campaign: 'Win-back', who: 'everyone' },
	planErasure: { emails: 'anna@example.com' },
	verifyErasure: { emails: 'anna@example.com' },
	backtest: { leastRepeatCustomers: 5 },
};
const credential = { secretKey: firstKey };

const nodes: Array<[string, readonly Operation[]]> = [
	['Loyalty Metrics', operationsIn(resources)],
	['Contact Policy', operationsIn(policy)],
	['Customer Privacy', privacy],
	['Churn Risk', churnRisk],
	['Customer Segments', segments],
	['Customer Value', values],
	['Loyalty Sample Data', samples],
];

const cases = nodes.flatMap(([node, operations]) =>
	operations.map((operation): [string, Operation] => [`${node}: ${operation.name}`, operation]),
);

describe.each(cases)('%s', (_name, operation) => {
	const itemsOf = () => inputsFor(operation);
	test('the defaults of the panel fit the schema', () => {
		expect(() => operation.params.parse(defaultsOf(operation))).not.toThrow();
	});

	test('every field is read, and every setting has a field', () => {
		const shape = keysOf(operation.params);
		expect(operation.fields.map(({ name }) => name).sort()).toEqual(shape.sort());
		for (const field of operation.fields.filter(({ type }) => type === 'collection')) {
			const inner = keysOf((operation.params as z.ZodObject).shape[field.name] as z.ZodType);
			expect(
				optionsOf(field)
					.map(({ name }) => name)
					.sort(),
			).toEqual(inner.sort());
		}
	});

	test('the panel shows each field for this operation', () => {
		for (const { name } of operation.fields) {
			const shown = propertiesOf([operation]).find((property) => property.name === name);
			expect(shown?.displayOptions?.show?.operation).toEqual([operation.value]);
		}
	});

	test('the same input gives the same output, which JSON carries unchanged and without NaN', () => {
		const items = itemsOf();
		const first = outputOf(operation, defaultsOf(operation), items);
		const second = outputOf(operation, defaultsOf(operation), items);
		expect(first.length).toBeGreaterThan(0);
		expect(second).toEqual(first);
		const jsons = first.map(({ json }) => json);
		expect(JSON.parse(JSON.stringify(jsons))).toEqual(jsons);
	});

	test('at most ten fields by default', () => {
		const [{ json }] = outputOf(operation, defaultsOf(operation), itemsOf());
		expect(Object.keys(json).length).toBeLessThanOrEqual(10);
	});

	test('every output item is linked to items that exist', () => {
		const items = itemsOf();
		if (Object.keys(operation.rows).length === 0) return;
		for (const { from } of outputOf(operation, defaultsOf(operation), items)) {
			const origins = [from].flat();
			expect(origins.length).toBeGreaterThan(0);
			for (const { input, items: linked, from: begin, to } of origins) {
				expect(Object.keys(operation.rows)).toContain(input);
				expect(to).toBeGreaterThan(begin);
				for (let at = begin; at < to; at++) expect(items[input][linked[at]]).toBeDefined();
			}
		}
	});

	test('the items that came in are left as they were', () => {
		const items = itemsOf();
		const before = structuredClone(items);
		const frozenItems = Object.entries(items).map(([input, all]) => [input, all.map(frozen)]);
		outputOf(operation, defaultsOf(operation), Object.fromEntries(frozenItems) as Inputs);
		expect(items).toEqual(before);
	});
});

test.each(nodes)(
	'%s: the panel shows the fields of each operation in their order',
	(_name, operations) => {
		const properties = propertiesOf(operations).slice(1);
		for (const operation of operations) {
			const shown = properties.filter(({ displayOptions }) =>
				displayOptions!.show!.operation!.includes(operation.value),
			);
			expect([operation.name, shown.map(({ name }) => name)]).toEqual([
				operation.name,
				operation.fields.map(({ name }) => name),
			]);
		}
	},
);

function defaultsOf(operation: Operation): Record<string, unknown> {
	return {
		...Object.fromEntries(operation.fields.map((field: Field) => [field.name, field.default])),
		...filledIn[operation.value],
	};
}

type Inputs = Readonly<Record<string, readonly Item[]>>;

function inputsFor(operation: Operation): Inputs {
	return Object.fromEntries(
		Object.keys(operation.rows).map((input) => [input, samplesFor[input]()]),
	);
}

function sampled(name: string, settings: Record<string, unknown> = {}): readonly Item[] {
	const operation = samples.find(({ value }) => value === name) as Operation;
	return outputOf(operation, { ...defaultsOf(operation), ...settings }).map(({ json }) => json);
}

/** The sample shop's customers with their segments, and what movement and profile read beside them. */
function segmented(observationEnd: string): readonly Item[] {
	const rfm = segments.find(({ value }) => value === 'rfmSegments') as Operation;
	const settings = { ...defaultsOf(rfm), observationEnd };
	return outputOf(rfm, settings, inputsFor(rfm)).map(({ json }) => ({
		...{ customer: json.customer, segment: json.segment, orders: json.orders },
		...{ revenue: json.revenue, daysSinceLastPurchase: json.daysSinceLastPurchase },
	}));
}

/** Half of the sample shop's customers kept from a campaign, all of them long ago. */
function someAssignments(): readonly Item[] {
	return sampled('customers').map(({ customer_email }, at) => ({
		...{ customer_email, assignedAt: '2026-04-01', campaign: 'Win-back' },
		arm: at % 2 === 0 ? 'treatment' : 'control',
	}));
}

/** Orders spread over enough years for one occasion per year. */
function yearlyVisits(): readonly Item[] {
	return Array.from({ length: 60 }, (_, who) => who).flatMap((who) =>
		[0, 1, 2, 3, 4, 5]
			.filter((year) => year === 0 || (year <= 1 + (who % 5) && (who * 7 + year * 3) % 4 !== 0))
			.map((year) => ({
				...{ customer_email: `c${who}@example.com`, order_date: `${2020 + year}-06-15` },
				order_total: 20 + ((who * 13 + year * 5) % 30),
			})),
	);
}

/** Customers with little about each, as operations on privacy meet them. */
function someCustomers(): readonly Item[] {
	return ['anna', 'ben', 'cleo'].map((name, at) => ({
		...{ id: at + 1, customer_email: `${name}@example.com`, country: 'DE' },
	}));
}

/** A model as the node's own operation fits it. */
function modelOf(operations: readonly Operation[]): readonly Item[] {
	const operation = operations.find(({ value }) => value === 'fitModel') as Operation;
	return outputOf(operation, defaultsOf(operation), inputsFor(operation)).map(({ json }) => json);
}

/** Pages as an operation before makes them. */
function pagesOf(value: string): readonly Item[] {
	const operation = operationsIn(resources).find((one) => one.value === value) as Operation;
	return outputOf(operation, defaultsOf(operation), inputsFor(operation)).map(({ json }) => json);
}

/** A model as the operation that learns it hands it on. */
function trainedModel(): readonly Item[] {
	const train = churnRisk.find(({ value }) => value === 'trainOnOutcomes') as Operation;
	const columns = ['contract', 'tenure', 'calls'].map((column) => ({ column }));
	const settings = {
		...{ ...defaultsOf(train), featureChoice: 'chosen', featureColumns: { rows: columns } },
	};
	return outputOf(train, settings, inputsFor(train)).map(({ json }) => json);
}

/** Customers as an operation before makes them, with some of its columns. */
function summariesOf(orders: readonly Item[]): readonly Item[] {
	const operation = operationsIn(resources).find(({ value }) => value === 'customerSummary')!;
	const summaries = outputOf(operation, defaultsOf(operation), { orders });
	return summaries.map(({ json: { customer, orders: count, daysSinceLastPurchase } }) => ({
		...{ customer, orders: count, daysSinceLastPurchase },
	}));
}

function outputOf(
	operation: Operation,
	settings: Record<string, unknown>,
	items: Inputs = {},
): readonly OutputItem[] {
	const isUsualShop = 'customers' in settings && settings.customers !== largerShop.customers;
	const params = operation.params.parse(isUsualShop ? { ...settings, ...smallShop } : settings);
	const rows = Object.fromEntries(
		Object.entries(operation.rows).map(([input, read]) => {
			const { rows: read_, bad } = runToEnd(read(items[input], params, context));
			expect(bad).toEqual([]);
			return [input, read_];
		}),
	);
	const output = operation.run(rows, params, {
		...{ ...context, hint: () => undefined, refused: [] },
		credential,
	});
	return outputItems(output);
}

function keysOf(schema: z.ZodType): string[] {
	let inner: unknown = schema;
	while (!(inner instanceof z.ZodObject)) {
		inner = (inner as { def: { innerType: unknown } }).def.innerType;
	}
	return Object.keys(inner.shape);
}

function frozen(item: Item): Item {
	for (const value of Object.values(item)) {
		if (value !== null && typeof value === 'object') Object.freeze(value);
	}
	return Object.freeze(item);
}
