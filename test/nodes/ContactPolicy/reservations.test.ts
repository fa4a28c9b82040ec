/** Reserve, Settle, List Unconfirmed: the first reservation wins, and what was never confirmed is shown, not sent. */
import { runNode } from '../../workflows/engine.cjs';
import { ana, ben, decide, type Row } from './policyRun';

const policy = async (operation: string, items: readonly Row[], parameters: Row = {}) => {
	const run = await runNode(
		{
			type: 'n8n-nodes-loyalty.contactPolicy',
			parameters: { resource: 'reservation', operation, runId: '7', ...parameters },
		},
		items,
	);
	return { run, items: run.itemsOf('Node'), hints: run.hintsOf('Node') };
};

describe('Reserve', () => {
	test('only who is allowed, and approved where a person comes first, gets a row', async () => {
		const { items: decided } = await decide({
			candidates: [
				{ ...ana, discount_percent: 10 },
				{ ...ben, open_tickets: 1 },
				{ customer_id: 'C3', customer_email: 'cia@shop.example', open_tickets: 1 },
				{ customer_id: 'C4', customer_email: 'dan@shop.example', time_zone: 'Mars' },
			],
		});
		const approved = decided.map((item) => ({ ...item, approved: item.customer_id === 'C3' }));
		const { items, hints } = await policy('reserve', approved);
		expect(items).toEqual([
			{
				idempotency_key: decided[0].idempotencyKey,
				run_id: '7',
				...ana,
				...{ channel: 'email', purpose: 'marketing', campaign: 'Spring' },
				status: 'reserved',
				reserved_at: expect.stringMatching(/Z$/),
				discount: 10,
			},
			expect.objectContaining({ customer_id: 'C3', status: 'reserved' }),
		]);
		expect(hints).toEqual([
			'1 item has no reservation: not allowed',
			'1 item has no reservation: a person comes first, and nobody has approved',
		]);
	});

	test('whom chance keeps from the message is logged as control, never as reserved', async () => {
		const { items: decided } = await decide({ candidates: [ana, ben] });
		const assigned = [
			{ ...decided[0], arm: 'treatment' },
			{ ...decided[1], arm: 'control', allowed: false, route: 'none', reasonCode: 'holdout' },
		];
		const { items } = await policy('reserve', assigned);
		expect(items.map(({ status }) => status)).toEqual(['reserved', 'control']);
		const doubtful = await policy('reserve', [{ ...decided[0], arm: 'both?' }]);
		expect(doubtful.items).toEqual([]);
	});

	test('an item that nobody has decided about gets none', async () => {
		expect((await policy('reserve', [ana, { ...ben, allowed: 'perhaps' }])).items).toEqual([]);
	});

	test('a run without an id is refused', async () => {
		const { run } = await policy('reserve', [ana], { runId: ' ' });
		expect(run.error?.message).toMatch(/'Run' cannot be used: every run needs an id of its own/);
	});
});

const NOW = Date.now();
const ago = (hours: number) => new Date(NOW - hours * 3_600_000).toISOString();
const reserved = (id: unknown, run_id: string, more: Row = {}): Row => ({
	...{ id, run_id, idempotency_key: `k${String(id)}`, ...ana, status: 'reserved' },
	...{ channel: 'email', purpose: 'marketing', campaign: `Campaign ${String(id)}` },
	...{ reserved_at: ago(0.01), sent_at: null, discount: null },
	...more,
});
const once = { caps: { rows: [{ counts: 'allChannels', messages: 1, days: 7 }] } };
const shown = ({ items }: Awaited<ReturnType<typeof policy>>) =>
	items.map(({ id, settled, reasonCode }) => [id, settled, reasonCode]);

