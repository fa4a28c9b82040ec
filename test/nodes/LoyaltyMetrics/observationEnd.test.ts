import { runNodeWithInputs } from '../../workflows/engine.cjs';
import { rowsOf } from '../LoyaltySampleData/sample';

// What every operation that looks back promises about the day up to which it looks.
const orders = rowsOf({ operation: 'orders', customers: 60 });
const answers = rowsOf({ operation: 'surveyAnswers', customers: 300 });
const tickets = rowsOf({ operation: 'supportTickets', customers: 60 });
const contacts = rowsOf({ operation: 'contactLog', customers: 60 });
const memberships = rowsOf({
	operation: 'customers',
	customers: 60,
	kindOfShop: 'subscription',
});

const cases: Array<[string, string, unknown[]]> = [
	['overview', 'scorecard', [orders]],
	['purchases', 'customerSummary', [orders]],
	['purchases', 'repurchaseRate', [orders]],
	['purchases', 'orderValue', [orders]],
	['purchases', 'retentionByPeriod', [orders]],
	['purchases', 'cohortRetention', [orders]],
	['purchases', 'lifetimeValue', [orders]],
	['surveys', 'nps', [answers]],
	['surveys', 'csat', [answers]],
	['surveys', 'ces', [answers]],
	['service', 'serviceTimes', [tickets]],
	['service', 'contactsPerOrder', [tickets, orders]],
	['customerBase', 'membershipChurn', [memberships]],
	['customerBase', 'membershipLifetime', [memberships]],
	['customerBase', 'acquisitionCost', [memberships]],
	['automation', 'automationScorecard', [orders, contacts, answers]],
];

test.each(cases)(
	'%s, %s: a day to come is not waited for, and that is said',
	async (resource, operation, inputs) => {
		const until = async (observationEnd: string) => {
			const parameters = { resource, operation, observationEnd };
			const node = { type: 'n8n-nodes-loyalty.loyaltyMetrics', parameters };
			const run = await runNodeWithInputs(node, inputs as never);
			const items = run.itemsOf('Node');
			expect([run.error?.message, items.length > 0]).toEqual([undefined, true]);
			// What is said about the day stands on the page.
			const figures = items.map((item) => ({ ...item, html: '', text: '', page: null }));
			return { figures, hints: run.hintsOf('Node').join('\n') };
		};
		const today = await until(todayIn('Europe/Berlin'));
		const far = await until('2999-01-01');
		expect(far.figures).toEqual(today.figures);
		expect(far.hints).toMatch(/Observation End.*lies in the future/);
		expect(today.hints).not.toMatch(/lies in the future/);
	},
);

const lists: Record<string, [string, RegExp]> = {
	surveys: [
		'2026-03-01',
		/answers? (?:is|are) later than the observation end \(2026-03-01\): left out/,
	],
	service: ['2026-10-01', /tickets are later than the observation end \(2026-10-01\): left out/],
	customerBase: ['2026-10-01', /memberships? begins? after 2026-10-01: left out/],
};
const orderList: [string, RegExp] = [
	'2026-10-01',
	/\d orders are later than the observation end \(2026-10-01\)/,
];

test.each(cases)(
	'%s, %s: what is later than a chosen day is counted',
	async (resource, operation, inputs) => {
		const [observationEnd, said] = lists[resource] ?? orderList;
		const parameters = { resource, operation, observationEnd };
		const node = { type: 'n8n-nodes-loyalty.loyaltyMetrics', parameters };
		const run = await runNodeWithInputs(node, inputs as never);
		expect(run.hintsOf('Node').join('\n')).toMatch(said);
	},
);

function todayIn(timeZone: string): string {
	return new Date().toLocaleDateString('sv-SE', { timeZone });
}
