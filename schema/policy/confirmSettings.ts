import { z } from 'zod/v4';

/** Which message was sent: its key, where the items themselves do not carry it. */
export const confirmSettings = z.object({ idempotencyKey: z.string().trim().default('') });

export type ConfirmSettings = z.output<typeof confirmSettings>;
