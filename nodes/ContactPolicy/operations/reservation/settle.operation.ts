import { REASONS, type Reason } from '../../../../core/policy/reasons';
import type { Steps } from '../../../../core/steps';
import { readReservations, type Reservations } from '../../../../schema/policy/reservations';
import { settleSettings } from '../../../../schema/policy/reservationSettings';
import { defineOperation, type OutputList } from '../../../shared/operation';
import { capText } from '../policy/policy.words';
import { settleFields } from './reservation.fields';
import { settled, type Settled } from './settle.case';

/** The contact log read back after reserving in; our own open reservations out, each with whether it may be sent. */
export const settle = defineOperation({
	value: 'settle',
	name: 'Settle',
	action: 'Settle reservations',
	description:
		'After reserving: which of the reservations of this run came first and may be sent, by the rows read back',
	fields: settleFields,
	params: settleSettings,
	rows: { reservations: readReservations },

	*run(
		{ reservations }: { reservations: Reservations },
		settings,
		{ now, hint },
	): Steps<OutputList> {
		const outcome = yield* settled(reservations, settings, now);
		const { items, log } = reservations;
		const { ours, reason } = outcome;
		if (ours.length === 0) {
			hint(`Run ${settings.runId} has no open reservation among the rows, so nothing may be sent`);
		}
		const places = ours.map((at) => log.itemOf[at]);
		return {
			length: ours.length,
			at(index) {
				const at = ours[index];
				return {
					json: { ...items[log.itemOf[at]], ...verdictOf(REASONS[reason[at]], outcome, at) },
					from: [{ input: 'reservations', items: places, from: index, to: index + 1 }],
				};
			},
		};
	},
});

/** Words of the reasons that another run, or an earlier message, can give. */
const LOST: Partial<Record<Reason, string>> = {
	campaignOnce: 'This campaign was sent to the customer or reserved first by another run',
	capReached: 'Other messages to the customer were sent or reserved first',
	surveyPause: 'Another survey was sent to the customer or reserved first',
	discountLimit: 'Other discounts were sent to the customer or reserved first',
};

/** Words of what speaks against it, whoever came first. */
const AGAINST: Partial<Record<Reason, string>> = {
	noChannel: 'The reservation does not say by which channel',
	logRowWithoutDate: 'A row of this customer in the log has no date that can be read',
	complained: 'Has complained about a message in the meantime',
	unsubscribed: 'Has unsubscribed in the meantime',
	addressBounced: 'A message came back from this address in the meantime',
};

function verdictOf(reason: Reason, { caps, cap }: Settled, at: number) {
	if (reason === 'allowed') {
		const said = 'Nothing stands before this reservation: it may be sent';
		return { settled: true, status: 'settled', reasonCode: 'settled', reason: said };
	}
	const lost = LOST[reason];
	if (lost === undefined) {
		return { settled: false, status: 'released', reasonCode: reason, reason: AGAINST[reason] };
	}
	const limit = reason === 'capReached' ? `: ${capText(caps[cap[at]].setting)}` : '';
	const status = 'lostToOtherRun';
	return { settled: false, status, reasonCode: status, reason: `${lost}${limit}` };
}
