import { runToEnd } from '../../core/steps';
import { NO_ANSWER } from '../../core/metrics/surveyAnswers';
import { isoDay } from '../../schema/calendarDay';
import { InputError, type Item } from '../../schema/parse';
import { surveyReader } from '../../schema/surveyAnswers';
import { surveySettings } from '../../schema/surveySettings';
import { deepFreeze } from './fixture.cjs';

const context = { now: Date.parse('2026-11-22T12:00:00Z'), timeZone: 'UTC' };
const SCALES = {
	NPS: { lowest: 0, highest: 10 },
	CSAT: { lowest: 1, highest: 5 },
	CES: { lowest: 1, highest: 7 },
};

function read(
	items: readonly Item[],
	settings: Record<string, unknown> = {},
	survey: keyof typeof SCALES = 'NPS',
) {
	const reader = surveyReader(survey, () => SCALES[survey]);
	return runToEnd(reader(deepFreeze(items), surveySettings.parse(settings), context));
}

const scoresOf = (items: readonly Item[], settings = {}, survey?: keyof typeof SCALES) => [
	...read(items, settings, survey).rows.answers.score,
];

function refusalOf(act: () => unknown): InputError {
	try {
		act();
	} catch (cause) {
		expect(cause).toBeInstanceOf(InputError);
		return cause as InputError;
	}
	throw new Error('It was not refused');
}

const repeated = (times: number, score: unknown, more: Item = {}) =>
	Array.from({ length: times }, () => ({ score, ...more }));

describe('columns are recognised', () => {
	test.each([
		['ours', { score: 9, answered_at: '2026-05-01', customer_email: 'a@example.com' }],
		['Delighted', { survey_type: 'nps', score: 9, created_at: 1777593600, person: '1' }],
		[
			'AskNicely',
			{ question_type: 'nps', answer: '9', responded: 1777593600, email: 'a@example.com' },
		],
		[
			'Typeform',
			{
				'#': 'x',
				'How likely are you to recommend us to a friend?': '9',
				'Why would you recommend us?': 'Good bread',
				'Submit Date (UTC)': '2026-05-01 09:00:00',
				email: 'a@example.com',
			},
		],
		[
			'SurveyMonkey',
			{
				'Respondent ID': '5',
				'End Date': '2026-05-01 10:00:00',
				'Email Address': 'a@example.com',
				'How likely is it that you would recommend our shop?': '9 - Very likely',
			},
		],
		[
			'Google Forms in German',
			{
				Zeitstempel: '01.05.2026 10:00:00',
				'E-Mail-Adresse': 'a@example.com',
				'Würden Sie uns weiterempfehlen?': 9,
			},
		],
		[
			'Google Forms in French',
			{
				Horodateur: '2026-05-01 10:00:00',
				'Adresse e-mail': 'a@example.com',
				'Nous recommanderiez-vous à un ami ?': '9/10',
			},
		],
	])('%s', (_name, item) => {
		const { rows, bad } = read([item]);
		expect(bad).toEqual([]);
		expect([...rows.answers.score]).toEqual([9]);
		expect(rows.days && isoDay(rows.days.to)).toBe('2026-05-01');
		expect(rows.answers.customer[0]).toBe(0);
	});

	test('satisfaction and effort have questions of their own', () => {
		const item = {
			'How satisfied were you?': 4,
			'How easy was it to order?': 6,
			'Would you recommend us?': 9,
		};
		expect(scoresOf([item], {}, 'CSAT')).toEqual([4]);
		expect(scoresOf([item], {}, 'CES')).toEqual([6]);
		expect(scoresOf([item], {}, 'NPS')).toEqual([9]);
	});

	test('without scores there is nothing to read, and the columns are listed', () => {
		const refusal = refusalOf(() => read([{ who: 'a', when: '2026-05-01' }]));
		expect(refusal.message).toBe("No column was recognised for 'Score'");
		expect(refusal.advice).toMatch(/"who", "when"/);
		expect(refusalOf(() => read([{}])).message).toBe('There are no survey answers to read');
	});
});

