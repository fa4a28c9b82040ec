import fc from 'fast-check';

import { rowsOf, type Row } from './sample';

/** The same seed is the same history: the end date only says how much of it has happened. */

const kinds = fc.constantFrom('cafe', 'onlineShop', 'subscription');
const seeds = fc.integer({ min: 0, max: 2 ** 40 });
const sizes = fc.integer({ min: 1, max: 60 });
const day = fc.integer({ min: 0, max: 1500 }).map(isoDate);

function isoDate(daysAfterOpening: number): string {
	return new Date(Date.UTC(2024, 0, 1 + daysAfterOpening)).toISOString().slice(0, 10);
}

/** The rows whose date is on or before a day, both as the shop's clock has it. */
function upTo(rows: readonly Row[], column: string, end: string): Row[] {
	return rows.filter((row) => String(row[column]).slice(0, 10) <= end);
}

const shops = fc.record({
	kindOfShop: kinds,
	seed: seeds,
	customers: sizes,
	options: fc.record({ untidyData: fc.boolean() }),
});

test.each([
	['orders', 'order_date'],
	['surveyAnswers', 'answered_at'],
	['contactLog', 'sent_at'],
	['consents', 'recorded_at'],
])('%s up to a day are the same for every end date on or after it', (operation, column) => {
	fc.assert(
		fc.property(shops, day, day, (shop, one, other) => {
			const [end, later] = [one, other].sort();
			const short = rowsOf({ ...shop, operation, endDate: end });
			const long = rowsOf({ ...shop, operation, endDate: later });
			expect(upTo(long, column, end)).toEqual(short);
		}),
		{ numRuns: 25 },
	);
});

test('of a ticket, what had happened by a day stays; what had not is empty', () => {
	const moments = ['opened_at', 'first_response_at', 'resolved_at', 'reopened_at'];
	fc.assert(
		fc.property(shops, day, day, (shop, one, other) => {
			const [end, later] = [one, other].sort();
			const rows = rowsOf({ ...shop, operation: 'supportTickets', endDate: later });
			const known = upTo(rows, 'opened_at', end).map((ticket) => {
				const late = moments.filter((moment) => String(ticket[moment] ?? '').slice(0, 10) > end);
				const unknown = Object.fromEntries(late.map((moment) => [moment, null]));
				return { ...ticket, ...unknown, status: expect.any(String) as string };
			});
			const short = rowsOf({ ...shop, operation: 'supportTickets', endDate: end });
			expect(short).toEqual(known);
		}),
		{ numRuns: 25 },
	);
});

test('the list of customers has exactly as many people at every end date, always the same', () => {
	fc.assert(
		fc.property(shops, day, day, (shop, one, other) => {
			const who = (endDate: string) =>
				rowsOf({ ...shop, operation: 'customers', endDate }).map((row) => row.customer_email);
			expect(who(one)).toHaveLength(shop.customers);
			expect(who(one)).toEqual(who(other));
		}),
		{ numRuns: 10 },
	);
});

test('a customer is the same in a longer list, a ticket the same in a tidy shop', () => {
	const idsOf = (rows: readonly Row[]) => new Map(rows.map((row) => [row.order_id, row]));
	const short = idsOf(rowsOf({ customers: 50 }));
	const long = idsOf(rowsOf({ customers: 120 }));
	for (const [id, row] of short) expect(long.get(id)).toEqual(row);
	const tidy = rowsOf({ customers: 50, options: { untidyData: false } });
	expect(tidy.length).toBeLessThan(short.size);
	for (const row of tidy) {
		expect(short.get(row.order_id)).toMatchObject({
			order_date: row.order_date,
			amount: row.amount,
			status: row.status,
		});
	}
});

test('an empty End Date is today on the clock of the time zone, at whatever hour', () => {
	const at = (now: number, timeZone: string) => rowsOf({ now, timeZone, customers: 300 });
	const local = (rows: readonly Row[]) => rows.map((row) => String(row.order_date).slice(0, 16));
	const given = rowsOf({ endDate: '2026-11-22', customers: 300 });
	expect(at(Date.UTC(2026, 10, 21, 23, 30), 'Europe/Berlin')).toEqual(given);
	expect(at(Date.UTC(2026, 10, 22, 22, 30), 'Europe/Berlin')).toEqual(given);
	// In Tokyo it is the 23rd already; the shop's own clock shows the same history.
	const tokyo = at(Date.UTC(2026, 10, 22, 22, 30), 'Asia/Tokyo');
	expect(local(tokyo)).toEqual(local(rowsOf({ endDate: '2026-11-23', customers: 300 })));
});

test('another seed is another shop', () => {
	expect(rowsOf({ seed: 1, customers: 20 })).not.toEqual(rowsOf({ seed: 2, customers: 20 }));
	expect(rowsOf({ seed: 1, customers: 20 })).not.toEqual(
		rowsOf({ seed: 1 + 2 ** 33, customers: 20 }),
	);
});
