import { movedDay, numbersOf, shuffled, type Json } from './ordersRun';
import { answersWith, sampleAnswers, surveyItemsOf, surveyRun } from './surveyRun';

const OPERATIONS = ['nps', 'csat', 'ces'];
const lastDays = { period: 'lastDays', periodDays: 300, compare: true };
const together = { waves: 'together' };

describe('net promoter score', () => {
	test('a typed-in list: score, counts, range, response rate', async () => {
		const answers = answersWith({ 10: 70, 7: 20, 3: 10 });
		const [item] = await surveyItemsOf('nps', answers, { surveyOptions: { invited: 400 } });
		expect(item.score).toMatchObject({
			...{ value: 60, numerator: 60, denominator: 100, n: 100, window: 'all answers' },
			...{ isApproximate: false, caution: null, reason: null },
		});
		expect(item.score.interval.low).toBeCloseTo(45.2698, 4);
		expect(item.score.interval.high).toBeCloseTo(71.2351, 4);
		expect(item.counts).toEqual({ promoters: 70, passives: 20, detractors: 10 });
		expect(item.responseRate).toMatchObject({ value: 0.25, numerator: 100, denominator: 400 });
		expect(item.period).toMatchObject({ wave: null, from: null, days: null, timeZone: 'UTC' });
		expect(item).not.toHaveProperty('change');
		expect(item.text).toMatch(/NPS: \+60 \(probably \+45 to \+71\)/);
		expect(item.page.title).toBe('Net promoter score (NPS)');
	});

	test('Simplify off adds the counts of each score, and how many answers would be enough', async () => {
		const answers = answersWith({ 10: 50, 8: 30, 0: 20 });
		const [item] = await surveyItemsOf('nps', answers, { simplify: false });
		expect(item.distribution).toMatchObject({ 0: 20, 1: 0, 8: 30, 10: 50 });
		expect(item.plainMargin).toBeCloseTo(15.3078, 4);
		expect(item.answersNeeded).toBe(235);
		expect(item.read).toMatchObject({ items: 100, answered: 100, refused: 0 });
	});

	test('few answers, or hardly anybody in one of the three groups, and the range is approximate', async () => {
		const [few] = await surveyItemsOf('nps', answersWith({ 10: 5, 8: 3, 2: 2 }));
		expect(few.score).toMatchObject({
			isApproximate: true,
			caution: expect.stringMatching(/^Only 10/),
		});
		const [lopsided] = await surveyItemsOf('nps', answersWith({ 10: 80, 8: 20 }));
		expect(lopsided.score.caution).toMatch(/detractors: the range is approximate/);
		expect(lopsided.text).toMatch(/range is approximate/);
		const [small] = await surveyItemsOf('nps', answersWith({ 10: 8, 8: 6, 2: 6 }));
		expect(small.score).toMatchObject({
			isApproximate: false,
			caution: expect.stringMatching(/^Only 20/),
		});
	});

	test('a population of which most have answered makes the range narrower', async () => {
		const answers = answersWith({ 10: 70, 7: 20, 3: 10 });
		const [item] = await surveyItemsOf('nps', answers, { surveyOptions: { population: 125 } });
		const [without] = await surveyItemsOf('nps', answers);
		const width = ({ score }: Json) => score.interval.high - score.interval.low;
		expect(width(item) / width(without)).toBeCloseTo(Math.sqrt(25 / 124), 10);
	});
});