describe('scores', () => {
	test.each<[unknown, number]>([
		[0, 0],
		['10', 10],
		[' 7 ', 7],
		['8.0', 8],
		['10 - Extremely likely', 10],
		['0: not at all likely', 0],
		['9 (likely)', 9],
		['9/10', 9],
		['9 out of 10', 9],
	])('%j is %d', (score, expected) => {
		expect(scoresOf([{ score }])).toEqual([expected]);
	});

	test.each<[unknown, RegExp]>([
		[11, /"score" holds "11", which is not on the scale from 0 to 10/],
		[-1, /not on the scale from 0 to 10/],
		[7.5, /which is not a whole number/],
		['7,5', /which is not a whole number/],
		['4/5', /not on the scale from 0 to 10/],
		['promoter', /which is not a score/],
		['100 - all of it', /not on the scale/],
		[true, /which is not a score/],
		[{ value: 9 }, /which is not a score/],
	])('%j is refused with its item', (score, message) => {
		const { bad, rows } = read(
			[
				{ score: 9, id: 1 },
				{ score, id: 2 },
			],
			{ score: 'score' },
		);
		expect(bad).toHaveLength(1);
		expect(bad[0].item).toBe(1);
		expect(bad[0].message).toMatch(message);
		expect(bad[0].advice).toMatch(/from 0 to 10/);
		expect(rows.answers.score).toHaveLength(1);
	});

	test('texts that begin with the number are read, and said', () => {
		const { hints } = read([{ score: '10 - Extremely likely' }, { score: 3 }]);
		expect(hints.join()).toMatch(
			/1 score is a text such as "10 - Extremely likely", read by the number/,
		);
	});

	test('rows without a score were invited and did not answer', () => {
		const { rows, hints } = read([{ score: 9 }, { score: '' }, { score: null }]);
		expect([...rows.answers.score]).toEqual([9, NO_ANSWER, NO_ANSWER]);
		expect(hints.join()).toMatch(/2 rows have no score: counted as invited/);
	});
});

describe('a list asked on another scale', () => {
	const fives = [...repeated(15, 5), ...repeated(10, 1)];

	test('20 answers from 1 to 5 are no net promoter score, unless the owner says so', () => {
		const refusal = refusalOf(() => read(fives));
		expect(refusal.message).toMatch(/All 25 scores are from 1 to 5.*scale of 1 to 5/);
		expect(refusalOf(() => read(repeated(25, 4))).message).toMatch(/^All 25 scores are 4, which/);
		expect(refusal.advice).toMatch(/'Scale Is Right' in 'Survey Options'/);
		expect(scoresOf(fives, { surveyOptions: { scaleIsRight: true } })).toHaveLength(25);
	});

	test('nor from 1 to 7; fewer answers, or a single 0, prove nothing', () => {
		expect(refusalOf(() => read([...repeated(20, 7), { score: 1 }])).message).toMatch(/1 to 7/);
		expect(scoresOf(repeated(19, 5))).toHaveLength(19);
		expect(scoresOf([...fives, { score: 0 }])).toHaveLength(26);
	});

	test('effort on 1 to 7 that never passes 5', () => {
		expect(refusalOf(() => read(fives, {}, 'CES')).advice).toMatch(
			/Choose that scale under 'Scale'/,
		);
		expect(scoresOf(fives, {}, 'CSAT')).toHaveLength(25);
	});

	test('a header that says 1 to 10', () => {
		const header = 'Would you recommend us (1-10)?';
		expect(refusalOf(() => read([{ [header]: 9 }])).message).toMatch(/go from 1 to 10/);
		const zero = { 'Would you recommend us (0-10)?': 9 };
		expect(scoresOf([zero])).toEqual([9]);
	});

	test('a hundred answers without a 0 are said, not refused', () => {
		const items = [...repeated(99, 10), { score: 1 }];
		expect(read(items).hints.join()).toMatch(/None of 100 answers is 0/);
	});
});

