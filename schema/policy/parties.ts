import type { FoundColumns } from '../columns/foundColumns';
import type { Item } from '../parse';
import { customerKeys } from '../values/customerKeys';

/** The columns that tell who a row is about. */
export type PartyColumn = 'id' | 'mail' | 'phone';

/** Headers in English, German and French, best first; a plain `id` is the number of the row. */
export const PARTY_HEADERS: Readonly<Record<PartyColumn, readonly string[]>> = {
	id: [
		...['customer_id', 'customer', 'customer number', 'customer no', 'client_id', 'user_id'],
		...['member_id', 'contact_id', 'subscriber_id', 'recipient', 'contact', 'subscriber'],
		...['Kundennummer', 'Kunden-Nr', 'Kunden-ID', 'Kunde', 'Empfänger'],
		...['Numéro client', 'N° client', 'ID client', 'client', 'destinataire'],
	],
	mail: [
		...['customer_email', 'email', 'e-mail address', 'recipient email', 'contact email'],
		...['subscriber email', 'to email', 'email to', 'mail', 'to', 'Kunden-E-Mail'],
		...['E-Mail-Adresse', 'Kundenmail', 'E-Mail client', 'Adresse e-mail', 'courriel'],
	],
	phone: [
		...['customer_phone', 'phone', 'phone number', 'mobile', 'mobile number', 'telephone'],
		...['Telefon', 'Telefonnummer', 'Handynummer', 'Téléphone', 'Numéro de téléphone'],
	],
};

/** Who the rows of a list are about: numbers of their ids and addresses, −1 where there is none. */
export type Parties = Readonly<{
	keys: readonly string[];
	id: Int32Array;
	mail: Int32Array;
	phone: Int32Array;
}>;

export type PartyReader = Readonly<{
	/** Reads whom an item names into a place of the columns; false where it names nobody. */
	read: (place: number, item: Item) => boolean;
	/** The first `length` places. */
	parties: (length: number) => Parties;
}>;

/** Of ids and addresses in one list: for more the table grows. */
const MOST_EXPECTED = 400_000;

export function partyReader(of: FoundColumns<PartyColumn>, most: number): PartyReader {
	const customers = customerKeys(Math.min(2 * most, MOST_EXPECTED));
	// Filled row by row: to fill a million places at once would hold up everything else.
	const [id, mail, phone] = [0, 1, 2].map(() => new Int32Array(most));
	const keyOf = (value: unknown) => {
		const key = customers.indexOf(value);
		return key >= 0 ? key : -1;
	};
	return {
		read(place, item) {
			const who = of.id?.read(item);
			id[place] = -1;
			mail[place] = keyOf(of.mail?.read(item));
			// A column of customers may hold their addresses.
			if (typeof who === 'string' && who.includes('@')) {
				const own = keyOf(who);
				if (mail[place] < 0) mail[place] = own;
				else if (own !== mail[place]) id[place] = own;
			} else id[place] = keyOf(who);
			phone[place] = keyOf(phoneKey(of.phone?.read(item)));
			return id[place] >= 0 || mail[place] >= 0 || phone[place] >= 0;
		},
		parties: (length) => ({
			keys: customers.keys,
			id: id.subarray(0, length),
			mail: mail.subarray(0, length),
			phone: phone.subarray(0, length),
		}),
	};
}

/** The digits alone: `+49 171 / 55`, `0049 171 55` and `4917155` are one number. */
function phoneKey(value: unknown): string | undefined {
	if (typeof value !== 'string' && typeof value !== 'number') return undefined;
	const digits = String(value).replace(/\D/g, '').replace(/^00/, '');
	return digits.length < 4 ? undefined : `tel:${digits}`;
}