describe('Settle', () => {
	test('the lower row wins, whichever run looks', async () => {
		const rows = [reserved(5, '7'), reserved(4, '8')];
		expect(shown(await policy('settle', rows, once))).toEqual([[5, false, 'lostToOtherRun']]);
		const other = await policy('settle', rows, { ...once, runId: '8' });
		expect(shown(other)).toEqual([[4, true, 'settled']]);
	});

	test('what was sent counts, what was given up does not', async () => {
		const before = (more: Row) => [reserved(1, '3', more), reserved(5, '7')];
		const settledWith = async (more: Row) =>
			shown(await policy('settle', before(more), once))[0][1];
		expect(await settledWith({ status: 'confirmed', sent_at: ago(30) })).toBe(false);
		expect(await settledWith({ status: 'settled' })).toBe(false);
		expect(await settledWith({ status: 'lostToOtherRun' })).toBe(true);
		expect(await settledWith({ status: 'released' })).toBe(true);
		expect(await settledWith({ status: 'confirmed', sent_at: ago(24 * 8) })).toBe(true);
		expect(await settledWith({ customer_id: 'C9', customer_email: 'x@shop.example' })).toBe(true);
	});

	test('row numbers are compared as numbers, also where they come as text', async () => {
		const rows = [reserved('10', '7'), reserved('9', '8')];
		expect(shown(await policy('settle', rows, once))).toEqual([['10', false, 'lostToOtherRun']]);
	});

	test('the same message twice is sent once, whatever the rules', async () => {
		const rows = [reserved(4, '8', { idempotency_key: 'k5' }), reserved(5, '7')];
		expect(shown(await policy('settle', rows, { rules: [] }))).toEqual([
			[5, false, 'lostToOtherRun'],
		]);
	});

	test('inside a loop only the message that is named is settled', async () => {
		const rows = [reserved(4, '7'), reserved(5, '7', { ...ben })];
		const { items } = await policy('settle', rows, { ...once, idempotencyKey: 'k5' });
		expect(items.map(({ id }) => id)).toEqual([5]);
	});

	test('what came in the meantime speaks against it', async () => {
		const news = (status: string) => [
			reserved(5, '7'),
			{ ...reserved(1, '3'), status, sent_at: ago(24 * 40) },
		];
		const codeFor = async (status: string) => shown(await policy('settle', news(status)))[0][2];
		expect(await codeFor('unsubscribed')).toBe('unsubscribed');
		expect(await codeFor('complained')).toBe('complained');
		expect(await codeFor('bounced')).toBe('addressBounced');
		const undated = [reserved(5, '7'), reserved(1, '3', { status: 'confirmed', reserved_at: '' })];
		expect(shown(await policy('settle', undated))[0][2]).toBe('logRowWithoutDate');
	});

	test('without rows nothing is sent, and a failed read stops the run', async () => {
		const empty = await policy('settle', [{}]);
		expect(empty.items).toEqual([]);
		expect(empty.hints.join()).toMatch(/Run 7 has no open reservation/);
		const failed = await policy('settle', [{ error: 'locked' }]);
		expect(failed.run.error?.message).toMatch(/Reading the reservations back failed/);
		const { run } = await policy('settle', [reserved(undefined, '7', { idempotency_key: 'k' })]);
		expect(run.error?.message).toMatch(/no row number in "id"/);
	});
});

test('List Unconfirmed: reserved or settled, never confirmed, older than the owner says', async () => {
	const { items } = await policy('listUnconfirmed', [
		reserved(1, '3', { reserved_at: ago(2) }),
		reserved(2, '3', { reserved_at: ago(2), status: 'confirmed', sent_at: ago(2) }),
		reserved(3, '3', { reserved_at: ago(2), status: 'settled' }),
		reserved(4, '3', { reserved_at: ago(0.5) }),
		reserved(5, '3', { reserved_at: 'at some time' }),
		reserved(6, '3', { reserved_at: ago(2), status: 'lostToOtherRun' }),
	]);
	expect(items.map(({ id }) => id)).toEqual([1, 3, 5]);
	expect(items[0]).toMatchObject({
		minutesReserved: 120,
		reason: expect.stringMatching(/never confirmed/),
	});
	expect(items[2].minutesReserved).toBeNull();
});
