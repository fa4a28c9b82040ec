import { outcomeModel } from '../../../core/evaluate/outcomeModel';
import { chosenWay, type OutcomeWay } from '../../../core/evaluate/outcomeWays';
import type { RawColumn } from '../../../core/models/columnEncoding';
import { contributionOf } from '../../../core/models/columnWeights';
import { chanceOf } from '../../../core/models/scoreCalibration';
import { logistic } from '../../../core/numeric/logistic';
import { randomStream } from '../../../core/numeric/random';
import { runToEnd } from '../../../core/steps';

type Truth = (row: readonly number[]) => number;

/** Customers with figures uniform on (−1, 1), who leave with a known chance. */
function drawn(seed: number, customers: number, figures: number, truth: Truth) {
	const random = randomStream(seed);
	const rows = Array.from({ length: customers }, () =>
		Array.from({ length: figures }, () => 2 * random() - 1),
	);
	const outcomes = Uint8Array.from(rows, (row) => Number(random() < truth(row)));
	return { rows, outcomes };
}

const columnsOf = (rows: ReadonlyArray<readonly number[]>): readonly RawColumn[] =>
	rows[0].map((_, column) => ({
		...{ kind: 'number', name: `c${column}` },
		values: Float64Array.from(rows, (row) => row[column]),
	}));

const learned = ({ rows, outcomes }: ReturnType<typeof drawn>) =>
	runToEnd(outcomeModel(columnsOf(rows), outcomes));

const said = (model: ReturnType<typeof learned>, row: readonly number[]) => {
	const by = model.columns.map((column, at) => contributionOf(column, row[at]).by);
	const logit = by.reduce((sum, one) => sum + one, model.base);
	return model.calibration.kind === 'isotonic'
		? chanceOf(model.calibration, logit)
		: logistic(logit);
};

const straight: Truth = ([x, z = 0]) => logistic(-0.5 + 1.5 * x - z);
const valley: Truth = ([x]) => (Math.abs(x) > 0.5 ? 0.7 : 0.2);
const noise: Truth = () => 0.3;
const cliff: Truth = ([x]) => (x > 0.6 ? 0.6 : 0.05);

describe('which score is taken', () => {
	test.each([1, 2])('a straight line needs no steps (seed %p)', (seed) => {
		const model = learned(drawn(seed, 6_000, 3, straight));
		expect(model.way).toEqual({ score: 'logistic', calibration: 'none' });
		expect(model.tried.map(({ way }) => `${way.score} ${way.calibration}`)).toEqual([
			...['logistic none', 'logistic isotonic', 'stumps none', 'stumps isotonic'],
		]);
		expect(model.record.n).toBe(6_000);
	});

	test('steps are taken where they are clearly better, and find the truth', () => {
		const model = learned(drawn(3, 6_000, 3, valley));
		expect(model.way.score).toBe('stumps');
		expect(model.columns.map(({ kind }) => kind)).toEqual(['steps', 'steps', 'steps']);
		for (const x of [-0.9, -0.7, -0.3, 0, 0.3, 0.7, 0.9]) {
			expect(Math.abs(said(model, [x, 0, 0]) - valley([x]))).toBeLessThan(0.08);
		}
		const [line, , steps] = model.tried;
		expect(steps.brier).toBeLessThan(line.brier - 0.03);
		expect(model.record.brier.brier!).toBeCloseTo(steps.brier, 3);
	});

	test('fewer than 5,000 customers do not bear steps', () => {
		const model = learned(drawn(3, 4_900, 1, valley));
		expect(new Set(model.tried.map(({ way }) => way.score))).toEqual(new Set(['logistic']));
	});

	test.each([4, 5, 6])('of noise nothing is made (seed %p)', (seed) => {
		const model = learned(drawn(seed, 5_200, 2, noise));
		expect(model.way).toEqual({ score: 'logistic', calibration: 'none' });
		expect(model.record.auc.auc!).toBeLessThan(0.54);
	});
});

describe('chances set right', () => {
	test('isotonic, where there are many customers and the curve is no usual one', () => {
		const model = learned(drawn(7, 4_900, 1, cliff));
		expect(model.way).toEqual({ score: 'logistic', calibration: 'isotonic' });
		for (const x of [-0.8, 0, 0.4, 0.8]) {
			expect(Math.abs(said(model, [x]) - cliff([x]))).toBeLessThan(0.06);
		}
		expect(model.record.calibration.ece!).toBeLessThan(0.02);
		expect(model.doubts).toEqual([]);
	});

	test('Platt, with fewer, where many columns make the score too sure of itself', () => {
		const crowd = drawn(8, 440, 90, ([x]) => logistic(2 * x));
		const model = learned(crowd);
		expect(model.tried.map(({ way }) => way.calibration)).toEqual(['none', 'platt']);
		expect(model.way.calibration).toBe('platt');
		expect(model.record.calibration.slope!).toBeGreaterThan(0.7);
	});

	test('fewer than 100 of each in a half of the customers: as they come', () => {
		const model = learned(drawn(9, 380, 2, straight));
		expect(model.tried).toHaveLength(1);
		expect(model.calibration).toEqual({ kind: 'none' });
	});
});

test('the order of customers changes nothing', () => {
	const { rows, outcomes } = drawn(10, 5_100, 2, valley);
	const back = { rows: [...rows].reverse(), outcomes: Uint8Array.from(outcomes).reverse() };
	expect(learned(back)).toEqual(learned({ rows, outcomes }));
});

describe('the choice', () => {
	const ways: readonly OutcomeWay[] = [
		{ score: 'logistic', calibration: 'none' },
		{ score: 'stumps', calibration: 'none' },
	];
	const customers = 4_000;
	const random = randomStream(11);
	const truth = Float64Array.from({ length: customers }, () => 4 * random() - 2);
	const outcomes = Uint8Array.from(truth, (logit) => Number(random() < logistic(logit)));
	const quarter = Uint8Array.from(truth, (_, row) => row % 4);
	const blunt = truth.map(() => 0);
	const choice = (stumps: Float64Array) =>
		runToEnd(chosenWay(ways, { logits: { logistic: blunt, stumps }, outcomes, quarter }));

	test('where both halves agree, that one', () => {
		const { way, said: chances, tried } = choice(truth);
		expect(way).toEqual(ways[1]);
		expect(chances).toEqual(truth.map(logistic));
		expect(tried[1].brier).toBeLessThan(tried[0].brier);
	});

	test('where they differ the simpler one; each half is judged by what the other one chose', () => {
		const evenOnly = truth.map((logit, row) => (quarter[row] % 2 === 0 ? logit : -logit));
		const { way, said: chances } = choice(evenOnly);
		expect(way).toEqual(ways[0]);
		expect(chances).toEqual(
			evenOnly.map((logit, row) => (quarter[row] % 2 === 0 ? 0.5 : logistic(logit))),
		);
	});

	test('a little better is not clearly better', () => {
		const { way } = runToEnd(
			chosenWay(ways, {
				...{ outcomes, quarter },
				logits: { logistic: truth.map((logit) => 1.05 * logit), stumps: truth },
			}),
		);
		expect(way).toEqual(ways[0]);
	});
});
