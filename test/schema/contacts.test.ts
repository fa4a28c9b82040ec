/** Logs of messages: whose, when, by which automation, and in which arm of a holdout. */
import { ARM } from '../../core/metrics/automationHoldout';
import { runToEnd } from '../../core/steps';
import { kindReader, DEFAULT_KIND_ROWS } from '../../schema/automationKindSettings';
import { automationTags, MOST_AUTOMATIONS } from '../../schema/automationTags';
import { readContacts } from '../../schema/contacts';
import { armReader } from '../../schema/contacts/arms';
import { contactShape } from '../../schema/contactSettings';
import { joinedSources } from '../../schema/joinedSources';
import { orderSettings } from '../../schema/orderSettings';
import { deepFreeze } from './fixture.cjs';
import { refusalOf } from './readAll.cjs';

const context = { now: Date.parse('2026-11-22T12:00:00Z'), timeZone: 'UTC' };
const settings = orderSettings.extend(contactShape);

type Row = Readonly<Record<string, unknown>>;

const read = (items: readonly Row[], chosen: Row = {}) =>
	runToEnd(readContacts(deepFreeze(items), settings.parse(chosen), context));

const shown = ({ rows: { source } }: ReturnType<typeof read>) =>
	Array.from(source.touches.customer, (who, at) => [
		source.customers[who],
		source.automations[source.touches.automation[at]],
		new Date(source.touches.day[at] * 86_400_000).toISOString().slice(0, 10),
		source.itemOf[at],
		...(source.arm === null ? [] : [source.arm[at]]),
	]);

test.each([
	[{ customer_email: 'A@x.org', sent_at: '2026-03-01T09:00:00Z', automation: 'Newsletter' }],
	[{ 'Recipient Email': 'a@x.org', 'Send Time': '2026-03-01', Flow: 'Newsletter' }],
	[{ Empfänger: ' a@x.org', 'Gesendet am': '01.03.2026', Kampagne: 'Newsletter' }],
	[{ Destinataire: 'a@x.org', 'Envoyé le': '2026-03-01', Scénario: 'Newsletter' }],
])('columns are recognised: %j', (row) => {
	expect(shown(read([row], { contactOptions: { dateFormat: 'dayFirst' } }))).toEqual([
		['a@x.org', 'Newsletter', '2026-03-01', 0],
	]);
});

const row = (automation: unknown, more: Row = {}): Row => ({
	email: 'a@x.org',
	sent_at: '2026-03-01',
	automation,
	...more,
});

test('a cell may name several automations, a list too; one without any is counted', () => {
	const reading = read([row('One, two;ONE'), row(['Two', 'three']), row(' '), row(7)]);
	expect(shown(reading).map(([, name, , item]) => [name, item])).toEqual([
		['ONE', 0],
		['Two', 0],
		['Two', 1],
		['three', 1],
		['7', 3],
	]);
	expect(reading.hints).toEqual(['1 contact names no automation and touches nobody']);
});

test('a contact without a customer is counted; one that cannot be read is named with what to do', () => {
	const reading = read([
		row('a', { email: '' }),
		row('a', { email: true }),
		row('a', { sent_at: 'soon' }),
		row('a', { sent_at: '2027-01-01' }),
		row('a', { holdout: 'perhaps' }),
		row('a', { holdout: 'control' }),
		row('a'),
	]);
	expect(reading.bad.map(({ item, column, message }) => [item, column, message])).toEqual([
		[1, 'email', '"email" holds "true", which names no customer'],
		[2, 'sent_at', '"sent_at" holds "soon", which is not a date'],
		[3, 'sent_at', '"sent_at" holds "2027-01-01", which is in the future'],
		[
			4,
			'holdout',
			'"holdout" holds "perhaps", which names neither the treatment group nor the control group',
		],
	]);
	for (const { advice } of reading.bad) expect(advice).not.toBe('');
	expect(reading.hints).toEqual(['1 contact names no customer and touches nobody']);
	expect(shown(reading).map(([, , , item, arm]) => [item, arm])).toEqual([
		[5, ARM.control],
		[6, 0],
	]);
});

test('a missing column, and one that was mistyped, stop with what to do', () => {
	expect(refusalOf(() => read([{ email: 'a@x.org', sent_at: '2026-03-01' }])).message).toMatch(
		/'Automation of Contacts'/,
	);
	expect(refusalOf(() => read([row('a')], { contactAutomation: 'automaton' })).advice).toMatch(
		/Did you mean "automation"/,
	);
	expect(refusalOf(() => read([row('a', { sent_at: '3/4/2026' })])).advice).toMatch(
		/'Date Format' in 'Contact Options'/,
	);
});

