import { CHUNK, type Steps } from '../steps';
import { ANY_CHANNEL, channelBit } from './channels';
import type { Ledger, Message } from './ledger';

/** What a row of the log tells besides that there was a message, as a number in a column. */
export const NEWS = { none: 0, bounced: 1, unsubscribed: 2, complained: 3 } as const;

/** The log, in columns; `person` and `campaign` are −1 where no candidate has them. */
export type LogColumns = Readonly<{
	length: number;
	person: Int32Array;
	/** The address that a message went to, as a number; −1 where no candidate has it. */
	address: Int32Array;
	/** NaN where nobody knows when it was. */
	moment: Float64Array;
	channel: Uint8Array;
	purpose: Uint8Array;
	campaign: Int32Array;
	discount: Uint8Array;
	news: Uint8Array;
}>;

/** What the log says against further messages. */
export type History = Readonly<{
	/** By person a row that has no date; −1 without one. */
	undated: Int32Array;
	/** By person the channels on which somebody unsubscribed or complained, as bits. */
	unsubscribed: Uint8Array;
	complained: Uint8Array;
	/** By address the channels on which a message came back. */
	bounced: Uint8Array;
}>;

/** Goes through the log once: messages go into the ledger, the rest is noted. */
export function* history(
	log: LogColumns,
	ledger: Ledger,
	{ persons, addresses }: Readonly<{ persons: number; addresses: number }>,
): Steps<History> {
	const undated = new Int32Array(persons).fill(-1);
	const unsubscribed = new Uint8Array(persons);
	const complained = new Uint8Array(persons);
	const bounced = new Uint8Array(addresses);
	const message: Message = {
		...{ person: -1, moment: NaN, channel: 0, purpose: 0, campaign: -1, discount: false },
	};
	for (let row = 0; row < log.length; row++) {
		if (row % CHUNK === CHUNK - 1) yield;
		const bits = log.channel[row] === 0 ? ANY_CHANNEL : channelBit(log.channel[row]);
		if (log.news[row] === NEWS.bounced && log.address[row] >= 0) bounced[log.address[row]] |= bits;
		const person = log.person[row];
		if (person < 0) continue;
		if (log.news[row] === NEWS.unsubscribed) unsubscribed[person] |= bits;
		if (log.news[row] === NEWS.complained) complained[person] |= bits;
		message.person = person;
		message.moment = log.moment[row];
		if (message.moment !== message.moment) {
			if (undated[person] < 0) undated[person] = row;
			continue;
		}
		message.channel = log.channel[row];
		message.purpose = log.purpose[row];
		message.campaign = log.campaign[row];
		message.discount = log.discount[row] === 1;
		ledger.add(message);
	}
	return { undated, unsubscribed, complained, bounced };
}
