import { reviewSettings } from '../../../../schema/policy/reservationSettings';
import { readUnconfirmed, type Unconfirmed } from '../../../../schema/policy/unconfirmed';
import { defineOperation, type OutputItem } from '../../../shared/operation';
import { isoMoment } from '../../words';
import { reviewFields } from './reservation.fields';

/** The contact log in; what was reserved and never confirmed out, for a person to look at. */
export const listUnconfirmed = defineOperation({
	value: 'listUnconfirmed',
	name: 'List Unconfirmed',
	action: 'List unconfirmed messages',
	description:
		'Messages that were reserved and never confirmed: whether they went out only a person can find out',
	fields: reviewFields,
	params: reviewSettings,
	rows: { contactLog: readUnconfirmed },

	run({ contactLog }: { contactLog: Unconfirmed }, _settings, { now }) {
		const { items, itemOf, moment } = contactLog;
		return {
			length: itemOf.length,
			at(index: number): OutputItem {
				const since = now - moment[index];
				const minutes = since === since ? Math.floor(since / 60_000) : null;
				return {
					json: {
						...items[itemOf[index]],
						minutesReserved: minutes,
						reason: reasonFor(isoMoment(moment[index])),
					},
					from: [{ input: 'contactLog', items: itemOf, from: index, to: index + 1 }],
				};
			},
		};
	},
});

function reasonFor(reservedAt: string | null): string {
	const when = reservedAt === null ? 'at an unknown time' : `at ${reservedAt}`;
	return `Reserved ${when} and never confirmed; it is not sent again by itself. Look whether the message went out, then set its status to confirmed or released`;
}