describe('satisfaction and effort: the worked examples', () => {
	test('62.5 % satisfied, mean 3.625', async () => {
		const answers = [5, 4, 3, 5, 1, 2, 4, 5].map((score) => ({ score }));
		const [item] = await surveyItemsOf('csat', answers);
		expect(item.satisfied).toMatchObject({ value: 0.625, numerator: 5, denominator: 8 });
		expect(item.satisfied.interval.low).toBeCloseTo(0.3057, 4);
		expect(item.satisfied.interval.high).toBeCloseTo(0.8632, 4);
		expect(item.mean).toMatchObject({ value: 3.625, n: 8 });
		expect(item.satisfied.caution).toMatch(/^Only 8 answers/);
	});

	test('on 1 to 7, the two or the three highest', async () => {
		const answers = [7, 6, 5, 4, 1].map((score) => ({ score }));
		const shareOf = async (scale: string) =>
			(await surveyItemsOf('csat', answers, { scale }))[0].satisfied.numerator;
		expect(await shareOf('oneToSevenTopTwo')).toBe(2);
		expect(await shareOf('oneToSevenTopThree')).toBe(3);
		const run = await surveyRun('csat', answers);
		expect(run.error?.message).toMatch(/"7", which is not on the scale from 1 to 5/);
	});

	test('effort 4.8, 60 % easy', async () => {
		const answers = [7, 6, 5, 4, 3, 2, 1, 7, 7, 6].map((score) => ({ score }));
		const [item] = await surveyItemsOf('ces', answers);
		expect(item.mean.value).toBeCloseTo(4.8, 12);
		expect(item.mean.interval.low).toBeCloseTo(3.2255, 4);
		expect(item.mean.interval.high).toBeCloseTo(6.3745, 4);
		expect(item.easy).toMatchObject({ value: 0.6, numerator: 6, denominator: 10 });
	});

	test('where a high score means effort, the scale is turned round, and the page says so', async () => {
		const answers = [7, 6, 5, 4, 3, 2, 1, 7, 7, 6].map((score) => ({ score }));
		const [item] = await surveyItemsOf('ces', answers, { highMeans: 'effort' });
		expect(item.mean.value).toBeCloseTo(3.2, 12);
		expect(item.easy.numerator).toBe(3);
		expect(item.text).toMatch(/turned round first/);
	});
});

describe('waves', () => {
	const spring = answersWith({ 10: 50, 8: 30, 3: 20 }, { wave: 'Spring', date: '2026-03-01' });
	const summer = answersWith({ 10: 20, 8: 30, 3: 50 }, { wave: 'Summer', date: '2026-06-01' });

	test('the latest beside the one before, with a verdict from the range of the difference', async () => {
		const [item] = await surveyItemsOf('nps', [...summer, ...spring]);
		expect(item.period).toMatchObject({ wave: 'Summer', from: '2026-06-01', to: '2026-06-01' });
		expect(item.score.value).toBe(-30);
		expect(item.previous).toMatchObject({ period: { wave: 'Spring' }, score: { value: 30 } });
		expect(item.change).toMatchObject({ difference: -60, verdict: 'lower' });
		expect(item.page.findings).toMatchObject([
			{ metric: 'NPS', now: '−30', before: '+30', verdict: 'worse' },
		]);
		expect(item.page.findings[0].lookAt).not.toBe('');
	});

	test('the page says in plain words which answers these are', async () => {
		const subtitleOf = async (...run: Parameters<typeof surveyItemsOf>) =>
			(await surveyItemsOf(...run))[0].page.subtitle;
		expect(await subtitleOf('nps', [...summer, ...spring])).toBe(
			'Answers to the survey "Summer", 2026-06-01 to 2026-06-01 (UTC), compared with those to the survey "Spring", 2026-03-01 to 2026-03-01',
		);
		expect(await subtitleOf('nps', [...summer, ...spring], together)).toBe(
			'Answers from 2026-03-01 to 2026-06-01 (UTC)',
		);
		expect(await subtitleOf('nps', answersWith({ 10: 7, 3: 2 }, { wave: 'Spring' }))).toBe(
			'Answers to the survey "Spring" (UTC)',
		);
		expect(await subtitleOf('nps', answersWith({ 10: 7, 3: 2 }))).toBe('All answers (UTC)');
	});

	test('all together, or one after the other', async () => {
		const [item] = await surveyItemsOf('nps', [...spring, ...summer], together);
		expect(item.score).toMatchObject({ value: 0, n: 200 });
		expect(item).not.toHaveProperty('change');
		const waves = await surveyItemsOf('nps', [...spring, ...summer], { groupBy: 'wave' });
		expect(waves.map(({ group, score }) => [group, score.value])).toEqual([
			['Spring', 30],
			['Summer', -30],
		]);
	});

	test('a small difference is no change shown; one wave has nothing to compare with', async () => {
		const like = spring.map((answer) => ({ ...answer, wave: 'Autumn', date: '2026-09-01' }));
		const [item] = await surveyItemsOf('nps', [...spring, ...like]);
		expect(item.change).toMatchObject({ difference: 0, verdict: 'noChangeShown' });
		expect(item.text).toMatch(/no change shown/);
		const [alone] = await surveyItemsOf('nps', spring);
		expect(alone.period.wave).toBe('Spring');
		expect(alone).not.toHaveProperty('change');
	});

	test('waves without dates cannot be put in order', async () => {
		const dateless = [...spring, ...summer].map(({ wave, score }) => ({ wave, score }));
		const run = await surveyRun('nps', dateless);
		expect(run.error?.message).toMatch(/2 waves \(Spring, Summer\), and no dates/);
		const days = await surveyRun('nps', dateless, lastDays);
		expect(days.error?.message).toMatch(/need to know when each answer came/);
	});

	test('a customer counts once in a wave, with the latest answer', async () => {
		const customer_email = 'ana@example.com';
		const answers = [
			{ customer_email, score: 2, date: '2026-05-01 17:00', wave: 'A' },
			{ customer_email, score: 9, date: '2026-05-01 18:00', wave: 'A' },
			{ customer_email: ' ANA@example.com', score: 3, date: '2026-04-30', wave: 'A' },
			{ customer_email, score: 10, date: '2026-06-01', wave: 'B' },
			{ customer_email: '', score: 7, date: '2026-05-01', wave: 'A' },
			{ customer_email: '', score: 7, date: '2026-05-01', wave: 'A' },
		];
		for (const rows of [answers, [...answers].reverse()]) {
			const [item] = await surveyItemsOf('nps', rows, { ...together, simplify: false });
			expect(item.counts).toEqual({ promoters: 2, passives: 2, detractors: 0 });
			expect(item.repeated).toBe(2);
		}
		const all = { ...together, surveyOptions: { repeatedAnswers: 'all' } };
		expect((await surveyItemsOf('nps', answers, all))[0].score.n).toBe(6);
	});
});