describe('several surveys and kinds in one list', () => {
	const mixed = [
		{ survey: 'NPS', kind: 'relational', score: 9 },
		{ survey: 'NPS', kind: 'transactional', score: 2 },
		{ survey: 'CSAT', kind: 'transactional', score: 4 },
		{ survey: 'CES', kind: 'transactional', score: 6 },
	];

	test('each operation reads its own survey and counts the others', () => {
		expect(scoresOf(mixed, {}, 'CSAT')).toEqual([4]);
		const { rows, hints } = read(mixed, {}, 'CES');
		expect([...rows.answers.score]).toEqual([6]);
		expect(hints.join()).toMatch(/list also holds 2 of NPS, 1 of CSAT/);
	});

	test('relational and transactional answers are not put together', () => {
		const refusal = refusalOf(() => read(mixed));
		expect(refusal.message).toMatch(/mixes 1 relational answers .* with 1 transactional/);
		expect(refusal.advice).toMatch(/'Kind of Survey'/);
		expect(scoresOf(mixed, { kind: 'relational' })).toEqual([9]);
		expect(scoresOf(mixed, { kind: 'transactional' })).toEqual([2]);
		expect(read(mixed, { kind: 'relational' }).hints.join()).toMatch(
			/Only relational answers are looked at; 1 answer/,
		);
	});

	test('a kind or a survey that is not there', () => {
		expect(refusalOf(() => read(mixed.slice(1), { kind: 'relational' })).message).toMatch(
			/None of the answers is relational/,
		);
		const refusal = refusalOf(() => read(mixed.slice(2), {}, 'NPS'));
		expect(refusal.message).toMatch(/"survey" holds CSAT \(1\), CES \(1\)/);
		expect(refusal.message).toMatch(/NPS/);
	});

	test('an unknown kind is refused; a column of that name that tells no kind at all is ignored', () => {
		const { bad } = read([
			{ kind: 'relational', score: 9 },
			{ kind: 'oral', score: 9 },
		]);
		expect(bad.map(({ message }) => message)).toEqual([
			'"kind" holds "oral", which is neither relational nor transactional',
		]);
		expect(scoresOf([{ kind: 'bread', survey: 'Spring 2026', score: 9 }])).toEqual([9]);
		expect(
			refusalOf(() => read([{ my: 'bread', score: 9 }], { surveyOptions: { kindColumn: 'my' } }))
				.message,
		).toMatch(/"my" never says relational or transactional/);
	});
});

describe('dates', () => {
	test('day and month are settled by the list, else asked', () => {
		const item = (date: string) => ({ score: 9, date });
		const { rows } = read([item('07/10/2025'), item('25/10/2025')]);
		expect([...rows.answers.day].map(isoDay)).toEqual(['2025-10-07', '2025-10-25']);
		const refusal = refusalOf(() => read([item('07/10/2025')]));
		expect(refusal.advice).toMatch(/'Date Format' in 'Survey Options'/);
	});

	test.each([
		['tomorrow-ish', /which is not a date/],
		['2027-01-01', /which is in the future/],
		['', /"date" is empty/],
	])('%j is refused', (date, message) => {
		const { bad } = read([
			{ score: 9, date: '2026-01-01' },
			{ score: 8, date },
		]);
		expect(bad).toHaveLength(1);
		expect(bad[0]).toMatchObject({ item: 1, column: 'date' });
		expect(bad[0].message).toMatch(message);
	});

	test('the time of day tells answers of one day apart, with an offset and without', () => {
		const momentsOf = (dates: readonly unknown[]) => [
			...read(dates.map((date) => ({ score: 9, date }))).rows.answers.moment,
		];
		const [early, late] = momentsOf(['2026-05-01 09:00', '2026-05-01 17:30']);
		expect(late).toBeGreaterThan(early);
		const zoned = momentsOf([
			'2026-05-01T09:00:00+02:00',
			'2026-05-01T09:00:00+01:00',
			'2026-05-01T09:00:00+02:00',
		]);
		expect(zoned[1] - zoned[0]).toBe(3_600_000);
		expect(zoned[2]).toBe(zoned[0]);
		expect(momentsOf(['2026-05-01', '2026-05-01'])).toEqual([0, 0]);
	});
});
