import { channelNumber } from '../../core/policy/channels';
import { reasonNumber } from '../../core/policy/reasons';
import { inSmallChunks, type Steps } from '../../core/steps';
import { settledDates } from '../columns/settledDates';
import { settledDecimals } from '../columns/settledDecimals';
import type { Context, Item, Reading } from '../parse';
import { numberIn } from '../rules/cells';
import { amountReader } from '../values/amountReader';
import { isBlank } from '../values/found';
import { keyTable } from '../values/keyTable';
import { candidateColumns, type CandidateColumn } from './candidateColumns';
import { campaignReader } from './contactLog';
import { customerClocks, type CustomerClocks } from './customerClocks';
import { discountReader } from './discountReader';
import { momentReader } from './moments';
import { ownChecks } from './ownConditions';
import { partyReader, type Parties } from './parties';
import { personChecks } from './personFirst';
import { hasRule, type DecideSettings } from './policySettings';
import { channelReader } from './words';

/** Who might be contacted, in columns, in the order of the items. */
export type CandidateRows = Readonly<{
	items: readonly Item[];
	parties: Parties;
	channel: Uint8Array;
	campaign: Int32Array;
	/** The keys of the campaigns, by their numbers. */
	campaigns: readonly (string | number | null)[];
	discount: Uint8Array;
	reward: Float64Array;
	/** Value × risk; 0 where a column is missing or cannot be read. */
	priority: Float64Array;
	likely: Float64Array;
	clock: Int32Array;
	clocks: CustomerClocks;
	/** Number of the reason why the candidate itself is in doubt; 0 without one. */
	standing: Uint8Array;
	notBefore: Float64Array;
	notBeforeReason: Uint8Array;
	isPersonFirst: Uint8Array;
	/** The column that could not be read, and what it holds. */
	doubtOf: (at: number) => Readonly<{ column: string; cell: unknown }>;
	/** Why a person comes first, in a sentence. */
	personReasonOf: (at: number) => string;
	/** The campaign as the owner writes it; null without one. */
	campaignNameOf: (at: number) => unknown;
	/** What stands in the column of time zones. */
	zoneCellOf: (at: number) => unknown;
}>;

const DAY = 86_400_000;
const [NOT_READ, NO_CUSTOMER, NO_CHANNEL, NO_CAMPAIGN, UNREADABLE, UNKNOWN_ZONE] = [
	reasonNumber('candidateNotRead'),
	reasonNumber('noCustomer'),
	reasonNumber('noChannel'),
	reasonNumber('noCampaign'),
	reasonNumber('unreadableCell'),
	reasonNumber('unknownTimeZone'),
];
const GAPS = [
	['order', 'afterOrder', reasonNumber('soonAfterOrder')],
	['complaint', 'afterComplaint', reasonNumber('soonAfterComplaint')],
	['refund', 'afterRefund', reasonNumber('soonAfterRefund')],
] as const;