describe('response rate', () => {
	const answered = answersWith(
		{ 10: 2, 5: 1 },
		{ sent_at: '2026-05-01', answered_at: '2026-05-03' },
	);
	const silent = Array.from({ length: 17 }, (_, at) => ({
		...{ customer_email: `silent${at}@example.com`, score: '' },
		...{ sent_at: '2026-05-01', answered_at: '' },
	}));

	test('from the rows without a score; a low one is said', async () => {
		const [item] = await surveyItemsOf('nps', [...answered, ...silent]);
		expect(item.responseRate).toMatchObject({ value: 0.15, numerator: 3, denominator: 20 });
		expect(item.text).toMatch(/Only 15 % of those who were asked answered/);
	});

	test('in a period, by the date of the invitation; without it, unknown', async () => {
		const parameters = { period: 'lastDays', periodDays: 30 };
		const [item] = await surveyItemsOf('nps', [...answered, ...silent], parameters);
		expect(item.responseRate.value).toBe(0.15);
		const undated = [...answered, ...silent].map((row) => ({ ...row, sent_at: null }));
		const [unknown] = await surveyItemsOf('nps', undated, parameters);
		expect(unknown.responseRate).toMatchObject({
			value: null,
			reason: expect.stringMatching(/'Date Invited Column'/),
		});
	});

	test('null with a reason where nobody can know it', async () => {
		const [item] = await surveyItemsOf('nps', answered);
		expect(item.responseRate).toMatchObject({ value: null, reason: expect.any(String) });
		const invited = { surveyOptions: { invited: 2 } };
		const [more] = await surveyItemsOf('nps', answered, invited);
		expect(more.responseRate.reason).toMatch(/More people answered \(3\)/);
		const [group] = await surveyItemsOf('nps', answered, { ...invited, groupBy: 'sent_at' });
		expect(group.responseRate.reason).toMatch(/all groups together/);
	});
});

