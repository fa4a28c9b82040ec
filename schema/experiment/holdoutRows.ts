import { inChunks, type Steps } from '../../core/steps';
import { automationKey, CAMPAIGN_HEADERS } from '../automationTags';
import { foundColumns, headerKey, sampleOf } from '../columns/foundColumns';
import { columnsThere } from '../columns/namedColumn';
import { CONTACT_HEADERS } from '../contacts/headers';
import { isEmptyInput } from '../orders/orderHints';
import { InputError, type Item, type Reading } from '../parse';
import { customerKeys } from '../values/customerKeys';
import type { AssignHoldoutSettings } from './assignHoldoutSettings';

/** Why a row is in neither group; 0 for those who can be. */
export const NOT_ASSIGNED = { assignable: 0, notAllowed: 1, noCustomer: 2, noCampaign: 3 } as const;

/** Who might be assigned, in the order in which they came. */
export type HoldoutRows = Readonly<{
	items: readonly Item[];
	/** One of `NOT_ASSIGNED` per item. */
	state: Uint8Array;
	/** Per item its customer in `keys` and its campaign in `campaigns`; −1 for none. */
	customer: Int32Array;
	keys: readonly string[];
	campaign: Int32Array;
	campaigns: readonly Readonly<{ key: string; name: string }>[];
}>;

const LABELS = { customer: 'Customer Column', campaign: 'Campaign', allowed: 'allowed' };

export function* readHoldoutRows(
	items: readonly Item[],
	settings: AssignHoldoutSettings,
): Steps<Reading<HoldoutRows>> {
	if (isEmptyInput(items)) {
		throw new InputError(
			'There are no customers to assign',
			'The node before this one gave no items.',
		);
	}
	const of = yield* foundColumns(
		items,
		LABELS,
		{ customer: settings.holdoutOptions.customerColumn, campaign: '', allowed: '' },
		{ customer: CONTACT_HEADERS.customer, campaign: CAMPAIGN_HEADERS, allowed: ['allowed'] },
	);
	const needsAllowed = settings.who === 'allowed';
	const there = () => columnsThere(sampleOf(items).headers);
	if (of.customer === undefined) {
		throw new InputError(
			"No column was recognised for 'Customer Column'",
			`Choose the column with the e-mail or number under 'Options'. ${there()}`,
		);
	}
	if (needsAllowed && of.allowed === undefined) {
		throw new InputError(
			'Nothing tells who may be contacted: there is no column "allowed"',
			"Put Decide Contacts before this node, or choose 'Everyone in the List' under 'Who Is Assigned'.",
		);
	}
	if (settings.campaign === '' && of.campaign === undefined) {
		throw new InputError(
			"'Campaign' is empty",
			'Write the name of the campaign, such as Win-back.',
		);
	}

	const customers = customerKeys();
	const campaigns: Array<{ key: string; name: string }> = [];
	const byKey = new Map<string, number>();
	const campaignOf = (value: unknown): number => {
		const name = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
		if (name === '') return -1;
		const key = automationKey(name);
		const known = byKey.get(key) ?? campaigns.push({ key, name }) - 1;
		byKey.set(key, known);
		return known;
	};
	const state = new Uint8Array(items.length);
	const customer = new Int32Array(items.length).fill(-1);
	const campaign = new Int32Array(items.length).fill(-1);
	const read = (row: number) => {
		const item = items[row];
		campaign[row] = campaignOf(settings.campaign || of.campaign?.read(item));
		const who = customers.indexOf(of.customer!.read(item));
		customer[row] = Number.isNaN(who) ? -1 : who;
		if (needsAllowed && !isYes(of.allowed!.read(item))) state[row] = NOT_ASSIGNED.notAllowed;
		else if (customer[row] < 0) state[row] = NOT_ASSIGNED.noCustomer;
		else if (campaign[row] < 0) state[row] = NOT_ASSIGNED.noCampaign;
	};
	yield* inChunks(items.length, (from, to) => {
		for (let row = from; row < to; row++) read(row);
	});
	const rows = { items, state, customer, keys: customers.keys, campaign, campaigns };
	const merged = customers.mergedSpellings();
	return {
		rows,
		bad: [],
		hints: merged > 0 ? [`${merged} other spellings of the same customers were taken as one`] : [],
	};
}

const YES = new Set(['true', 'yes', '1']);

/** Anything else than a clear yes is a no: nobody is contacted in doubt. */
function isYes(cell: unknown): boolean {
	if (cell === true || cell === 1) return true;
	return typeof cell === 'string' && YES.has(headerKey(cell));
}
