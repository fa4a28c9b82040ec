import { runToEnd } from '../../core/steps';
import type { Item } from '../../schema/parse';
import { readContacts, readTickets } from '../../schema/tickets';
import { ticketSettings } from '../../schema/ticketSettings';

const context = { now: Date.UTC(2026, 5, 30, 12), timeZone: 'Europe/Berlin' };

const readingOf = (items: readonly Item[], settings: Record<string, unknown> = {}) =>
	runToEnd(readTickets(items, ticketSettings.parse(settings), context));

/** What became of each ticket: minutes to the first response and to the resolution, and reopened. */
const minutesOf = (items: readonly Item[], settings: Record<string, unknown> = {}) => {
	const { rows, bad } = readingOf(items, settings);
	expect(bad).toEqual([]);
	const { opened, firstResponse, resolved, reopened } = rows.log;
	const after = (column: Float64Array | null, row: number) => {
		const at = column?.[row] ?? NaN;
		return at === -Infinity ? 'yes' : Number.isNaN(at) ? null : (at - opened[row]) / 60_000;
	};
	return [...opened.keys()].map((row) => [
		...[after(firstResponse, row), after(resolved, row), after(reopened, row)],
	]);
};

describe('lists of help desks, by the names that their documentation gives', () => {
	test('our sample data and plain lists', () => {
		const items = [
			{
				ticket_id: 'T1',
				opened_at: '2026-06-01T09:00:00+02:00',
				first_response_at: '2026-06-01T10:30:00+02:00',
				resolved_at: '2026-06-02T09:00:00+02:00',
				reopened_at: '2026-06-03T09:00:00+02:00',
				status: 'open',
			},
			{ ticket_id: 'T2', opened_at: '2026-06-01T09:00:00+02:00', status: 'open' },
		];
		expect(minutesOf(items)).toEqual([
			[90, 1440, 2880],
			[null, null, null],
		]);
	});

	test('German, on the clock of the shop', () => {
		const items = [
			{
				Ticketnummer: 1,
				'Erstellt am': '01.06.2026 09:00',
				'Erste Antwort': '01.06.2026 09:45',
				'Gelöst am': '',
				'Wieder geöffnet': 'nein',
			},
		];
		expect(minutesOf(items)).toEqual([[45, null, null]]);
	});

	test('French', () => {
		const items = [
			{
				'N° de ticket': 7,
				'Créé le': '13/06/2026 à 9h00',
				'Première réponse': '13/06/2026 à 9h20',
				'Résolu le': '14/06/2026 à 9h00',
				Rouvert: 'oui',
			},
		];
		expect(minutesOf(items)).toEqual([[20, 1440, 'yes']]);
	});

	test('Zendesk ticket metrics: minutes to the first reply, a count of reopenings', () => {
		const items = [
			{
				ticket_id: 4343,
				created_at: '2026-06-01T09:00:00Z',
				reply_time_in_minutes: { calendar: 35, business: 20 },
				solved_at: '2026-06-01T19:00:00Z',
				reopens: 2,
			},
			{
				ticket_id: 4344,
				created_at: '2026-06-01T09:00:00Z',
				reply_time_in_minutes: { calendar: null, business: null },
				solved_at: null,
				reopens: 0,
			},
		];
		expect(minutesOf(items)).toEqual([
			[35, 600, 'yes'],
			[null, null, null],
		]);
	});

	test('Intercom conversations: seconds since 1970', () => {
		const statistics = {
			first_admin_reply_at: 1780000600,
			first_close_at: 1780006000,
			count_reopens: 1,
		};
		const items = [{ id: '12', created_at: 1780000000, state: 'closed', statistics }];
		expect(minutesOf(items)).toEqual([[10, 100, 'yes']]);
	});

	test('Freshdesk ticket stats, and its export with hours:minutes:seconds', () => {
		const stats = {
			...{ first_responded_at: '2026-06-01T09:05:00Z', resolved_at: null, reopened_at: null },
		};
		expect(minutesOf([{ id: 1, created_at: '2026-06-01T09:00:00Z', stats }])).toEqual([
			[5, null, null],
		]);
		const row = {
			'Ticket ID': 1,
			'Created time': '2026-06-01 09:00:00',
			'First response time (in hrs)': '26:30:00',
			'Resolved time': '',
		};
		expect(minutesOf([row])).toEqual([[1590, null, null]]);
	});

	test('HubSpot properties and Help Scout conversations', () => {
		const properties = {
			...{ createdate: '2026-06-01T09:00:00.000Z', closed_date: '2026-06-01T12:00:00.000Z' },
			first_agent_reply_date: '2026-06-01T09:30:00.000Z',
		};
		expect(minutesOf([{ id: '5', properties }])).toEqual([[30, 180, null]]);
		const conversation = {
			...{ id: 9, number: 12, status: 'closed' },
			...{ createdAt: '2026-06-01T09:00:00Z', closedAt: '2026-06-01T10:00:00Z' },
		};
		expect(minutesOf([conversation])).toEqual([[null, 60, null]]);
	});
});

const ticket = (more: Item): Item => ({
	...{ ticket_id: 'T1', opened_at: '2026-06-02 09:00', first_response_at: '' },
	...{ resolved_at: '', reopened_at: '', status: 'open' },
	...more,
});

