import { checksumOf } from '../../../schema/fittedModels/checksum';
import { runNode, runWorkflow } from '../../workflows/engine.cjs';
import { contractCustomers } from './contractCustomers';
import { without } from '../../without.cjs';

const customers = contractCustomers(500);

const node = (operation: string, parameters: object = {}) => ({
	type: 'n8n-nodes-loyalty.churnRisk',
	parameters: { operation, ...parameters },
});

type Json = Record<string, unknown>;

let usual: ReturnType<typeof trainedOn> | undefined;

async function trained(items: readonly object[] = customers, parameters: object = {}) {
	if (items === customers) return await (usual ??= trainedOn(items, parameters));
	return await trainedOn(items, parameters);
}

async function trainedOn(items: readonly object[], parameters: object) {
	const run = await runNode(node('trainOnOutcomes', parameters), items);
	expect(run.error).toBeUndefined();
	const [item] = run.itemsOf('Node') as Json[];
	return { item, hints: run.hintsOf('Node').join(' '), model: item.model as Json };
}

const scoring = async (modelText: unknown, items: readonly object[], parameters: object = {}) =>
	await runNode(node('scoreWithModel', { modelFrom: 'text', modelText, ...parameters }), items);

const messageOf = async (items: readonly object[], parameters: object = {}) =>
	(await runNode(node('trainOnOutcomes', parameters), items)).error?.message;

describe('learning from who left', () => {
	test('one item: the model, how right it was on customers it had not seen, and a card', async () => {
		const { item, hints, model } = await trained();
		expect(Object.keys(item).length).toBeLessThanOrEqual(10);
		const record = item.trackRecord as Record<string, number> & {
			lift: Array<Record<string, number>>;
		};
		expect(record.auc).toBeGreaterThan(0.75);
		expect(record.aucLow).toBeLessThan(record.auc);
		expect(record.calibrationError).toBeLessThan(0.1);
		expect(record.lift[0].lift).toBeLessThanOrEqual(record.lift[0].cap);
		expect(item.columns).toEqual(['calls', 'charges', 'contract', 'tenure']);
		expect(model).toMatchObject({ kind: 'churnModel', version: 2, customers: 500, doubts: [] });
		expect(JSON.parse(String(item.modelText))).toEqual(model);
		expect(item.text).toMatch(/Who leaves: model card[\s\S]*contract: Speaks for leaving Monthly/);
		expect(hints).toMatch(
			/On customers that it had not seen the model ranked [\d.]+ % of pairs right/,
		);
	});

	test('what must not be learned from is left out, and named with its reason', async () => {
		const { item, hints } = await trained();
		expect(item.leftOut).toEqual([
			{ column: 'cancellation_reason', reason: expect.stringMatching(/after a customer left/) },
			{ column: 'since', reason: expect.stringMatching(/dates/) },
		]);
		expect(hints).toMatch(/Not learned from: "cancellation_reason" by its name/);
		const named = customers.map((one) => ({
			...one,
			score: one.churned === 'Yes' ? 9 : 1,
			same: 5,
		}));
		expect((await trained(named)).item.leftOut).toEqual(
			expect.arrayContaining([
				{ column: 'score', reason: expect.stringMatching(/by itself who left/) },
				{ column: 'same', reason: 'is the same for everybody' },
			]),
		);
	});

	test('words and figures for who left, in any spelling; others are named', async () => {
		for (const [yes, no] of [
			[1, 0],
			[true, false],
			['TRUE', 'false'],
			['churned', 'Stayed'],
			['1.0', '0.0'],
		]) {
			const spelled = customers.map((one) => ({
				...one,
				churned: one.churned === 'Yes' ? yes : no,
			}));
			expect((await trained(spelled)).model.happened).toBe((await trained()).model.happened);
		}
		const [first, ...others] = customers;
		expect(await messageOf([{ ...first, churned: 'perhaps' }, ...others])).toMatch(
			/"churned" holds "perhaps", which does not say whether the customer left \[item 0\]/,
		);
	});

	test('rows in any order give the same model', async () => {
		expect((await trained([...customers].reverse())).item.modelText).toBe(
			(await trained()).item.modelText,
		);
	});
});