describe.each(OPERATIONS)('%s on the answers of a sample shop', (operation) => {
	const settings = { ...lastDays, simplify: false };

	test('groups add up to the whole, most answers first', async () => {
		const [whole] = await surveyItemsOf(operation, sampleAnswers, settings);
		const groups = await surveyItemsOf(operation, sampleAnswers, {
			...settings,
			groupBy: 'channel',
		});
		expect(groups.length).toBeGreaterThan(1);
		for (const score of Object.keys(whole.distribution)) {
			const sum = groups.reduce((total, group) => total + group.distribution[score], 0);
			expect(sum).toBe(whole.distribution[score]);
		}
		const sizes = groups.map(({ responseRate }) => responseRate.numerator);
		expect([...sizes].sort((one, other) => other - one)).toEqual(sizes);
	});

	test('the sequence of the rows changes nothing', async () => {
		const parameters = { ...settings, groupBy: 'channel' };
		const one = await surveyItemsOf(operation, sampleAnswers, parameters);
		const other = await surveyItemsOf(operation, shuffled(sampleAnswers), parameters);
		expect(other).toEqual(one);
	});

	test('all dates moved together with the observation end change no figure', async () => {
		const moved = (days: number) =>
			sampleAnswers.map((row) => ({
				...row,
				answered_at: movedDay(String(row.answered_at), days),
				invited_at: movedDay(String(row.invited_at), days),
			}));
		const at = (observationEnd: string) => ({ ...settings, observationEnd });
		const [here] = await surveyItemsOf(operation, moved(0), at('2026-06-30'));
		const [there] = await surveyItemsOf(operation, moved(-400), at(movedDay('2026-06-30', -400)));
		expect(numbersOf(there)).toEqual(numbersOf(here));
	});

	test('a hostile group is inert on the page', async () => {
		const hostile = `"><script>alert('x')</script>`;
		const answers = sampleAnswers.map((row) => ({ ...row, channel: hostile }));
		const [item] = await surveyItemsOf(operation, answers, { ...lastDays, groupBy: 'channel' });
		expect(item.group).toBe(hostile);
		expect(item.html).not.toMatch(/<script/);
		expect(item.html).toMatch(/&lt;script&gt;/);
	});

	test('a bad row stops the run with its item, or leaves it with a reason', async () => {
		const answers = [
			...answersWith({ 1: 2, 4: 2 }),
			{ customer_email: 'x@example.com', score: 42 },
		];
		const run = await surveyRun(operation, answers);
		expect(run.error?.message).toMatch(
			/"score" holds "42", which is not on the scale .*\[item 4\]/,
		);
		const on = await surveyRun(operation, answers, {}, { onError: 'continueRegularOutput' });
		const [item, refused] = on.itemsOf('Node') as Json[];
		expect(item.responseRate.numerator).toBe(4);
		expect(refused.reason).toMatch(/"42"/);
	});
});

test('the sample shop answers all three surveys with the settings of a new node', async () => {
	for (const operation of OPERATIONS) {
		const run = await surveyRun(operation, sampleAnswers);
		expect(run.status).toBe('success');
		expect(run.hintsOf('Node').join()).toMatch(/the list also holds/);
	}
});

test('the lowest group is a finding of its own where it is more than chance', async () => {
	const answers = [
		...answersWith({ 10: 60, 8: 20, 3: 20 }, { channel: 'web' }, 'web'),
		...answersWith({ 10: 15, 8: 15, 3: 30 }, { channel: 'app' }, 'app'),
		...answersWith({ 3: 4 }, { channel: 'fair' }, 'fair'),
	];
	const groups = await surveyItemsOf('nps', answers, { groupBy: 'channel' });
	expect(groups.map(({ group, page }) => [group, page.findings.length])).toEqual([
		['web', 0],
		['app', 1],
		['fair', 0],
	]);
	expect(groups[1].page.findings[0]).toMatchObject({ metric: 'NPS (app)', verdict: 'worse' });
	expect(groups[1].text).toMatch(/the lowest of all groups/);
});
