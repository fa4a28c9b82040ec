/** Why a person takes a customer, and not the flow: read from the candidate's own columns; doubt is a reason, too. */
import type { FoundColumns } from '../columns/foundColumns';
import { headerKey } from '../columns/foundColumns';
import type { NamedColumn } from '../columns/namedColumn';
import type { Item } from '../parse';
import { numberIn, shownCell } from '../rules/cells';
import type { Check } from '../rules/outcome';
import { CLOSED_STATUSES, LEFT_OUT_STATUSES, statusList } from '../tickets/statuses';
import type { AmountReader } from '../values/amountReader';
import { isBlank } from '../values/found';
import type { CandidateColumn } from './candidateColumns';
import type { DecideSettings } from './policySettings';

/** One thing that puts a person first: does it hold for an item, and how is it said? */
export type PersonCheck = Readonly<{
	holds: (item: Item) => boolean;
	said: (item: Item) => string;
}>;

type Columns = FoundColumns<CandidateColumn>;

/** The checks that are switched on and whose columns are there, in the order in which they are said. */
export function personChecks(
	of: Columns,
	settings: DecideSettings['personFirst'],
	amounts: AmountReader,
	own: readonly Check[],
): PersonCheck[] {
	const { negativeUpTo, valueFrom, rewardFrom, confidenceBelow } = settings;
	const number = (cell: unknown) => (isBlank(cell) ? NaN : numberIn(cell, amounts));
	/** A confidence of 85 or of 85 % is one of 0.85. */
	const shareIn = (cell: unknown) => {
		const share = number(typeof cell === 'string' ? cell.replace('%', '') : cell);
		return share > 1 || /%/.test(String(cell)) ? share / 100 : share;
	};
	const isClosed = statusList(`${CLOSED_STATUSES}, ${LEFT_OUT_STATUSES}`);
	return [
		cellCheck(
			of.ticket,
			(cell) => !isNoTicket(cell) && !isClosed(cell) && !(number(cell) <= 0),
			(cell) => `There is an open ticket or complaint (${cell})`,
		),
		cellCheck(
			of.answer,
			(cell) => (isNumber(number(cell)) ? number(cell) <= negativeUpTo : !isGoodWord(cell)),
			(cell) => `The last answer was not a good one (${cell})`,
		),
		// The column also serves the order of a budget, so the limit has to be asked for itself.
		cellCheck(
			valueFrom > 0 ? of.value : undefined,
			(cell) => !(number(cell) < valueFrom),
			(cell) => `A customer of high value (${cell})`,
		),
		cellCheck(
			rewardFrom > 0 ? of.reward : undefined,
			(cell) => !(number(cell) < rewardFrom),
			(cell) => `The reward is large (${cell})`,
		),
		cellCheck(
			of.confidence,
			(cell) =>
				isNumber(shareIn(cell))
					? !(shareIn(cell) >= confidenceBelow)
					: !SURE.has(headerKey(String(cell))),
			(cell) => `The score is not sure enough (${cell})`,
		),
		...own.map((check) => ownCheck(check)),
	].filter((check) => check !== null);
}

function cellCheck(
	column: NamedColumn | undefined,
	holds: (cell: unknown) => boolean,
	said: (cell: string) => string,
): PersonCheck | null {
	if (column === undefined) return null;
	return {
		holds(item) {
			const cell = column.read(item);
			return !isBlank(cell) && !(Array.isArray(cell) && cell.length === 0) && holds(cell);
		},
		said: (item) => said(`${column.name} is ${shownCell(column.read(item))}`),
	};
}

/** A cell that the owner's condition cannot judge puts a person first as well. */
function ownCheck({ column, outcome, said }: Check): PersonCheck {
	return {
		holds: (item) => ['yes', 'unfit'].includes(outcome(column.read(item))),
		said(item) {
			const cell = column.read(item);
			return outcome(cell) === 'unfit'
				? `"${column.name}" holds ${shownCell(cell)}, which your own condition cannot judge`
				: `Your own condition: ${said(cell)}`;
		},
	};
}

const isNumber = (number: number) => number === number;

const NO_TICKET = new Set(['false', 'no', 'n', 'none', 'nein', 'keine', 'non', 'aucun', '0']);
const isNoTicket = (cell: unknown) => NO_TICKET.has(headerKey(String(cell)));

const GOOD = new Set([
	...['positive', 'promoter', 'passive', 'neutral', 'good', 'satisfied', 'happy', 'verysatisfied'],
	...['positiv', 'zufrieden', 'positif', 'satisfait'],
]);
const isGoodWord = (cell: unknown) => GOOD.has(headerKey(String(cell)));

const SURE = new Set(['high', 'medium', 'good', 'sure', 'hoch', 'mittel', 'elevee', 'moyenne']);
