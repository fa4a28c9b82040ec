import { consentHeld, consentsOf } from './consents';
import { arrivalOf, isRegistered } from './arrival';
import { personOf } from './person';
import { purchasesOf } from './purchases';
import { kindOf, type Shop } from './shop';
import { invitationsOf } from './invitations';
import {
	dayOf,
	MINUTES_PER_DAY,
	monthName,
	monthOf,
	monthsLater,
	monthStart,
	quarterName,
} from './wallTime';

/** One message that the shop has sent to a customer. It writes only where consent held, and always about orders. */
export type Contact = Readonly<{
	/** Wall minute of the shop. */
	minute: number;
	/** The customer's id. */
	customer: string;
	email: string;
	channel: 'email' | 'sms';
	purpose: 'marketing' | 'survey' | 'transactional';
	/** What sends such messages by itself; the campaign is one edition of it. */
	automation:
		| 'Newsletter'
		| 'Flash offer'
		| 'Win-back'
		| 'Order confirmation'
		| 'Survey invitation';
	campaign: string;
	/** The discount offered with it, in per cent; 0 for none. */
	discount: number;
}>;

type Message = Omit<Contact, 'customer' | 'email'>;

/** How many minutes it takes to send a mailing to everybody. */
const SENDING = 45;

/** The contact log, customer by customer: the calendar of mailings is the same for all of them. */
export function contactsIn(shop: Shop): (customer: number) => Contact[] {
	const mailings = mailingsOf(shop);
	return (customer) => {
		const arrival = arrivalOf(shop, customer);
		if (!isRegistered(shop, arrival)) return [];
		const { id, email } = personOf(shop, customer);
		const consents = consentsOf(shop, customer);
		const { minutes } = purchasesOf(shop, customer);
		const contacts: Contact[] = [];
		const send = (message: Message, later = 0) =>
			contacts.push({ ...message, minute: message.minute + later, customer: id, email });
		for (const message of [...mailings, ...reminders(shop, minutes)]) {
			const later = customer % SENDING;
			if (consentHeld(consents, message.channel, 'marketing', message.minute + later)) {
				send(message, later);
			}
		}
		for (const message of confirmations(shop, minutes)) send(message);
		for (const { minute, wave } of invitationsOf(shop, customer)) {
			send({
				minute,
				channel: 'email',
				purpose: 'survey',
				automation: 'Survey invitation',
				campaign: wave,
				discount: 0,
			});
		}
		return contacts.filter(({ minute }) => dayOf(minute) <= shop.endDay);
	};
}

/** Newsletters on the 5th of every month, and a flash offer by text message in the last month of a quarter. */
function mailingsOf(shop: Shop): Message[] {
	const mailings: Message[] = [];
	const purpose = 'marketing';
	for (let month = monthStart(shop.openedDay); month <= shop.endDay; ) {
		const newsletter = `Newsletter ${monthName(month)}`;
		const tenOClock = (month + 4) * MINUTES_PER_DAY + 10 * 60;
		mailings.push({
			minute: tenOClock,
			channel: 'email',
			purpose,
			automation: 'Newsletter',
			campaign: newsletter,
			discount: 0,
		});
		if (monthOf(month) % 3 === 2) {
			const campaign = `Flash offer ${quarterName(month)}`;
			const minute = (month + 19) * MINUTES_PER_DAY + 16 * 60;
			mailings.push({
				minute,
				channel: 'sms',
				purpose,
				automation: 'Flash offer',
				campaign,
				discount: 15,
			});
		}
		month = monthsLater(month, 1);
	}
	return mailings;
}

/** To those who have not come back for a while. */
function reminders(shop: Shop, purchases: readonly number[]): Message[] {
	const days = kindOf(shop).missedAfterDays;
	return purchases.flatMap((purchase, nth): Message[] => {
		const day = dayOf(purchase) + days;
		const next = purchases[nth + 1];
		if (next !== undefined && dayOf(next) <= day) return [];
		const minute = day * MINUTES_PER_DAY + 11 * 60;
		return [
			{
				minute,
				channel: 'email',
				purpose: 'marketing',
				automation: 'Win-back',
				campaign: 'We miss you',
				discount: 10,
			},
		];
	});
}

/** Cafés hand out a receipt instead. */
function confirmations(shop: Shop, purchases: readonly number[]): Message[] {
	if (shop.kind === 'cafe') return [];
	return purchases.map((purchase) => ({
		minute: purchase + 1,
		channel: 'email',
		purpose: 'transactional',
		automation: 'Order confirmation',
		campaign: 'Order confirmation',
		discount: 0,
	}));
}
