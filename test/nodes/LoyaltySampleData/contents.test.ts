import { DateTime } from 'luxon';

import { COUNTRIES } from '../../../core/simulate/shop/countries';
import { KINDS } from '../../../core/simulate/shop/kinds';
import { dataSets, NOW, operationOf, rowsOf, stepsOf, type Row } from './sample';

const kinds = Object.keys(KINDS);

/** Everybody who has bought, with their spellings of one address merged, and how many purchases they made. */
function purchasesPerCustomer(rows: readonly Row[]): number[] {
	const counts = new Map<string, number>();
	for (const { customer_email: email, status } of rows) {
		if (typeof email !== 'string' || status !== 'completed') continue;
		const key = email.trim().toLowerCase();
		counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	return [...counts.values()];
}

const share = (rows: readonly unknown[], of: readonly unknown[]) => rows.length / of.length;
const mean = (values: readonly number[]) =>
	values.reduce((sum, value) => sum + value, 0) / values.length;

describe.each(kinds)('every data set of a shop of kind %s', (kindOfShop) => {
	test.each(dataSets)(
		'%s: flat JSON, at most ten columns, the same ones in each row',
		(operation) => {
			const rows = rowsOf({ operation, kindOfShop });
			expect(rows.length).toBeGreaterThan(40);
			expect(JSON.parse(JSON.stringify(rows))).toEqual(rows);
			const columns = Object.keys(rows[0]);
			expect(columns.length).toBeLessThanOrEqual(10);
			expect(rows.every((row) => Object.keys(row).join() === columns.join())).toBe(true);
			const values = rows.flatMap((row) => Object.values(row));
			expect(values.filter((value) => typeof value === 'object' && value !== null)).toEqual([]);
			expect(values.filter((value) => value === undefined || Number.isNaN(value))).toEqual([]);
		},
	);

	test('nobody could be a real person: all addresses end in a domain reserved by RFC 2606', () => {
		const emails = dataSets
			.flatMap((operation) => rowsOf({ operation, kindOfShop, customers: 100 }))
			.flatMap(({ customer_email: email }) => (email === null ? [] : [String(email)]));
		const strange = emails.filter(
			(email) => !/^ ?[a-z]+\.[a-z]+\.\d+@example\.(com|org|net) ?$/i.test(email),
		);
		expect(strange).toEqual([]);
	});

	test('all data sets are about the people on the list', () => {
		const listed = new Set(
			rowsOf({ operation: 'customers', kindOfShop }).map((row) => row.customer_email),
		);
		const strangers = dataSets
			.flatMap((operation) => rowsOf({ operation, kindOfShop }))
			.filter(({ customer_email: email }) => email !== null)
			.filter(({ customer_email: email }) => !listed.has(String(email).trim().toLowerCase()));
		expect(strangers).toEqual([]);
	});

	test('rows are in date order', () => {
		const dateOf = (row: Row) =>
			String(row.order_date ?? row.answered_at ?? row.opened_at ?? row.sent_at ?? row.recorded_at);
		for (const operation of dataSets.filter((name) => name !== 'customers')) {
			const dates = rowsOf({ operation, kindOfShop, customers: 150 }).map((row) =>
				dateOf(row).slice(0, 16),
			);
			expect(dates).toEqual([...dates].sort());
		}
	});
});

describe('orders', () => {
	const rows = rowsOf({});

	test('a new node gives everything that real exports have', () => {
		const statuses = new Set(rows.map(({ status }) => status));
		expect(statuses).toEqual(new Set(['completed', 'cancelled', 'pending', 'failed', 'refund']));
		expect(new Set(rows.map(({ channel }) => channel))).toEqual(new Set(['web', 'marketplace']));
		expect(new Set(rows.map(({ country }) => country)).size).toBeGreaterThanOrEqual(7);
		const emails = rows.flatMap((row) => row.customer_email ?? []).map(String);
		expect(emails.some((email) => email !== email.trim())).toBe(true);
		expect(emails.some((email) => email === email.toUpperCase())).toBe(true);
		expect(emails.some((email) => /^[A-Z][a-z]+\.[A-Z][a-z]+/.test(email))).toBe(true);
		expect(rows.some((row) => row.customer_email === null)).toBe(true);
		expect(rows.some((row) => row.customer_email !== null && row.customer_name === null)).toBe(
			true,
		);
		expect(rows.some((row) => /[^\p{ASCII}]/u.test(String(row.customer_name)))).toBe(true);
		const perDay = rows
			.filter((row) => row.status === 'completed' && row.customer_email !== null)
			.map((row) => `${row.customer_email} ${String(row.order_date).slice(0, 10)}`);
		expect(new Set(perDay).size).toBeLessThan(perDay.length);
	});

	test('refunds are rows of their own: negative, later, of an order that is there, never more than it', () => {
		const byId = new Map(rows.map((row) => [row.order_id, row]));
		expect(byId.size).toBe(rows.length);
		const refunds = rows.filter((row) => row.refunded_order_id !== null);
		expect(refunds.length).toBeGreaterThan(20);
		for (const refund of refunds) {
			const order = byId.get(refund.refunded_order_id);
			expect(refund.status).toBe('refund');
			expect(Number(refund.amount)).toBeLessThan(0);
			expect(-Number(refund.amount)).toBeLessThanOrEqual(Number(order?.amount));
			expect(String(refund.order_date) > String(order?.order_date)).toBe(true);
		}
		expect(rows.filter(({ status }) => status === 'refund')).toHaveLength(refunds.length);
		expect(
			refunds.some((row) => -Number(row.amount) < Number(byId.get(row.refunded_order_id)?.amount)),
		).toBe(true);
	});

	test('tidy data has one spelling per person and no guests', () => {
		const tidy = rowsOf({ options: { untidyData: false } });
		expect(tidy.every((row) => /^[a-z]+\.[a-z]+\.\d+@/.test(String(row.customer_email)))).toBe(
			true,
		);
		expect(tidy.every((row) => typeof row.customer_name === 'string')).toBe(true);
	});

	test.each([
		// Bands wide enough for chance, narrow enough to notice another kind of shop.
		['cafe', { repeat: [0.75, 0.95], orders: [8, 25], value: [5, 12], guests: [0.08, 0.2] }],
		['onlineShop', { repeat: [0.55, 0.8], orders: [3, 7], value: [32, 52], guests: [0.01, 0.05] }],
		['subscription', { repeat: [0.8, 0.97], orders: [7, 16], value: [22, 31], guests: [0, 0.01] }],
	])('a shop of kind %s behaves like one', (kindOfShop, bands) => {
		const orders = rowsOf({ kindOfShop, customers: 1500 });
		const counts = purchasesPerCustomer(orders);
		const sold = orders.filter(({ status }) => status === 'completed');
		const found = {
			repeat: share(
				counts.filter((count) => count > 1),
				counts,
			),
			orders: mean(counts),
			value: mean(sold.map(({ amount }) => Number(amount))),
			guests: share(
				orders.filter((row) => row.customer_email === null),
				orders,
			),
		};
		for (const [figure, [low, high]] of Object.entries(bands)) {
			const value = found[figure as keyof typeof found];
			expect({ figure, value, fits: value >= low && value <= high }).toMatchObject({ fits: true });
		}
	});

	test('in a currency without cents amounts are whole, and of its size', () => {
		const yen = rowsOf({ options: { currency: ' jpy ' } });
		expect(yen[0].currency).toBe('JPY');
		expect(yen.every(({ amount }) => Number.isInteger(amount) && amount !== 0)).toBe(true);
		expect(mean(yen.map(({ amount }) => Math.abs(Number(amount))))).toBeGreaterThan(2000);
		const cents = rowsOf({}).map(({ amount }) => Number(amount) * 100);
		expect(cents.every((value) => Math.abs(value - Math.round(value)) < 1e-6)).toBe(true);
	});
});

describe('what goes together', () => {
	const big = { customers: 3000 };

	test('slow service and leaving lower the scores', () => {
		const tickets = new Map(
			rowsOf({ ...big, operation: 'supportTickets' }).map((row) => [row.ticket_id, row]),
		);
		const answers = rowsOf({ ...big, operation: 'surveyAnswers' })
			.filter(({ survey }) => survey === 'CSAT')
			.map(({ about, score }) => {
				const { opened_at: opened, resolved_at: resolved } = tickets.get(about) ?? {};
				return { score: Number(score), hours: hoursBetween(opened, resolved) };
			});
		const slow = answers.filter(({ hours }) => hours > 40).map(({ score }) => score);
		const quick = answers.filter(({ hours }) => hours <= 24).map(({ score }) => score);
		expect(slow.length).toBeGreaterThan(40);
		expect(quick.length).toBeGreaterThan(40);
		expect(mean(quick) - mean(slow)).toBeGreaterThan(0.5);
	});

	test('scores lie on their scales, and both ends of the NPS are there', () => {
		const scales = { NPS: [0, 10], CSAT: [1, 5], CES: [1, 7] };
		const answers = rowsOf({ ...big, operation: 'surveyAnswers' });
		for (const [survey, [low, high]] of Object.entries(scales)) {
			const scores = answers.filter((row) => row.survey === survey).map((row) => Number(row.score));
			expect(scores.length).toBeGreaterThan(100);
			expect(scores.every((score) => Number.isInteger(score))).toBe(true);
			expect(Math.min(...scores)).toBeGreaterThanOrEqual(low);
			expect(Math.max(...scores)).toBe(high);
		}
		expect(new Set(answers.map(({ kind }) => kind))).toEqual(
			new Set(['relational', 'transactional']),
		);
		expect(answers.filter(({ kind, survey }) => kind === 'relational' && survey !== 'NPS')).toEqual(
			[],
		);
	});

	test('what people write goes with the score they give', () => {
		const nps = rowsOf({ ...big, operation: 'surveyAnswers' }).filter(
			({ survey, comment }) => survey === 'NPS' && comment !== null,
		);
		const written = (from: number, to: number) =>
			new Set(
				nps
					.filter(({ score }) => Number(score) >= from && Number(score) <= to)
					.map((row) => row.comment),
			);
		const promoters = written(9, 10);
		expect(promoters.size).toBeGreaterThan(3);
		expect([...written(0, 6)].filter((comment) => promoters.has(comment))).toEqual([]);
	});

	test('some tickets are open at the end, some were reopened; times never run backwards', () => {
		const tickets = rowsOf({ ...big, operation: 'supportTickets' });
		expect(tickets.some(({ status }) => status === 'open')).toBe(true);
		expect(tickets.some((row) => row.reopened_at !== null)).toBe(true);
		for (const row of tickets) {
			const times = [row.opened_at, row.first_response_at, row.resolved_at, row.reopened_at]
				.filter((time) => time !== null)
				.map((time) => Date.parse(String(time)));
			expect(times).toEqual([...times].sort((one, other) => one - other));
		}
	});

	test('marketing and survey messages go only to people whose consent held', () => {
		const consents = rowsOf({ operation: 'consents' });
		const unasked = rowsOf({ operation: 'contactLog' })
			.filter(({ purpose }) => purpose !== 'transactional')
			.filter((message) => {
				const sent = Date.parse(String(message.sent_at));
				const entries = consents.filter(
					(entry) =>
						entry.customer_email === message.customer_email &&
						entry.channel === message.channel &&
						entry.purpose === message.purpose &&
						Date.parse(String(entry.recorded_at)) <= sent,
				);
				const last = entries.at(-1);
				const expired = last?.expires_at != null && Date.parse(String(last.expires_at)) <= sent;
				return last?.status !== 'granted' || expired;
			});
		expect(unasked).toEqual([]);
	});

	test('every message names its automation, and each automation serves one purpose', () => {
		const purposes: Record<string, Set<unknown>> = {};
		for (const { automation, purpose } of rowsOf({ operation: 'contactLog' })) {
			(purposes[String(automation)] ??= new Set()).add(purpose);
		}
		expect(purposes).toEqual({
			Newsletter: new Set(['marketing']),
			'Flash offer': new Set(['marketing']),
			'Win-back': new Set(['marketing']),
			'Order confirmation': new Set(['transactional']),
			'Survey invitation': new Set(['survey']),
		});
	});

	test('subscribers end after their last payment, one month later', () => {
		const kind = { kindOfShop: 'subscription', options: { untidyData: false } };
		const last = new Map<string, string>();
		for (const row of rowsOf(kind)) {
			if (row.status !== 'completed') continue;
			last.set(String(row.customer_email), String(row.order_date).slice(0, 10));
		}
		const ended = rowsOf({ ...kind, operation: 'customers' }).filter(
			(row) => row.ended_at !== null,
		);
		expect(ended.length).toBeGreaterThan(50);
		for (const { customer_email: email, ended_at: end, started_at: start } of ended) {
			const paid = last.get(String(email)) ?? '';
			const days = (Date.parse(String(end)) - Date.parse(paid)) / 86_400_000;
			expect(days).toBeGreaterThanOrEqual(28);
			expect(days).toBeLessThanOrEqual(31);
			expect(String(start) <= paid).toBe(true);
		}
	});

	test('accepts_marketing says what the register of consents says', () => {
		const entries = rowsOf({ operation: 'consents' }).filter(
			({ channel, purpose }) => channel === 'email' && purpose === 'marketing',
		);
		const now = Date.parse('2026-11-22T23:59:00+01:00');
		for (const row of rowsOf({ operation: 'customers' })) {
			const last = entries.filter((entry) => entry.customer_email === row.customer_email).at(-1);
			const expired = last?.expires_at != null && Date.parse(String(last.expires_at)) <= now;
			expect(row.accepts_marketing).toBe(last?.status === 'granted' && !expired);
		}
	});

	function hoursBetween(from: unknown, until: unknown): number {
		return (Date.parse(String(until)) - Date.parse(String(from))) / 3_600_000;
	}
});

describe('time', () => {
	test.each([
		'Europe/Berlin',
		'America/New_York',
		'America/Santiago',
		'America/St_Johns',
		'Africa/Casablanca',
		'Africa/Cairo',
		'Asia/Beirut',
		'Asia/Kathmandu',
		'Australia/Lord_Howe',
		'Pacific/Auckland',
		'Pacific/Kiritimati',
		'UTC',
	])('in %s every time exists and has the offset of its day (oracle: luxon)', (timeZone) => {
		const berlin = rowsOf({ timeZone: 'Europe/Berlin', customers: 60, endDate: '2026-11-22' });
		const local = rowsOf({ options: { timeZone }, customers: 60, endDate: '2026-11-22' });
		expect(local).toHaveLength(berlin.length);
		local.forEach(({ order_date: date }, row) => {
			const wall = String(berlin[row].order_date).slice(0, 19);
			const expected = DateTime.fromISO(wall, { zone: timeZone });
			expect(String(date).slice(0, 19)).toBe(wall);
			expect(Date.parse(String(date))).toBe(expected.toMillis());
		});
	});

	test('the customers’ time zones are known to luxon', () => {
		const zones = Object.values(COUNTRIES).flatMap(({ zones }) => zones.map(([zone]) => zone));
		expect(zones.filter((zone) => !DateTime.local({ zone }).isValid)).toEqual([]);
	});

	test('nothing is later than the end date', () => {
		for (const operation of dataSets) {
			const late = rowsOf({ operation, endDate: '2025-06-30' })
				.flatMap((row) => Object.entries(row))
				// What ends a consent lies in the future by its nature.
				.filter(([column]) => column !== 'expires_at')
				.filter(([, value]) => /^\d{4}-\d\d-\d\d(T|$)/.test(String(value)))
				.filter(([, value]) => String(value) > '2025-06-30T24');
			expect(late).toEqual([]);
		}
	});
});

describe('sizes', () => {
	test.each(kinds)('one customer of kind %s has ordered on the opening day', (kindOfShop) => {
		const rows = rowsOf({ kindOfShop, customers: 1, endDate: '2024-01-01' });
		expect(rows.length).toBeGreaterThanOrEqual(1);
		expect(String(rows[0].order_date)).toMatch(/^2024-01-01T/);
		for (const operation of dataSets)
			expect(() => rowsOf({ operation, customers: 1 })).not.toThrow();
	});

	test('100,000 customers come in small steps', () => {
		const steps = stepsOf({ operation: 'supportTickets', customers: 100_000 });
		let yields = 0;
		let step = steps.next();
		for (; !step.done; step = steps.next()) yields += 1;
		expect(yields).toBeGreaterThan(100_000 / 128);
		expect(step.value.length).toBeGreaterThan(20_000);
	});
});

describe('settings that cannot be used', () => {
	const message = (wish: Parameters<typeof rowsOf>[0]) => {
		try {
			rowsOf(wish);
		} catch (cause) {
			return cause instanceof Error ? cause.message : '';
		}
		return 'no complaint';
	};

	test.each([
		[{ endDate: '2023-12-31' }, "'End Date' (2023-12-31) is before the shop opened (2024-01-01)"],
		[{ endDate: 'tomorrow' }, '\'End Date\' needs a date such as 2026-06-30; it holds "tomorrow"'],
		[{ endDate: '2090-01-01' }, 'is more than 30 years after the shop opened'],
		[{ options: { shopOpened: '2027-01-01' } }, 'is before the shop opened (2027-01-01)'],
		[{ options: { shopOpened: 'x' } }, "'Shop Opened' needs a date such as 2026-06-30"],
		[{ options: { timeZone: 'Mars/Olympus' } }, "'Time Zone' needs a name such as Europe/Berlin"],
		[{ options: { currency: 'euro' } }, 'three-letter code such as EUR'],
		[{ customers: 0 }, 'at least 1'],
		[{ customers: 100_001 }, 'at most 100,000'],
		[{ customers: 2.5 }, 'whole number'],
		[{ seed: -1 }, '0 or more'],
		[{ seed: NaN }, 'whole number'],
	])('%j', (wish, sentence) => {
		expect(message(wish)).toContain(sentence);
	});

	test('the defaults of the fields are settings that can be used', () => {
		for (const operation of dataSets) {
			const { fields, params } = operationOf(operation);
			const defaults = Object.fromEntries(fields.map((field) => [field.name, field.default]));
			expect(params.safeParse(defaults).success).toBe(true);
		}
		expect(NOW).toBeGreaterThan(0);
	});
});
