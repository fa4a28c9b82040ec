import { z } from 'zod/v4';

import { columnRows } from './pseudonymizeSettings';

export const markSuppressedSettings = z.object({
	identifyingColumns: columnRows,
	suppressionColumn: z.string().trim().default('suppressionKey'),
});

export type MarkSuppressedSettings = z.output<typeof markSuppressedSettings>;