/** Reads who might be contacted; nobody stops the run, and nobody is lost: what is in doubt is not allowed. */
export function* readCandidates(
	items: readonly Item[],
	settings: DecideSettings,
	context: Context,
): Steps<Reading<CandidateRows>> {
	const of = yield* candidateColumns(items, settings);
	const { dateFormat, decimalSign } = settings.candidateColumns;
	const dates = yield* settledDates(
		items,
		[of.order, of.complaint, of.refund].filter((column) => column !== undefined),
		dateFormat === 'recognise' ? 'unsettled' : dateFormat,
		"'Date Format' in 'Candidate Columns'",
	);
	const decimals = yield* settledDecimals(
		items,
		[of.value, of.risk, of.reward, of.likely].filter((column) => column !== undefined),
		decimalSign === 'recognise' ? 'unsettled' : decimalSign,
		"'Decimal Sign' in 'Candidate Columns'",
	);
	const own = yield* ownChecks(items, settings, context);
	const timeZone = settings.timeZone || context.timeZone;
	const amounts = amountReader(decimals.sign);
	const moments = momentReader(dates.order, timeZone);
	const checks = hasRule(settings, 'personFirst', settings.purpose)
		? personChecks(of, settings.personFirst, amounts, own.checks)
		: [];
	const people = partyReader(of, items.length);
	const campaigns = keyTable();
	const campaignOf = campaignReader((key) => campaigns.indexOf(key));
	const fixedCampaign = of.campaign === undefined ? campaignOf(settings.campaign) : -1;
	const channelOf = channelReader();
	const fixedChannel = settings.channel === 'fromColumn' ? 0 : channelNumber(settings.channel);
	const discountOf = discountReader();
	const fixedDiscount = settings.carriesDiscount === 'yes' ? 1 : 0;
	const clocks = customerClocks(timeZone);

	const table = newTable(items.length);
	const doubtful = (row: number, column: CandidateColumn) => {
		table.standing[row] ||= UNREADABLE;
		table.doubt[row] ||= 1 + COLUMNS.indexOf(column);
	};
	const number = (row: number, item: Item, column: CandidateColumn, isNeeded: boolean) => {
		const cell = of[column]?.read(item);
		if (isBlank(cell)) return NaN;
		const read = numberIn(cell, amounts);
		if (read !== read && isNeeded) doubtful(row, column);
		return read;
	};

	const readRow = (row: number, item: Item) => {
		const isSomebody = people.read(row, item);
		table.channel[row] = fixedChannel || channelOf(of.channel?.read(item));
		table.campaign[row] = of.campaign ? campaignOf(of.campaign.read(item)) : fixedCampaign;
		table.discount[row] = of.discount ? discountOf(of.discount.read(item)) : fixedDiscount;
		if (!isBlank(item.error)) table.standing[row] = NOT_READ;
		else if (!isSomebody) table.standing[row] = NO_CUSTOMER;
		else if (table.channel[row] === 0) table.standing[row] = NO_CHANNEL;
		else if (table.campaign[row] < 0) table.standing[row] = NO_CAMPAIGN;

		table.reward[row] = number(row, item, 'reward', true);
		table.likely[row] = number(row, item, 'likely', table.discount[row] === 1);
		const [value, risk] = [number(row, item, 'value', false), number(row, item, 'risk', false)];
		const worth = (of.value ? value : 1) * (of.risk ? risk : 1);
		table.priority[row] = (of.value || of.risk) && worth === worth ? worth : 0;
		table.notBefore[row] = -Infinity;
		for (const [column, setting, reason] of GAPS) {
			const cell = of[column]?.read(item);
			if (isBlank(cell)) continue;
			const moment = moments.latest(cell);
			if (moment !== moment) doubtful(row, column);
			const over = moment + settings.gaps[setting] * DAY;
			if (over > table.notBefore[row]) {
				table.notBefore[row] = over;
				table.notBeforeReason[row] = reason;
			}
		}
		table.clock[row] = clocks.numberOf(of.timeZone?.read(item));
		if (table.clock[row] < 0) table.standing[row] ||= UNKNOWN_ZONE;
		table.isPersonFirst[row] = checks.some(({ holds }) => holds(item)) ? 1 : 0;
	};
	yield* inSmallChunks(items.length, (from, to) => {
		for (let row = from; row < to; row += 1) readRow(row, items[row]);
	});
	return {
		rows: {
			...{ items, ...table, clocks, campaigns: campaigns.keys },
			parties: people.parties(items.length),
			doubtOf(at) {
				const column = of[COLUMNS[table.doubt[at] - 1]];
				return { column: column?.name ?? '', cell: column?.read(items[at]) };
			},
			personReasonOf: (at) => checks.find(({ holds }) => holds(items[at]))?.said(items[at]) ?? '',
			campaignNameOf: (at) =>
				(of.campaign ? of.campaign.read(items[at]) : settings.campaign) || null,
			zoneCellOf: (at) => of.timeZone?.read(items[at]),
		},
		bad: [],
		hints: [
			...dates.hints,
			...decimals.hints,
			...own.hints,
			...(hasRule(settings, 'quietTimes', settings.purpose) ? clocks.hints() : []),
		],
	};
}

const COLUMNS: readonly CandidateColumn[] = ['reward', 'likely', 'order', 'complaint', 'refund'];

function newTable(length: number) {
	return {
		channel: new Uint8Array(length),
		campaign: new Int32Array(length),
		discount: new Uint8Array(length),
		reward: new Float64Array(length),
		priority: new Float64Array(length),
		likely: new Float64Array(length),
		clock: new Int32Array(length),
		standing: new Uint8Array(length),
		notBefore: new Float64Array(length),
		notBeforeReason: new Uint8Array(length),
		isPersonFirst: new Uint8Array(length),
		doubt: new Uint8Array(length),
	};
}