describe('what cannot be learned from is told in a sentence', () => {
	test('few customers, and few of one kind', async () => {
		expect(await messageOf(customers.slice(0, 60))).toMatch(
			/60 customers to learn from; at least 100 are needed/,
		);
		let left = 0;
		const rare = customers.filter(({ churned }) => churned === 'No' || left++ < 5);
		expect(await messageOf(rare)).toMatch(/5 customers left and \d+ stayed; at least 20 of each/);
	});

	test('all outcomes alike', async () => {
		const alike = customers.map((one) => ({ ...one, churned: 'No' }));
		expect(await messageOf(alike)).toMatch(/By "churned" all 500 customers stayed; both/);
	});

	test('a perfect separator among the chosen columns', async () => {
		const leaky = customers.map((one) => ({ ...one, score: one.churned === 'Yes' ? 9 : 1 }));
		const chosen = { featureChoice: 'chosen', featureColumns: { rows: [{ column: 'score' }] } };
		expect(await messageOf(leaky, chosen)).toMatch(/The column "score" tells by itself who left/);
	});

	test('two columns that together tell without fail: no chances will be shown', async () => {
		const split = customers.map((one, at) => ({
			...{ contract: one.contract, churned: one.churned },
			one: (at % 97) + (one.churned === 'Yes' ? 40 : 0),
			other: (at % 97) * 1,
		}));
		const { item } = await trained(split);
		expect(item.reason).toMatch(/^No chances will be shown: .*tell without fail who left/);
	});

	test('only a constant column, no outcome column, no items', async () => {
		const constant = customers.map(({ churned }) => ({ churned, country: 'DE' }));
		expect(await messageOf(constant)).toMatch(/No column is left to learn from/);
		expect(await messageOf(customers.map(({ tenure }) => ({ tenure })))).toMatch(
			/No column was recognised that says who left/,
		);
		expect(await messageOf([{}])).toMatch(/There are no customers to learn from/);
		const chosen = { featureChoice: 'chosen', featureColumns: { rows: [{ column: 'tenuer' }] } };
		expect(await messageOf(customers, chosen)).toMatch(
			/names the column "tenuer", which no item has/,
		);
	});
});

