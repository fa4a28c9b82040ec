import { inChunks, type Steps } from '../../core/steps';
import { columnAt } from '../dataPath';
import { InputError, type Context, type Item, type Reading } from '../parse';
import { isBlank } from '../values/found';
import { keyTable } from '../values/keyTable';
import { readContactLog, type LogRows, type LogSettings } from './contactLog';
import type { SettleSettings } from './reservationSettings';
import { STANDING } from './words';

/** The contact log as it was read back, with the numbers of its rows. */
export type Reservations = Readonly<{
	items: readonly Item[];
	log: LogRows;
	/** Number of the row in the table; NaN where it has none. */
	row: Float64Array;
	/** Number of the idempotency key; −1 without one. */
	key: Int32Array;
	/** 1 for the open reservations that this run is to settle. */
	isOurs: Uint8Array;
}>;

/** Reads the log back after reserving; without it nothing can be settled, so a failed read stops the run. */
export function* readReservations(
	items: readonly Item[],
	settings: SettleSettings,
	context: Context,
): Steps<Reading<Reservations>> {
	const { rows: log, hints } = yield* readBack(items, settings, context);
	const rowOf = columnAt(settings.rowIdColumn, true);
	const keys = keyTable();
	const { length } = log;
	const row = new Float64Array(length).fill(NaN);
	const key = new Int32Array(length).fill(-1);
	const isOurs = new Uint8Array(length);
	yield* inChunks(length, (from, to) => {
		for (let at = from; at < to; at += 1) {
			const item = items[log.itemOf[at]];
			row[at] = rowNumber(rowOf(item));
			const own = item.idempotency_key;
			if (typeof own === 'string' && own !== '') key[at] = keys.indexOf(own);
			const isOpen = log.standing[at] === STANDING.reserved;
			const isAsked = settings.idempotencyKey === '' || settings.idempotencyKey === own;
			if (!isOpen || !isAsked || String(item.run_id ?? '') !== settings.runId) continue;
			if (row[at] !== row[at]) throw withoutRow(settings.rowIdColumn, log.itemOf[at]);
			isOurs[at] = 1;
		}
	});
	return { rows: { items, log, row, key, isOurs }, bad: [], hints };
}

/** The log, or a sentence: without it nothing can be said about what is reserved. */
export function* readBack(
	items: readonly Item[],
	settings: LogSettings,
	context: Context,
): Steps<Reading<LogRows>> {
	const reading = yield* readContactLog(items, settings, context);
	if (reading.rows.arrival !== 'failed') return reading;
	throw new InputError(
		'Reading the reservations back failed, so nothing may be sent',
		'Look at the node that reads them. They stay reserved, and are listed for review.',
	);
}

function rowNumber(cell: unknown): number {
	if (isBlank(cell) || (typeof cell !== 'number' && typeof cell !== 'string')) return NaN;
	const number = Number(cell);
	return Number.isFinite(number) ? number : NaN;
}

function withoutRow(column: string, item: number): InputError {
	return new InputError(
		`The reservation has no row number in "${column}", so nobody knows which one came first`,
		"Read the rows back from the table after reserving, or name the column in 'Row Number Column'.",
		item,
	);
}
