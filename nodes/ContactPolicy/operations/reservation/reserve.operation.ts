import type { AllowedMessages } from '../../../../schema/policy/allowedMessages';
import { readAllowedMessages } from '../../../../schema/policy/allowedMessages';
import {
	reserveSettings,
	type ReserveSettings,
} from '../../../../schema/policy/reservationSettings';
import { defineOperation, type OutputItem } from '../../../shared/operation';
import { reserveFields } from './reservation.fields';

/** Decided candidates in; a row for the contact log out for each who may be written to, before anything is sent. */
export const reserve = defineOperation({
	value: 'reserve',
	name: 'Reserve',
	action: 'Reserve messages',
	description:
		'Before sending: the rows to insert into the contact log, for everybody who is allowed and approved',
	fields: reserveFields,
	params: reserveSettings,
	rows: { decided: readAllowedMessages },

	run({ decided }: { decided: AllowedMessages }, settings, { now }) {
		const reservedAt = new Date(now).toISOString();
		const { itemOf } = decided;
		return {
			length: itemOf.length,
			at: (index: number): OutputItem => ({
				json: rowOf(decided, index, settings, reservedAt),
				from: [{ input: 'decided', items: itemOf, from: index, to: index + 1 }],
			}),
		};
	},
});

function rowOf(
	{ items, itemOf, isControl, cell }: AllowedMessages,
	index: number,
	{ runId, carriesDiscount }: ReserveSettings,
	reservedAt: string,
) {
	const item = items[itemOf[index]];
	const further = { customer_phone: cell(item, 'phone'), reward: cell(item, 'reward') };
	return {
		idempotency_key: item.idempotencyKey,
		run_id: runId,
		customer_id: cell(item, 'id'),
		customer_email: cell(item, 'mail'),
		channel: item.channel,
		purpose: item.purpose,
		campaign: item.campaign,
		status: isControl[index] === 1 ? 'control' : 'reserved',
		reserved_at: reservedAt,
		// Always there: a log without the column leaves open which messages carried one.
		discount: discountOf(carriesDiscount, cell(item, 'discount')),
		...Object.fromEntries(Object.entries(further).filter(([, value]) => value !== null)),
	};
}

function discountOf(carries: ReserveSettings['carriesDiscount'], cell: unknown): unknown {
	if (carries === 'recognise') return cell;
	return carries === 'yes' ? (cell ?? 'yes') : null;
}
