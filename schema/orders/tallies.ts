import type { LeftOut } from './source';

/** What was left out of the orders, and how often: nothing is dropped silently. */
export type Tallies = {
	byStatus: Map<string, number>;
	/** `withOrder`: further lines and refunds of orders that are left out, and refunds that an order carries already. */
	leftOut: Record<LeftOut | 'otherCurrency' | 'fullyRefunded' | 'withOrder', number>;
};

export const tallies = (): Tallies => ({
	byStatus: new Map(),
	leftOut: {
		test: 0,
		cancelled: 0,
		notCaptured: 0,
		otherCurrency: 0,
		fullyRefunded: 0,
		withOrder: 0,
	},
});

export function countStatus(counts: Tallies, status: unknown): void {
	const name = String(status ?? '').trim() || '(empty)';
	counts.byStatus.set(name, (counts.byStatus.get(name) ?? 0) + 1);
}
