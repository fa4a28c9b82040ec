/** Which order an item belongs to, and whether it counts at all. */
import type { Item } from '../parse';
import { CORRECT, type RowReading } from './rowReading';
import { ROW } from './rowTable';
import type { StatusTreatment } from './statuses';
import { countStatus } from './tallies';

/** Reads the order number; false where it is refused. */
export function readOrder(reading: RowReading, row: number, item: Item): boolean {
	const { fields, orders, table, refuse } = reading;
	const { orderId } = fields.of;
	if (orders === null || orderId === undefined) {
		table.order[row] = row;
		return true;
	}
	const order = orders.indexOf(orderId.read(item), row);
	if (order === order) {
		table.order[row] = order;
		return true;
	}
	table.order[row] = orders.indexOf(undefined, row);
	refuse.value(row, orderId, orderId.read(item), 'which is no order number', CORRECT);
	return false;
}

const YES = /^(?:true|1|yes|y|ja|oui|test|wahr|vrai)$/i;

/** Leaves out test orders, and what the source itself says is none. */
export function isLeftOut(reading: RowReading, row: number, item: Item): boolean {
	const { fields, countTests, tallies, table } = reading;
	const { leftOut } = fields.source;
	const { test } = fields.of;
	let why = leftOut?.(item);
	if (why === undefined && test && YES.test(String(test.read(item)))) why = 'test';
	if (why === undefined || (why === 'test' && countTests)) return false;
	tallies.leftOut[why] += 1;
	table.kind[row] = ROW.leftOut;
	return true;
}

/** What the item's status makes of it; null where it is left out or refused for it. */
export function treatmentOf(reading: RowReading, row: number, item: Item): StatusTreatment | null {
	const { fields, statusOf, tallies, table, refuse } = reading;
	const { status } = fields.of;
	if (status === undefined) return 'counts';
	const treatment = statusOf(status.read(item));
	if (treatment === undefined) {
		const why = "a status that 'Which Statuses Count' does not list";
		const advice = "Add it to one of the rows of 'Which Statuses Count'.";
		refuse.value(row, status, status.read(item), why, advice);
		return null;
	}
	if (treatment !== 'ignored') return treatment;
	countStatus(tallies, status.read(item));
	table.kind[row] = ROW.leftOut;
	return null;
}
