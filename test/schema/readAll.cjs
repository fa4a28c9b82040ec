// @ts-check
/** Runs the orders reader to its end with the settings of a test. */
const { runToEnd } = require('../../core/steps');
const { readOrders } = require('../../schema/orders');
const { orderSettings } = require('../../schema/orderSettings');
const { InputError } = require('../../schema/parse');
const { deepFreeze } = require('./fixture.cjs');

const NOON = Date.parse('2026-11-22T12:00:00Z');

/**
 * @param {readonly Readonly<Record<string, unknown>>[]} items
 * @param {Record<string, unknown>} [settings]
 * @param {{ timeZone?: string, now?: number }} [context]
 */
function read(items, settings = {}, { timeZone = 'UTC', now = NOON } = {}) {
	const parsed = orderSettings.parse(settings);
	return runToEnd(readOrders(deepFreeze(items), parsed, { now, timeZone }));
}

/** The days, the amounts and the rest of a reading, as one would write them by hand. @param {ReturnType<typeof read>} reading */
function byHand({ rows, bad }) {
	const { customers, orders, refunds, currency } = rows.log;
	const nameOf = (/** @type {number} */ customer) => (customer < 0 ? 'guest' : customers[customer]);
	return {
		source: rows.source,
		currency,
		orders: Array.from(orders.day, (day, at) => [
			nameOf(orders.customer[at]),
			dateOf(day),
			round(orders.sales[at]),
			round(orders.refunded?.[at] ?? 0),
		]),
		refunds: Array.from(refunds.day, (day, at) => [
			nameOf(refunds.customer[at]),
			dateOf(day),
			round(refunds.amount[at]),
		]),
		bad: bad.map(({ item, message }) => [item, message]),
	};
}

const dateOf = (/** @type {number} */ day) => new Date(day * 86_400_000).toISOString().slice(0, 10);
const round = (/** @type {number} */ amount) => Math.round(amount * 1000) / 1000;

/** The refusal of a whole input. @param {() => unknown} reading */
function refusalOf(reading) {
	try {
		reading();
	} catch (cause) {
		if (cause instanceof InputError) return cause;
		throw cause;
	}
	throw new Error('The input was not refused');
}

/** A reading, or null where the whole input is refused. @template Reading @param {() => Reading} reading */
function readingOrNull(reading) {
	try {
		return reading();
	} catch (cause) {
		if (cause instanceof InputError) return null;
		throw cause;
	}
}

module.exports = { byHand, read, readingOrNull, refusalOf };