describe('arms', () => {
	test.each([
		['holdout', { yes: 'control', FALSE: 'treatment', 1: 'control', Holdout: 'control' }],
		['Kontrollgruppe', { ja: 'control', nein: 'treatment' }],
		['groupe témoin', { oui: 'control', non: 'treatment', témoin: 'control' }],
		['treated', { yes: 'treatment', no: 'control' }],
		['Testgruppe', { wahr: 'treatment', Kontrolle: 'control' }],
		['my group', { Treatment: 'treatment', 'Control Group': 'control', traité: 'treatment' }],
	] as const)('in "%s"', (header, words) => {
		const armOf = armReader(header);
		for (const [word, arm] of Object.entries(words)) {
			expect([word, armOf(word)]).toEqual([word, ARM[arm]]);
		}
		expect([armOf(''), armOf(null), armOf(undefined)]).toEqual([0, 0, 0]);
	});

	test('what may mean two things is no arm', () => {
		const armOf = armReader('my group');
		for (const cell of ['yes', 'no', '1', 'A', 'B', 'VIP', true, 0, {}]) {
			expect(armOf(cell)).toBeNaN();
		}
		expect(armReader('treatment or control')('yes')).toBeNaN();
		expect(armReader('holdout')(true)).toBe(ARM.control);
	});
});

describe('names of automations', () => {
	test('spellings are one automation, called by the first in the alphabet whatever the sequence', () => {
		for (const spellings of [
			['win-back', 'Win-back', 'win back'],
			['win back', 'win-back', 'Win-back'],
		]) {
			const { names, indicesOf } = automationTags('The column "flow"');
			expect(spellings.map((name) => indicesOf(name))).toEqual([[0], [0], [0]]);
			expect(names).toEqual(['Win-back']);
		}
	});

	test('names of signs only are told apart', () => {
		const { indicesOf } = automationTags('The column "flow"');
		expect([indicesOf('🎉'), indicesOf('🎂'), indicesOf('🎉')]).toEqual([[0], [1], [0]]);
	});

	test('too many are refused by the column', () => {
		const { indicesOf } = automationTags('The column "subject"');
		const all = () => {
			for (let at = 0; at <= MOST_AUTOMATIONS; at += 1) indicesOf(`mail ${at}`);
		};
		expect(refusalOf(all).message).toMatch(/The column "subject" has more than 200/);
	});

	test('the kind is that of the first row with such a beginning', () => {
		const kindOf = kindReader([
			{ kind: 'service', automations: 'order-confirmation; survey' },
			{ kind: 'marketing', automations: ' , Order' },
		]);
		expect(kindOf('Order Confirmation (DE)')).toBe('service');
		expect(kindOf('order of the month')).toBe('marketing');
		expect(kindOf('Disorder')).toBeNull();
		expect(kindReader(DEFAULT_KIND_ROWS)('Bestellbestätigung')).toBe('service');
		expect(kindReader(DEFAULT_KIND_ROWS)('Abandoned cart 2')).toBe('sales');
		expect(kindReader(DEFAULT_KIND_ROWS)('Offre d’été')).toBe('marketing');
	});
});

test('several inputs become one: customers by key, automations by name', () => {
	const one = read([row('Win-back'), row('Newsletter', { email: 'b@x.org' })]).rows.source;
	const other = read([
		row('newsletter', { email: 'c@x.org', sent_at: '2026-01-01', holdout: 'control' }),
		row('WIN BACK', { email: 'B@x.org', sent_at: '2026-01-02' }),
	]).rows.source;
	const joined = runToEnd(joinedSources([one, other]));
	expect(joined.customers).toEqual(['a@x.org', 'b@x.org', 'c@x.org']);
	expect(joined.automations).toEqual(['WIN BACK', 'Newsletter']);
	expect([...joined.touches.customer]).toEqual([0, 1, 2, 1]);
	expect([...joined.touches.automation]).toEqual([0, 1, 1, 0]);
	expect([...joined.arm]).toEqual([0, 0, ARM.control, 0]);
	expect(joined.inFirst).toEqual([2, 1]);
	expect(joined.firstOf).toEqual([
		{ source: 0, item: 0 },
		{ source: 0, item: 1 },
	]);
	const days = [...joined.knownFrom].map((day) => new Date(day * 86_400_000).toISOString());
	expect(days.map((day) => day.slice(5, 10))).toEqual(['03-01', '01-02', '01-01']);
});
