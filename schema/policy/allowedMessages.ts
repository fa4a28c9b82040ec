import { ARM } from '../../core/metrics/automationHoldout';
import { inChunks, type Steps } from '../../core/steps';
import { CONSENT } from '../../core/policy/consentBook';
import { foundColumns } from '../columns/foundColumns';
import { armReader, HOLDOUT_HEADERS } from '../contacts/arms';
import type { Item, Reading } from '../parse';
import { isBlank } from '../values/found';
import { discountReader } from './discountReader';
import { DISCOUNT_HEADERS } from './logColumns';
import { PARTY_HEADERS, type PartyColumn } from './parties';
import type { ReserveSettings } from './reservationSettings';
import { consentReader } from './words';

/** Decided candidates of whom a row is to be kept, and why the others have none. */
export type AllowedMessages = Readonly<{
	items: readonly Item[];
	itemOf: Int32Array;
	/** 1 for those whom chance keeps from the message: logged, never sent. */
	isControl: Uint8Array;
	cell: (item: Item, column: 'id' | 'mail' | 'phone' | 'reward' | 'discount') => unknown;
}>;

type ReserveColumn = PartyColumn | 'approved' | 'reward' | 'discount' | 'holdout';

const LABELS: Readonly<Record<ReserveColumn, string>> = {
	id: 'Customer Column',
	mail: 'Email Column',
	phone: 'Phone Column',
	approved: 'Approved Column',
	reward: 'Reward Column',
	discount: 'Discount Column',
	holdout: 'Holdout',
};

const HEADERS: Readonly<Record<ReserveColumn, readonly string[]>> = {
	...PARTY_HEADERS,
	approved: ['approved', 'is approved', 'approval', 'freigegeben', 'approuvé'],
	reward: ['reward', 'reward_value', 'reward amount', 'voucher value', 'gift value', 'bonus'],
	discount: DISCOUNT_HEADERS,
	holdout: HOLDOUT_HEADERS,
};

/** Reads who may be written to: allowed, and approved where a person comes first; everybody else gets no reservation. */
export function* readAllowedMessages(
	items: readonly Item[],
	{ reserveColumns: named }: ReserveSettings,
): Steps<Reading<AllowedMessages>> {
	const of = yield* foundColumns(
		items,
		LABELS,
		{
			...{ id: named.customerColumn, mail: named.emailColumn, phone: named.phoneColumn },
			...{ approved: named.approvedColumn, reward: named.rewardColumn },
			...{ discount: named.discountColumn, holdout: '' },
		},
		HEADERS,
	);
	const isYes = consentReader();
	const isApproved = (item: Item) => isYes(of.approved?.read(item)) === CONSENT.granted;
	const armOf = of.holdout === undefined ? () => 0 : armReader(of.holdout.name);
	const discountOf = discountReader();
	const itemOf = new Int32Array(items.length);
	const isControl = new Uint8Array(items.length);
	let [length, notAllowed, notApproved, doubtful] = [0, 0, 0, 0];
	yield* inChunks(items.length, (from, to) => {
		for (let row = from; row < to; row += 1) {
			const item = items[row];
			const arm = armOf(of.holdout?.read(item));
			const isHeldOut = arm === ARM.control && isText(item.idempotencyKey);
			if (!isHeldOut && !(isTrue(item.allowed) && isText(item.idempotencyKey))) notAllowed += 1;
			else if (arm !== arm) doubtful += 1;
			else if (!isHeldOut && item.route !== 'automate' && !isApproved(item)) notApproved += 1;
			else {
				isControl[length] = isHeldOut ? 1 : 0;
				itemOf[length++] = row;
			}
		}
	});
	return {
		rows: {
			items,
			itemOf: itemOf.subarray(0, length),
			isControl,
			cell(item, column) {
				const value = of[column]?.read(item);
				if (isBlank(value)) return null;
				return column === 'discount' && discountOf(value) === 0 ? null : value;
			},
		},
		bad: [],
		hints: [
			...leftOut(notAllowed, 'not allowed'),
			...leftOut(notApproved, 'a person comes first, and nobody has approved'),
			...leftOut(doubtful, 'the holdout column names neither treatment nor control'),
		],
	};
}

const isTrue = (value: unknown) => value === true || value === 'true';
const isText = (value: unknown) => typeof value === 'string' && value !== '';

function leftOut(count: number, why: string): string[] {
	if (count === 0) return [];
	return [`${count} ${count === 1 ? 'item has' : 'items have'} no reservation: ${why}`];
}