describe('scoring with a saved model', () => {
	const fresh: Json[] = contractCustomers(50, 9).map((one) => ({ ...one, churned: undefined }));

	test('chance, band, reasons beside the typical value, what would change it; log-odds add up', async () => {
		const { item } = await trained();
		const run = await scoring(item.modelText, fresh, { simplify: false });
		expect(run.error).toBeUndefined();
		const items = run.itemsOf('Node') as Array<Json & { contributions: Record<string, number> }>;
		expect(items.map(({ customer_id: id }) => id)).toEqual(fresh.map((one) => one.customer_id));
		for (const one of items) {
			expect(one.probabilityOfChurn).toBeGreaterThan(0);
			const sum = Object.values(one.contributions).reduce(
				(total, by) => total + by,
				Number(one.logOddsBase),
			);
			expect(Math.abs(sum - Number(one.logOdds))).toBeLessThan(1e-9);
			expect(Number(one.probabilityOfChurn)).toBeCloseTo(
				1 / (1 + Math.exp(-Number(one.logOdds))),
				3,
			);
			for (const reason of one.reasons as string[]) {
				expect(reason).toMatch(
					/^(Usual chance .+ by itself|.+ \(typical: .+\)): speaks for (leaving|staying)$/,
				);
			}
		}
	});

	test('the model comes by the second input, from any column of a row', async () => {
		const { item } = await trained();
		const run = await runWorkflow(
			{
				nodes: [
					{
						id: '1',
						name: 'Start',
						type: 'n8n-nodes-base.manualTrigger',
						typeVersion: 1,
						position: [0, 0],
						parameters: {},
					},
					{
						id: '2',
						name: 'Customers',
						type: 'n8n-nodes-base.noOp',
						typeVersion: 1,
						position: [0, 0],
						parameters: {},
					},
					{
						id: '3',
						name: 'Model',
						type: 'n8n-nodes-base.noOp',
						typeVersion: 1,
						position: [0, 0],
						parameters: {},
					},
					{
						id: '4',
						name: 'Node',
						...node('scoreWithModel', { outputs: 'perBand' }),
						typeVersion: 1,
						position: [0, 0],
					},
				],
				connections: {
					Start: {
						main: [
							[
								{ node: 'Customers', type: 'main', index: 0 },
								{ node: 'Model', type: 'main', index: 0 },
							],
						],
					},
					Customers: { main: [[{ node: 'Node', type: 'main', index: 0 }]] },
					Model: { main: [[{ node: 'Node', type: 'main', index: 1 }]] },
				},
			},
			{
				start: 'Start',
				items: [{ json: {} }],
				pinned: {
					Customers: fresh.map((json) => ({ json })),
					Model: [{ json: { id: 7, churn_model: item.modelText } }],
				},
			},
		);
		expect(run.error).toBeUndefined();
		const bands = [0, 1, 2].map((at) => run.itemsOf('Node', at).map(({ riskBand }) => riskBand));
		expect(bands.flat()).toHaveLength(50);
		expect(new Set(bands[0])).toEqual(new Set(['High']));
	});

	test('one customer as text, as an assistant hands it on', async () => {
		const { item } = await trained();
		const run = await scoring(item.modelText, [{ anything: 1 }], {
			customersFrom: 'text',
			customerText: '{"contract": "Monthly", "tenure": 2, "charges": 90}',
		});
		const [one] = run.itemsOf('Node') as Json[];
		expect(one).toMatchObject({ riskBand: 'High', contract: 'Monthly', reason: null });
		expect((one.reasons as string[])[0]).toMatch(/speaks for leaving/);
		const none = await scoring(item.modelText, [{}], {
			customersFrom: 'text',
			customerText: 'Anna',
		});
		expect(none.error?.message).toMatch(/'Customer' is no JSON; it holds "Anna"/);
	});

	test('withheld: an old model, customers unlike those learned from, a model that was not right', async () => {
		const { item } = await trained();
		const resealed = (changes: Json) => {
			const rest = without({ ...(item.model as Json), ...changes }, 'checksum');
			return { ...rest, checksum: checksumOf(rest) };
		};
		const reasonOf = async (model: Json, items: readonly object[] = fresh) => {
			const run = await scoring(JSON.stringify(model), items);
			const [one] = run.itemsOf('Node') as Json[];
			expect(one).toMatchObject({ probabilityOfChurn: null, riskBand: null });
			return one.reason;
		};
		expect(await reasonOf(resealed({ fittedOn: '2020-01-01' }))).toMatch(
			/^The model is [\d,]+ days old .* meant for 180 days: train it anew$/,
		);
		expect(await reasonOf(resealed({ doubts: ['it was off'] }))).toMatch(
			/not right enough .* it was off/,
		);
		const unlike = fresh.map((one) => ({ ...one, tenure: 500 }));
		expect(await reasonOf(item.model as Json, unlike)).toMatch(
			/^100 % of the customers are unlike .*"tenure"/,
		);
		expect(await reasonOf(item.model as Json, [{ ...fresh[0], contract: 'Ten year' }])).toMatch(
			/has seen no customer with such a value in "contract"/,
		);
	});

	test('another kind, another version, changed by hand, no model at all: a sentence each', async () => {
		const { model } = await trained();
		const refusal = async (changed: unknown) =>
			(await scoring(typeof changed === 'string' ? changed : JSON.stringify(changed), fresh)).error
				?.message;
		expect(await refusal({ ...model, kind: 'mbgNbd' })).toMatch(/of another kind, "mbgNbd"/);
		expect(await refusal({ ...model, version: 3 })).toMatch(
			/version 3; this package reads versions up to 2/,
		);
		expect(await refusal({ ...model, base: 3 })).toMatch(/damaged or was changed by hand/);
		expect(await refusal('{"kind":')).toMatch(/not a whole fitted model/);
		const run = await runNode(node('scoreWithModel'), fresh);
		expect(run.error?.message).toMatch(/Nothing came in by the second input, 'Model'/);
		const others = [{ x: 1 }];
		expect((await scoring(JSON.stringify(model), others)).error?.message).toMatch(
			/lack columns that the model has learned from: "calls", "charges", "contract", "tenure"/,
		);
	});
});
