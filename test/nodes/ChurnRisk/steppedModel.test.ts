import { checksumOf } from '../../../schema/fittedModels/checksum';
import { randomStream } from '../../../core/numeric/random';
import version1 from '../../fixtures/models/churnModelVersion1.json';
import { runNode } from '../../workflows/engine.cjs';
import { without } from '../../without.cjs';
import { contractCustomers } from './contractCustomers';

type Json = Record<string, unknown>;

/** They leave in their first months, and when the contract ends after four years. */
const customers = (count: number, seed = 1): Json[] =>
	Array.from({ length: count }, (_, number) => {
		const random = randomStream(seed, number);
		const months = Math.floor(72 * random());
		const plan = random() < 0.5 ? 'Plain' : 'Plus';
		const isOpen = months < 8 || (months > 44 && months < 52);
		const chance = (isOpen ? 0.75 : 0.1) + (plan === 'Plus' ? 0.1 : 0);
		return {
			...{ customer_id: `S-${number}`, months, plan, letters: Math.floor(9 * random()) },
			left: random() < chance ? 'Yes' : 'No',
		};
	});

const node = (operation: string, parameters: object = {}) => ({
	type: 'n8n-nodes-loyalty.churnRisk',
	parameters: { operation, ...parameters },
});

const scoring = async (model: unknown, items: readonly object[], parameters: object = {}) =>
	await runNode(
		node('scoreWithModel', { modelFrom: 'text', modelText: JSON.stringify(model), ...parameters }),
		items,
	);

const resealed = (model: object, changes: Json) => {
	const rest = without({ ...model, ...changes }, 'checksum');
	return { ...rest, checksum: checksumOf(rest) };
};

describe('a score in steps', () => {
	let model: Json;
	let text: string;

	beforeAll(async () => {
		const run = await runNode(node('trainOnOutcomes', { outcome: 'left' }), customers(5_200));
		expect(run.error).toBeUndefined();
		const [item] = run.itemsOf('Node') as Json[];
		model = item.model as Json;
		text = String(item.text);
	});

	test('is taken where it is clearly better, and the card says so', () => {
		expect(model).toMatchObject({ kind: 'churnModel', version: 2, score: 'stumps', doubts: [] });
		expect(text).toMatch(/In this model each number counts in steps \(additive stumps\)/);
		expect(text).toMatch(
			/Tried on customers that they had not seen, by Brier score \(0 is perfect\): 0\.\d{4} where each number counts the same all along \(logistic regression\); /,
		);
		expect(text).toMatch(/each half as the other half would have chosen/);
		expect(text).toMatch(/months: Speaks for leaving (up to )?\d(\.5)? .*Speaks for staying \d\d/);
	});

	test('scores customers: contributions add up, reasons in words, chances near the truth', async () => {
		const run = await scoring(model, customers(400, 9), { simplify: false });
		expect(run.error).toBeUndefined();
		const items = run.itemsOf('Node') as Array<Json & { contributions: Record<string, number> }>;
		const open: number[] = [];
		for (const one of items) {
			const sum = Object.values(one.contributions).reduce(
				(total, by) => total + by,
				Number(one.logOddsBase),
			);
			expect(Math.abs(sum - Number(one.logOdds))).toBeLessThan(1e-9);
			for (const reason of one.reasons as string[]) {
				expect(reason).toMatch(
					/^(Usual chance .+ by itself|.+ \(typical: .+\)): speaks for (leaving|staying)$/,
				);
			}
			if (Number(one.months) < 7) open.push(Number(one.probabilityOfChurn));
		}
		expect(Math.abs(open.reduce((sum, one) => sum + one, 0) / open.length - 0.8)).toBeLessThan(0.1);
		const [first] = (await scoring(model, [{ months: 2, plan: 'Plain', letters: 3 }])).itemsOf(
			'Node',
		) as Json[];
		expect((first.reasons as string[])[0]).toMatch(
			/^months 2 \(typical: 3\d\): speaks for leaving/,
		);
		expect(first.whatWouldChange).toMatch(/% if months were 3\d$/);
	});

	test('changed by hand: refused, also where the mark fits', async () => {
		const [months] = (model.columns as Json[]).filter(({ name }) => name === 'months');
		const refusal = async (changed: unknown) =>
			(await scoring(changed, customers(3))).error?.message;
		expect(await refusal({ ...model, score: 'logistic' })).toMatch(/changed by hand/);
		const edges = [...(months.edges as number[])].reverse();
		const broken = resealed(model, { columns: [{ ...months, edges }] });
		expect(await refusal(broken)).toMatch(/the steps of a column do not fit together/);
		expect(await refusal(resealed(model, { score: 'forest' }))).toMatch(/changed by hand/);
		expect(await refusal({ ...model, version: 1 })).toMatch(/damaged or was changed by hand/);
	});

	test('chances set right by a curve: read from it; log-odds stay those of the score', async () => {
		const calibration = { kind: 'isotonic', scores: [-2, 2], probabilities: [0.25, 0.75] };
		const curved = resealed(model, { calibration });
		const run = await scoring(curved, customers(40, 9), { simplify: false });
		for (const one of run.itemsOf('Node') as Json[]) {
			const place = Math.max(-2, Math.min(2, Number(one.logOdds)));
			expect(Number(one.probabilityOfChurn)).toBeCloseTo(0.5 + place / 8, 3);
		}
		const broken = { ...calibration, scores: [2, -2] };
		const message = (await scoring(resealed(model, { calibration: broken }), customers(3))).error
			?.message;
		expect(message).toMatch(/the curve of chances does not fit together/);
	});
});

test('a model of the first version says what it said', async () => {
	const run = await scoring(version1.model, contractCustomers(3, 9));
	expect(run.error).toBeUndefined();
	const chances = run.itemsOf('Node').map((item) => (item as Json).probabilityOfChurn);
	expect(chances).toEqual(version1.probabilities);
});
