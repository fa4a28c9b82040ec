/** Explain Policy: every rule that is on is said, none that is off, to the owner and to a customer. */
import { runNode } from '../../workflows/engine.cjs';
import type { Row } from './policyRun';

type Explained = Readonly<{
	rules: ReadonlyArray<{ rule: string; meaning: string }>;
	text: string;
	html: string;
	customerText: string;
}>;

const explain = async (parameters: Row = {}) => {
	const run = await runNode(
		{
			type: 'n8n-nodes-loyalty.contactPolicy',
			parameters: { resource: 'decision', operation: 'explainPolicy', ...parameters },
		},
		[{}],
	);
	return run.itemsOf('Node')[0] as unknown as Explained;
};

test('the settings as they stand, in words', async () => {
	const item = await explain({
		caps: { rows: [{ counts: 'sms', messages: 1, days: 14 }] },
		quietTimes: { from: '21:30', until: '07:00', weekdays: ['monday', 'tuesday'] },
	});
	const meanings = Object.fromEntries(item.rules.map(({ rule, meaning }) => [rule, meaning]));
	expect(Object.keys(meanings)).toHaveLength(9);
	expect(meanings.Limits).toBe(
		'At most 1 message by text message in 14 days. Reserved messages count, too.',
	);
	expect(meanings['Quiet times']).toMatch(
		/^No messages between 21:30 and 07:00, none on Wednesday, Thursday, Friday, Saturday, Sunday/,
	);
	expect(item.text).toContain('No record means no message.');
	expect(item.customerText).toContain('You get at most 1 message by text message in 14 days.');
	expect(item.customerText).not.toMatch(/budget|value|likelihood/i);
	expect(item.html).toContain('<table');
});

test('a rule that is off is not said, and the words fit the purpose', async () => {
	const item = await explain({ rules: ['campaignOnce'], purpose: 'survey' });
	expect(item.rules).toEqual([
		{
			rule: 'One campaign once',
			meaning: 'Nobody gets the same campaign twice, by whatever channel.',
		},
	]);
	expect(item.text).toContain('No consent is asked for');
	const order = await explain({ purpose: 'transactional' });
	expect(order.rules.map(({ rule }) => rule)).toEqual(['One campaign once']);
});

test('what the owner writes is escaped', async () => {
	const { html } = await explain({
		ownConditions: { rows: [{ column: '<b>plan</b>', operator: 'is', value: '<i>' }] },
	});
	expect(html).not.toContain('<b>plan');
});
