import { z } from 'zod/v4';

const column = z.string().trim().default('');

/** The owner's own list of columns. */
export const columnRows = z
	.object({ rows: z.array(z.object({ column })).default([]) })
	.default({ rows: [] });

export const pseudonymizeSettings = z.object({
	columns: columnRows,
	privacyOptions: z
		.object({ earlierToo: z.boolean().default(false), purpose: z.string().trim().default('') })
		.prefault({}),
});

export type PseudonymizeSettings = z.output<typeof pseudonymizeSettings>;
