/** A model of who leaves as data: what each column counts, how right it was, and until when it may be used. */
import { z } from 'zod/v4';

import { chanceOf } from '../../core/models/scoreCalibration';
import { logistic } from '../../core/numeric/logistic';
import type { ModelFamily } from '../fittedModel';
import { checksumOf } from './checksum';

const finite = z.number();
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/, 'a day is written like 2026-06-30');
const share = z.number().min(0).max(1);
const weighed = { weight: finite, mean: finite };

const known = {
	...{ name: z.string().min(1), median: finite, low: finite, high: finite },
	missing: z.object(weighed).nullable(),
};
type Known = Readonly<{ low: number; median: number; high: number }>;
const isInRange = ({ low, median, high }: Known) => low <= median && median <= high;
const outOfRange = { error: 'the middle of a column lies outside its range' };

const numberColumn = z
	.object({ kind: z.literal('number'), ...known, ...weighed })
	.refine(isInRange, outOfRange);

const rises = (values: readonly number[]) =>
	values.every((value, at) => at === 0 || value > values[at - 1]);

const stepsColumn = z
	.object({ kind: z.literal('steps'), ...known, edges: z.array(finite), values: z.array(finite) })
	.refine(isInRange, outOfRange)
	.refine(({ edges, values }) => rises(edges) && values.length === edges.length + 1, {
		error: 'the steps of a column do not fit together',
	});

const categoryColumn = z.object({
	...{ kind: z.literal('category'), name: z.string().min(1) },
	levels: z.array(z.object({ value: z.string().nullable(), ...weighed })).min(1),
});

const calibration = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('none') }),
	/** In the base and the weights already. */
	z.object({ kind: z.literal('platt'), intercept: finite, slope: finite }),
	z
		.object({
			kind: z.literal('isotonic'),
			scores: z.array(finite).min(1),
			probabilities: z.array(share),
		})
		.refine(
			({ scores, probabilities }) => rises(scores) && scores.length === probabilities.length,
			{
				error: 'the curve of chances does not fit together',
			},
		),
]);

const columnsOf = <Column extends z.ZodType>(column: Column) =>
	z.array(column).min(1, 'a model needs a column');

const common = {
	kind: z.literal('churnModel'),
	fittedOn: day,
	/** So many days after `fittedOn` it is too old to be believed. */
	validDays: z.number().int().min(1),
	outcomeColumn: z.string(),
	decimalSign: z.enum(['point', 'comma']),
	customers: z.number().int().min(1),
	happened: z.number().int().min(0),
	/** Mean log-odds of the customers learned from. */
	base: finite,
	record: z.object({
		...{ auc: share.nullable(), brier: share.nullable() },
		...{ calibrationError: share.nullable(), calibrationSlope: finite.nullable() },
	}),
	/** Why its probabilities should not be shown; empty where they can be. */
	doubts: z.array(z.string()),
	checksum: z.string(),
};

const isWhole = ({ checksum, ...model }: { checksum: string }) => checksum === checksumOf(model);
const notWhole = { error: 'its parts no longer fit together', path: ['checksum'] };

/** Straight lines only, and chances as they came. */
const version1 = z
	.object({
		...{ ...common, version: z.literal(1) },
		columns: columnsOf(z.discriminatedUnion('kind', [numberColumn, categoryColumn])),
	})
	.refine(isWhole, notWhole)
	.transform((model): ChurnModel => {
		return { ...model, version: 2, score: 'logistic', calibration: { kind: 'none' } };
	});

const body = z.object({
	...{ ...common, version: z.literal(2) },
	score: z.enum(['logistic', 'stumps']),
	calibration,
	columns: columnsOf(z.discriminatedUnion('kind', [numberColumn, stepsColumn, categoryColumn])),
});

const version2 = body.refine(isWhole, notWhole);

/** Of the newest version. */
export type ChurnModel = z.output<typeof body>;

export function sealed(model: Omit<ChurnModel, 'checksum'>): ChurnModel {
	return { ...model, checksum: checksumOf(model) };
}

/** The chance that the model's log-odds stand for. */
export function chanceOfLogit({ calibration }: ChurnModel, logit: number): number {
	return calibration.kind === 'isotonic' ? chanceOf(calibration, logit) : logistic(logit);
}

export const churnModels: ModelFamily<ChurnModel> = {
	kinds: ['churnModel'],
	name: 'a model of who leaves',
	madeBy: "'Train on Outcomes' of the Churn Risk node",
	versions: [version1, version2],
};
