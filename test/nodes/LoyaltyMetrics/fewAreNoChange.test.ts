import { runNodeWithInputs } from '../../workflows/engine.cjs';

// Nine against nine, as different as can be: the difference is shown, and never called a change.
const nine = Array.from({ length: 9 }, (_, at) => at);
const [now, before] = ['2026-10-25', '2026-09-20'];
const cases: Array<[string, string, (day: string, isNow: boolean) => unknown[]]> = [
	['surveys', 'nps', (date, isNow) => nine.map(() => ({ date, score: isNow ? 10 : 0 }))],
	[
		'surveys',
		'csat',
		(date, isNow) => nine.map((at) => ({ date, score: isNow ? 5 : (at % 2) + 1 })),
	],
	[
		'surveys',
		'ces',
		(date, isNow) => nine.map((at) => ({ date, score: isNow ? 7 : (at % 2) + 1 })),
	],
	[
		'purchases',
		'orderValue',
		(date, isNow) =>
			nine.map((at) => ({ customer: at + 1, date, amount: at + (isNow ? 100 : 10) })),
	],
	[
		'service',
		'serviceTimes',
		(day, isNow) =>
			nine.map((at) => ({
				opened_at: `${day}T08:00:00`,
				first_response_at: `${day}T${isNow ? '08' : '17'}:3${at}:00`,
				resolved_at: `${day}T${isNow ? '09' : '18'}:3${at}:00`,
			})),
	],
];

test.each(cases)('%s, %s: nine are too few', async (resource, operation, rows) => {
	const parameters = {
		...{ resource, operation, period: 'lastDays', periodDays: 30, compare: true },
		observationEnd: '2026-10-31',
		surveyOptions: { scaleIsRight: true },
	};
	const node = { type: 'n8n-nodes-loyalty.loyaltyMetrics', parameters };
	const run = await runNodeWithInputs(node, [[...rows(now, true), ...rows(before, false)]]);
	const [{ page }] = run.itemsOf('Node') as never as Array<{
		page: { findings: Array<{ verdict: string; text: string }> };
	}>;
	expect(page.findings.length).toBeGreaterThan(0);
	for (const { verdict, text } of page.findings) {
		expect([verdict, text]).toEqual([
			'notComparable',
			expect.stringMatching(/Only 9|does not have|no column/),
		]);
	}
});
