import { chanceOf, fitCalibration } from '../../../core/models/scoreCalibration';
import { plattProbability } from '../../../core/models/plattCalibration';
import { randomStream } from '../../../core/numeric/random';
import { runToEnd } from '../../../core/steps';

const logits = Float64Array.of(-3, -2, -1, 0, 1, 2, 3);
const outcomes = Uint8Array.of(0, 0, 1, 0, 1, 1, 1);
const fitted = (kind: 'none' | 'platt' | 'isotonic') =>
	runToEnd(fitCalibration(kind, logits, outcomes));

test('none: log-odds are what they are', () => {
	expect(chanceOf(fitted('none'), 0)).toBe(0.5);
	expect(chanceOf({ kind: 'none' }, Math.log(3))).toBeCloseTo(0.75, 12);
});

test('Platt: as its own calibration says', () => {
	const calibration = fitted('platt');
	expect(calibration).toMatchObject({ kind: 'platt' });
	if (calibration.kind !== 'platt') throw new Error('another kind');
	expect(chanceOf(calibration, 1.3)).toBe(plattProbability(calibration, 1.3));
});

test('isotonic by hand; at its ends as sure as Platt’s targets, never certain', () => {
	expect(fitted('isotonic')).toEqual({
		...{ kind: 'isotonic', scores: [-3, -2, -1, 0, 1, 3] },
		probabilities: [1 / 5, 1 / 5, 0.5, 0.5, 5 / 6, 5 / 6],
	});
	const calibration = fitted('isotonic');
	expect([-99, -1, 0.5, 99].map((logit) => chanceOf(calibration, logit))).toEqual([
		...[1 / 5, 0.5, (0.5 + 5 / 6) / 2, 5 / 6],
	]);
	expect(chanceOf(calibration, NaN)).toBeNaN();
});

test.each(['none', 'platt', 'isotonic'] as const)(
	'%s: higher log-odds, no lower chance',
	(kind) => {
		const random = randomStream(4);
		const many = Float64Array.from({ length: 500 }, () => 6 * random() - 3);
		const became = many.map((logit) => Number(random() < 1 / (1 + Math.exp(-logit))));
		const calibration = runToEnd(fitCalibration(kind, many, Uint8Array.from(became)));
		const chances = Array.from({ length: 101 }, (_, at) => chanceOf(calibration, (at - 50) / 10));
		expect(chances).toEqual([...chances].sort((one, other) => one - other));
		expect(chances.every((chance) => chance > 0 && chance < 1)).toBe(true);
	},
);
