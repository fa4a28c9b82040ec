/** Runs Decide Contacts in n8n's engine at a fixed time, with a log and consents that were read. */
import { runNodeWithInputs } from '../../workflows/engine.cjs';

export type Row = Readonly<Record<string, unknown>>;

/** Tuesday, 12:00 in Berlin. */
export const NOON = Date.parse('2026-06-30T10:00:00Z');

export const ana = { customer_id: 'C1', customer_email: 'ana@shop.example' };
export const ben = { customer_id: 'C2', customer_email: 'ben@shop.example' };
export const granted = (who: Row, more: Row = {}): Row => ({
	...who,
	...{ channel: 'email', purpose: 'marketing', status: 'granted', source: 'registration' },
	...{ recorded_at: '2025-03-01T09:00:00Z', expires_at: null },
	...more,
});
export const sent = (who: Row, sentAt: unknown, more: Row = {}): Row => ({
	...who,
	...{ sent_at: sentAt, channel: 'email', purpose: 'marketing', campaign: 'Newsletter' },
	...{ discount_percent: 0 },
	...more,
});

/** Read, and empty: what a Get with Always Output Data hands on. */
export const NOTHING: readonly Row[] = [{}];

type Inputs = Readonly<{
	candidates: readonly Row[];
	log?: readonly Row[] | null;
	consents?: readonly Row[] | null;
}>;

export async function decide(
	{ candidates, log = NOTHING, consents = candidates.map((who) => granted(partyOf(who))) }: Inputs,
	parameters: Row = {},
	now = NOON,
) {
	const clock = jest.spyOn(Date, 'now').mockReturnValue(now);
	try {
		const run = await runNodeWithInputs(
			{
				type: 'n8n-nodes-loyalty.contactPolicy',
				parameters: {
					...{ resource: 'decision', operation: 'decideContacts', campaign: 'Spring' },
					...parameters,
				},
			},
			[candidates, log, consents],
		);
		return { run, items: run.itemsOf('Node'), hints: run.hintsOf('Node') };
	} finally {
		clock.mockRestore();
	}
}

function partyOf({ customer_id, customer_email, customer_phone }: Row): Row {
	return { customer_id, customer_email, customer_phone };
}

/** The code of each candidate's reason. */
export const codes = ({ items }: Awaited<ReturnType<typeof decide>>): unknown[] =>
	items.map(({ reasonCode }) => reasonCode);
