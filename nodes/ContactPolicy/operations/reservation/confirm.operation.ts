import { confirmSettings } from '../../../../schema/policy/confirmSettings';
import { readSentMessages, type SentMessages } from '../../../../schema/policy/sentMessages';
import { defineOperation, type OutputItem } from '../../../shared/operation';

/** Items of the send node's success output in; per message the row that marks its reservation as sent out. */
export const confirm = defineOperation({
	value: 'confirm',
	name: 'Confirm',
	action: 'Confirm sent messages',
	description: 'After sending: the rows that mark the reservations as sent, to update the log with',
	fields: [
		{
			displayName: 'Idempotency Key',
			name: 'idempotencyKey',
			type: 'string',
			default: '',
			placeholder: "e.g. {{ $('Settle').item.json.idempotency_key }}",
			hint: 'Nodes that send give columns of their own, so the key of the settled row is taken from before them',
			description:
				'Key of the one message that was sent. Leave empty if every item still has the column idempotency_key.',
		},
	],
	params: confirmSettings,
	rows: { sent: readSentMessages },

	run({ sent }: { sent: SentMessages }, _params, { now }) {
		const { keys, itemOf } = sent;
		const sentAt = new Date(now).toISOString();
		return {
			length: keys.length,
			at: (index: number): OutputItem => ({
				json: { idempotency_key: keys[index], status: 'confirmed', sent_at: sentAt },
				from: [{ input: 'sent', items: itemOf, from: index, to: index + 1 }],
			}),
		};
	},
});
