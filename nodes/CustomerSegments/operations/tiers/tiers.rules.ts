/** By what rule tiers are cut, and what each row of it says: the settings and the outputs that follow from them. */
import { z } from 'zod/v4';

import type { NamedOutputs } from '../../../shared/operation';

/** Names the tier of those who reach none of the rows. */
export const NO_TIER = 'No Tier';

/** One output for each tier costs the canvas space. */
const MOST_TIERS = 10;

/** The setting that holds the rows of each rule. */
export const TABLES = {
	customerShare: 'tiersByCustomers',
	revenueShare: 'tiersByRevenue',
	threshold: 'tiersByThreshold',
} as const;

export type Rule = keyof typeof TABLES;
type Row = { name: string; reach: number };

export const DEFAULTS: Readonly<Record<Rule, readonly Row[]>> = {
	customerShare: [
		{ name: 'Gold', reach: 5 },
		{ name: 'Silver', reach: 20 },
		{ name: 'Bronze', reach: 50 },
	],
	revenueShare: [
		{ name: 'A', reach: 80 },
		{ name: 'B', reach: 95 },
		{ name: 'C', reach: 100 },
	],
	threshold: [
		{ name: 'Gold', reach: 1000 },
		{ name: 'Silver', reach: 300 },
		{ name: 'Bronze', reach: 1 },
	],
};

const rows = z
	.array(z.object({ name: z.string().trim().min(1, 'every tier needs a name'), reach: z.number() }))
	.max(MOST_TIERS, `at most ${MOST_TIERS} tiers are possible`)
	.refine((tiers) => new Set(tiers.map(({ name }) => name)).size === tiers.length, {
		error: 'two tiers have the same name',
	});
const defaultRows = (rule: Rule) => ({
	rows: DEFAULTS[rule].map((row) => ({ ...row })),
});
const inOrder = (order: 'rising' | 'falling', what: string) =>
	rows.refine(
		(tiers) =>
			tiers.every(({ reach }, at) => {
				if (at === 0) return reach > 0;
				const before = tiers[at - 1].reach;
				return order === 'rising' ? reach > before && reach <= 100 : reach < before && reach > 0;
			}),
		{ error: what },
	);
const shares = inOrder(
	'rising',
	'the best tier comes first, and the percentages rise from row to row, up to 100',
);

export const tiersShape = {
	tierBy: z.enum(['spend', 'orders']).default('spend'),
	tierRule: z.enum(['customerShare', 'revenueShare', 'threshold']).default('customerShare'),
	tiersByCustomers: z.object({ rows: shares }).default(defaultRows('customerShare')),
	tiersByRevenue: z.object({ rows: shares }).default(defaultRows('revenueShare')),
	tiersByThreshold: z
		.object({
			rows: inOrder('falling', 'the best tier comes first, and the limits fall from row to row'),
		})
		.default(defaultRows('threshold')),
	windowDays: z.number().int().min(1).max(3660).default(365),
	graceDays: z.number().int().min(0).max(3660).default(90),
	outputs: z.enum(['one', 'perTier']).default('one'),
};

export type TierSettings = z.output<z.ZodObject<typeof tiersShape>>;

/** The rows of the chosen rule, the best tier first. */
export function tiersOf(settings: TierSettings): readonly Row[] {
	return settings[TABLES[settings.tierRule]].rows;
}

export const tierOutputs: NamedOutputs = {
	setting: 'outputs',
	value: 'perTier',
	names: { setting: 'tierRule', tableFor: TABLES, rest: NO_TIER },
};
