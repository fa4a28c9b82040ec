import type { Steps } from '../../core/steps';
import { foundColumns, type FoundColumns } from '../columns/foundColumns';
import { columnsThere, type NamedColumn } from '../columns/namedColumn';
import { InputError, type Item } from '../parse';
import type { TicketSettings } from '../ticketSettings';
import { TICKET_HEADERS, TICKET_LABELS, type TicketColumn } from './headers';

/** Finds the columns; without an opening, and without anything that happened later, there is nothing to tell. */
export function* ticketColumns(
	needed: readonly TicketColumn[],
	items: readonly Item[],
	{ opened, firstResponse, resolved, reopened, ticketOptions }: TicketSettings,
): Steps<FoundColumns<TicketColumn>> {
	const only = <Of>(all: Readonly<Record<TicketColumn, Of>>) =>
		Object.fromEntries(needed.map((name) => [name, all[name]])) as Record<TicketColumn, Of>;
	const named = { opened, firstResponse, resolved, reopened };
	const columns = yield* foundColumns<TicketColumn>(
		items,
		only(TICKET_LABELS),
		{
			...named,
			ticketId: ticketOptions.ticketIdColumn,
			status: ticketOptions.statusColumn,
		},
		TICKET_HEADERS,
	);
	const isTimed = !needed.includes('resolved') || columns.firstResponse || columns.resolved;
	if (columns.opened && isTimed) return columns;
	const labels = columns.opened ? "'First Response' and 'Resolved'" : "'Opened'";
	throw new InputError(
		`No column was recognised for ${labels}`,
		`Drag the column onto ${labels}, or type its name there. ${columnsThere(Object.keys(items[0]))}`,
	);
}

/** The columns that hold dates. */
export function datedColumns({
	opened,
	firstResponse,
	resolved,
	reopened,
}: FoundColumns<TicketColumn>) {
	return [opened, firstResponse, resolved, reopened].filter(
		(column): column is NamedColumn => column !== undefined,
	);
}
