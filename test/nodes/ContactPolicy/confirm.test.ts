/** Confirm: only what the send node took is marked as sent, by the key of its reservation. */
import { runNode } from '../../workflows/engine.cjs';

const confirm = (parameters: Record<string, unknown> = {}, settings = {}) => ({
	type: 'n8n-nodes-loyalty.contactPolicy',
	parameters: { resource: 'reservation', operation: 'confirm', ...parameters },
	...settings,
});

test('every item with a key gives the row that marks its reservation as sent', async () => {
	const run = await runNode(confirm(), [{ idempotency_key: 'a' }, { idempotency_key: ' b ' }]);
	expect(run.itemsOf('Node')).toEqual([
		{ idempotency_key: 'a', status: 'confirmed', sent_at: expect.stringMatching(/^\d{4}-.*Z$/) },
		{ idempotency_key: 'b', status: 'confirmed', sent_at: expect.stringMatching(/^\d{4}-.*Z$/) },
	]);
	expect(run.fullItemsOf('Node')[1].pairedItem).toEqual({ item: 1 });
});

test('after a node that sends, the key comes from the field, as an expression', async () => {
	const run = await runNode(confirm({ idempotencyKey: "={{ 'k' + 7 }}" }), [{ messageId: '<1>' }]);
	expect(run.itemsOf('Node')).toMatchObject([{ idempotency_key: 'k7', status: 'confirmed' }]);
});

test('one key for several items is refused: which of them was sent?', async () => {
	const run = await runNode(confirm({ idempotencyKey: 'k' }), [{}, {}]);
	expect(run.error?.message).toMatch(/'Idempotency Key' names one message, and 2 items arrived/);
});

test('an item that carries an error is not confirmed, nor is one without a key', async () => {
	const items = [{ idempotency_key: 'a', error: 'Mailbox unavailable' }, { messageId: '<1>' }];
	const stopped = await runNode(confirm(), items);
	expect(stopped.error?.message).toMatch(/carries an error, so the message is not confirmed/);
	const run = await runNode(confirm({}, { onError: 'continueRegularOutput' }), [
		...items,
		{ idempotency_key: 'c' },
	]);
	expect(run.itemsOf('Node').map(({ status }) => status)).toEqual([
		'confirmed',
		undefined,
		undefined,
	]);
	expect(run.itemsOf('Node')[2].reason).toMatch(/does not tell which reservation was sent/);
});
