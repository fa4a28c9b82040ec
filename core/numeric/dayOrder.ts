import { CHUNK, type Steps } from '../steps';

/**
 * Stable counting sort: the indices of `days` from the earliest to the latest day, equal days in given order.
 * Linear in the rows plus the span of days, so a log of a few decades costs two passes.
 */
export function* dayOrder(days: Int32Array): Steps<Int32Array> {
	const order = new Int32Array(days.length);
	if (days.length === 0) return order;
	let earliest = days[0];
	let latest = days[0];
	for (let row = 0; row < days.length; row++) {
		if (days[row] < earliest) earliest = days[row];
		else if (days[row] > latest) latest = days[row];
		if (row % CHUNK === 0) yield;
	}
	const next = new Int32Array(latest - earliest + 2);
	for (let row = 0; row < days.length; row++) {
		next[days[row] - earliest + 1] += 1;
		if (row % CHUNK === 0) yield;
	}
	for (let day = 1; day < next.length; day++) next[day] += next[day - 1];
	for (let row = 0; row < days.length; row++) {
		order[next[days[row] - earliest]++] = row;
		if (row % CHUNK === 0) yield;
	}
	return order;
}
