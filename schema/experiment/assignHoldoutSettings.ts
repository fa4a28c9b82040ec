import { z } from 'zod/v4';

const percent = z.number().min(0).max(100);

export const assignHoldoutSettings = z.object({
	campaign: z.string().trim().default(''),
	holdoutPercent: percent.default(10),
	globalPercent: percent.default(0),
	who: z.enum(['allowed', 'everyone']).default('allowed'),
	outputs: z.enum(['one', 'perArm']).default('one'),
	holdoutOptions: z
		.object({
			customerColumn: z.string().trim().default(''),
			globalName: z.string().trim().default(''),
			salt: z.string().trim().default(''),
		})
		.prefault({}),
});

export type AssignHoldoutSettings = z.output<typeof assignHoldoutSettings>;
