/** A model of purchases as data: BG/NBD, MBG/NBD or Pareto/NBD, with what an order is worth where that is known. */
import { z } from 'zod/v4';

import type { ModelFamily } from '../fittedModel';

const above0 = z.number().gt(0);
const count = z.number().int().min(0);
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/, 'a day is written like 2026-06-30');

/** From the lowest to the highest that the model has seen. */
const range = z
	.object({ low: z.number(), high: z.number() })
	.refine(({ low, high }) => low <= high, 'a range needs its lowest value first');

/** How exactly a parameter is known, and all four together: the covariance of their logarithms, row by row. */
const fit = z.object({
	customers: count,
	repeatCustomers: count,
	logLikelihood: z.number(),
	converged: z.boolean(),
	degenerate: z.string().nullable(),
	/** Why there is no order value; null where there is one. */
	orderValueReason: z.string().nullable(),
	logCovariance: z.array(z.number()).length(16, 'it is four by four numbers').nullable(),
});

/** Gamma-Gamma; `median` is that of the customers' mean orders, for where the model has no mean. */
const orderValue = z
	.object({
		p: above0,
		q: above0,
		v: above0,
		customers: count,
		median: above0,
		correlation: z.number().min(-1).max(1).nullable(),
		logCovariance: z.array(z.number()).length(9, 'it is three by three numbers').nullable(),
		range,
	})
	.nullable();

const common = {
	version: z.literal(1),
	fittedOn: day,
	/** Rates and ages are per day. */
	timeUnit: z.literal('day'),
	orderValue,
	fit,
	/** Ages are counted to `to`, the observation end. */
	training: z
		.object({ from: day, to: day, frequency: range, age: range })
		.refine(({ from, to }) => from <= to, 'the training window ends before it begins'),
	currency: z.string().nullable(),
};
const dropout = z.object({ r: above0, alpha: above0, a: above0, b: above0 });

const version1 = z
	.discriminatedUnion('kind', [
		z.object({ kind: z.literal('bgNbd'), parameters: dropout, ...common }),
		z.object({ kind: z.literal('mbgNbd'), parameters: dropout, ...common }),
		z.object({
			kind: z.literal('paretoNbd'),
			parameters: z.object({ r: above0, alpha: above0, s: above0, beta: above0 }),
			...common,
		}),
	])
	.refine(({ fit: { customers, repeatCustomers } }) => repeatCustomers <= customers, {
		error: 'more customers have come back than there are',
		path: ['fit', 'repeatCustomers'],
	})
	.refine(
		({ orderValue: value, fit: { orderValueReason } }) =>
			(value === null) !== (orderValueReason === null),
		{
			error: 'there is either an order value or a reason why there is none',
			path: ['orderValue'],
		},
	);

export type PurchaseModel = z.output<typeof version1>;

export const purchaseModels: ModelFamily<PurchaseModel> = {
	kinds: ['bgNbd', 'mbgNbd', 'paretoNbd'],
	name: 'a model of purchases',
	madeBy: "'Fit Model' of the Customer Value node",
	versions: [version1],
};
