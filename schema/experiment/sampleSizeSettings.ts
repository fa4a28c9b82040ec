import { z } from 'zod/v4';

export const sampleSizeSettings = z.object({
	question: z.enum(['smallestChange', 'customersNeeded']).default('smallestChange'),
	customers: z.number().int().min(2).max(100_000_000).default(400),
	change: z
		.number()
		.min(-100)
		.max(100)
		.refine((points) => points !== 0, { error: 'a change of 0 points is no change' })
		.default(15),
	holdoutPercent: z.number().gt(0).lt(100).default(10),
	basePercent: z.number().gt(0).lt(100).default(10),
	powerPercent: z.number().min(50).max(99).default(80),
});

export type SampleSizeSettings = z.output<typeof sampleSizeSettings>;