describe('refusals name the item, the column, what it holds and what to do', () => {
	test.each<[string, Item, RegExp, RegExp]>([
		[
			'answered before it was opened',
			{ first_response_at: '2026-06-01 09:00' },
			/"first_response_at" holds "2026-06-01 09:00", which is before the ticket was opened/,
			/Correct the ticket/,
		],
		[
			'resolved before it was opened',
			{ resolved_at: '2026-05-31 09:00' },
			/which is before the ticket was opened/,
			/'Resolved'/,
		],
		['no opening', { opened_at: '' }, /"opened_at" is empty/, /'Opened'/],
		['no date', { opened_at: 'soon' }, /"soon", which is not a date/, /'Date Format'/],
		[
			'a date without a time',
			{ opened_at: '2026-06-02' },
			/a date without a time of day/,
			/Whole Days/,
		],
		[
			'a number without unit',
			{ first_response_at: 35 },
			/"35", a number without a unit/,
			/first_response_minutes/,
		],
		['the future', { resolved_at: '2026-07-09 09:00' }, /which is in the future/, /'Time Zone'/],
		['no reopening', { reopened_at: 'maybe' }, /which is no date, count, yes or no/, /'Reopened'/],
		['no number', { ticket_id: { a: 1 } }, /which is no ticket number/, /./],
	])('%s', (_name, more, message, advice) => {
		const { rows, bad } = readingOf([ticket({}), ticket({ ticket_id: 'T2', ...more })]);
		expect(bad).toHaveLength(1);
		expect(bad[0]).toMatchObject({ item: 1, message, advice });
		expect(rows.counts).toMatchObject({ items: 2, tickets: 1, refused: 1 });
	});

	test('the same ticket twice: the second one is refused and names the first', () => {
		const { bad } = readingOf([ticket({ ticket_id: 17 }), ticket({ ticket_id: '17' })]);
		expect(bad).toHaveLength(1);
		expect(bad[0]).toMatchObject({ item: 1, message: /"17", .* came before \(item 0\)/ });
	});

	test('a cut-off minute is no answer before the question', () => {
		const items = [
			ticket({ opened_at: '2026-06-02 09:00:30', first_response_at: '2026-06-02 09:00' }),
		];
		expect(minutesOf(items)).toEqual([[0, null, null]]);
	});

	test('dates that read two ways are asked about, not guessed', () => {
		const items = [ticket({ opened_at: '02/06/2026 09:00' })];
		expect(() => readingOf(items)).toThrow(/day first or month first/);
		const options = { ticketOptions: { dateFormat: 'dayFirst' } };
		expect(minutesOf(items, options)).toHaveLength(1);
	});

	test('without a column for the opening, or for anything later, it says which columns there are', () => {
		expect(() => readingOf([{ a: 1 }])).toThrow(/No column was recognised for 'Opened'/);
		expect(() => readingOf([{ opened_at: '2026-06-02 09:00' }])).toThrow(
			/'First Response' and 'Resolved'/,
		);
		expect(() => readingOf([])).toThrow(/There are no tickets/);
	});
});

describe('statuses', () => {
	test("Freshdesk's numbers are read by their documented meaning, other numbers are not", () => {
		const numbered = (status: number, more: Item = {}) =>
			ticket({ ticket_id: `T${status}`, status, ...more });
		const closedOf = (items: readonly Item[]) => [...readingOf(items).rows.log.closedUndated];
		const statuses = [2, 3, 4, 5, 6];
		const freshdesk = statuses.map((status) => numbered(status, { fr_escalated: false }));
		expect(closedOf(freshdesk)).toEqual([0, 0, 1, 1, 0]);
		expect(closedOf(statuses.map((status) => numbered(status)))).toEqual([0, 0, 0, 0, 0]);
	});

	test('merged, spam and deleted tickets are left out, counted and said', () => {
		const items = [
			ticket({}),
			ticket({ ticket_id: 'T2', status: 'Merged' }),
			ticket({ ticket_id: 'T3', status: 'spam', opened_at: 'whatever' }),
		];
		const { rows, bad, hints } = readingOf(items);
		expect(bad).toEqual([]);
		expect(rows.counts.leftOutByStatus).toEqual({ Merged: 1, spam: 1 });
		expect(hints.join()).toMatch(/2 tickets are left out .* 1 "Merged", 1 "spam"/);
	});

	test('nothing is left: it says why', () => {
		expect(() => readingOf([ticket({ status: 'spam' })])).toThrow(/No ticket is left .* "spam"/);
	});

	test('closed without a time is not open', () => {
		const { rows } = readingOf([ticket({ status: 'Solved' })]);
		expect([...rows.log.closedUndated]).toEqual([1]);
	});
});

describe('whole days', () => {
	const settings = { ticketOptions: { timesIn: 'days' } };

	test('dates without a time of day give days; with one, the time of day is cut off', () => {
		const items = [
			ticket({
				opened_at: '2026-06-02',
				first_response_at: '2026-06-02',
				resolved_at: '2026-06-05',
			}),
			ticket({
				ticket_id: 2,
				opened_at: '2026-06-02 23:59',
				first_response_at: '2026-06-03 00:01',
			}),
		];
		expect(minutesOf(items, settings)).toEqual([
			[0, 3 * 1440, null],
			[1440, null, null],
		]);
	});

	test('days do not change with the clock', () => {
		const items = [ticket({ opened_at: '2026-03-28', resolved_at: '2026-03-30' })];
		expect(minutesOf(items, settings)).toEqual([[null, 2880, null]]);
	});
});

test('contacts need only the opening: nothing else of them can be at fault', () => {
	const items = [{ created: '2026-06-02' }, { created: '2026-06-03', resolved: 'whenever' }];
	const settings = ticketSettings.parse({});
	const { rows, bad } = runToEnd(readContacts(items, settings, context));
	expect(bad).toEqual([]);
	expect(rows.log.opened).toHaveLength(2);
	expect(rows.lastDay - rows.firstDay).toBe(1);
});
