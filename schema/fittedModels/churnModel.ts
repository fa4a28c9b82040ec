/** A model of who leaves as data: what each column counts, how right it was, and until when it may be used. */
import { z } from 'zod/v4';

import type { ModelFamily } from '../fittedModel';
import { checksumOf } from './checksum';

const finite = z.number();
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/, 'a day is written like 2026-06-30');
const share = z.number().min(0).max(1);
const weighed = { weight: finite, mean: finite };

const numberColumn = z
	.object({
		...{ kind: z.literal('number'), name: z.string().min(1) },
		...{ median: finite, low: finite, high: finite, ...weighed },
		missing: z.object(weighed).nullable(),
	})
	.refine(({ low, median, high }) => low <= median && median <= high, {
		error: 'the middle of a column lies outside its range',
	});

const categoryColumn = z.object({
	...{ kind: z.literal('category'), name: z.string().min(1) },
	levels: z.array(z.object({ value: z.string().nullable(), ...weighed })).min(1),
});

const body = z.object({
	kind: z.literal('churnModel'),
	version: z.literal(1),
	fittedOn: day,
	/** So many days after `fittedOn` it is too old to be believed. */
	validDays: z.number().int().min(1),
	outcomeColumn: z.string(),
	decimalSign: z.enum(['point', 'comma']),
	customers: z.number().int().min(1),
	happened: z.number().int().min(0),
	/** Mean log-odds of the customers learned from. */
	base: finite,
	columns: z
		.array(z.discriminatedUnion('kind', [numberColumn, categoryColumn]))
		.min(1, 'a model needs a column'),
	record: z.object({
		...{ auc: share.nullable(), brier: share.nullable() },
		...{ calibrationError: share.nullable(), calibrationSlope: finite.nullable() },
	}),
	/** Why its probabilities should not be shown; empty where they can be. */
	doubts: z.array(z.string()),
	checksum: z.string(),
});

const version1 = body.refine(({ checksum, ...model }) => checksum === checksumOf(model), {
	error: 'its parts no longer fit together',
	path: ['checksum'],
});

export type ChurnModel = z.output<typeof body>;

export function sealed(model: Omit<ChurnModel, 'checksum'>): ChurnModel {
	return { ...model, checksum: checksumOf(model) };
}

export const churnModels: ModelFamily<ChurnModel> = {
	kinds: ['churnModel'],
	name: 'a model of who leaves',
	madeBy: "'Train on Outcomes' of the Churn Risk node",
	versions: [version1],
};
