import hubspot from '../../workflows/open-ticket-hubspot.json';
import zendesk from '../../workflows/open-ticket-zendesk.json';
import type { AnyJson } from '../anyJson.cjs';
import { runWorkflow } from './engine.cjs';
import { hurried } from './expressions.cjs';

// The parts that open tickets as shipped, in n8n's own engine, with answers as the services give them.
const workflows = { zendesk, hubspot };
type Service = keyof typeof workflows;
type Answers = Record<string, AnyJson[]>;
const services = Object.keys(workflows) as Service[];

const asked = {
	...{ job: 'open', ticketKey: 'nps-1', ticketId: '', customerEmail: 'anna@example.com' },
	...{ customerName: 'Anna', subject: '3 of 10', text: 'The bread was stale.', priority: 'high' },
	dueAt: '2031-05-02T10:00:00.000Z',
};
const settings = {
	zendesk: { subdomain: 'bakery' },
	hubspot: { account: '42', pipeline: '0', new_stage: '1', closed_stages: '4' },
};
const answer = (body: unknown, statusCode = 200, headers = {}) => [
	{ json: { statusCode, headers, body } },
];
/** What each service shows when the ticket is there, in one of the states. */
const shown = {
	zendesk: (status: string, assignee: number | null = null) => ({
		tickets: [{ id: 101, status, assignee_id: assignee }],
	}),
	hubspot: (status: string, owner: number | null = null) => ({
		id: '101',
		properties: {
			hs_pipeline_stage: { new: '1', open: '3', solved: '4' }[status],
			hubspot_owner_id: owner,
		},
	}),
};
const nothing = {
	zendesk: answer({ tickets: [] }),
	hubspot: answer({ message: 'resource not found' }, 404),
};
const taken = {
	zendesk: answer({ ticket: { id: 101, status: 'new', assignee_id: null } }, 201),
	hubspot: answer({ id: '101', properties: {} }, 201),
};

async function outcome(service: Service, answers: Answers, more: Partial<typeof asked> = {}) {
	const json = { ...asked, ...more, ...settings[service] };
	const run = await runWorkflow(hurried(workflows[service] as AnyJson), {
		start: 'When Called',
		items: [{ json }],
		pinned: {
			...{ Settings: [{ json }], 'Look for the Ticket': nothing[service] },
			...{ 'Make Sure of the Key': answer({}, 201), 'Find the Customer': answer({}, 404) },
			...answers,
		},
	});
	expect(run.error).toBeUndefined();
	const items = run.itemsOf('Give the Outcome');
	expect(items).toHaveLength(1);
	return { ...items[0], ran: run.ran } as AnyJson;
}

test.each(services)('%s: a new ticket is opened, with a link', async (service) => {
	const said = await outcome(service, { 'Open the Ticket': taken[service] });
	expect(said).toMatchObject({ outcome: 'opened', ticketId: '101', state: 'new', reason: '' });
	expect(said.url).toMatch(/101$/);
});

test.each(services)('%s: a ticket that is there is not opened again', async (service) => {
	const said = await outcome(service, { 'Look for the Ticket': answer(shown[service]('open', 7)) });
	expect(said).toMatchObject({ outcome: 'alreadyThere', ticketId: '101', state: 'taken' });
	expect(said.ran).not.toContain('Open the Ticket');
});

test.each(services)('%s: looking tells how it stands, and opens nothing', async (service) => {
	const one = (status: string, assignee?: number) => {
		const found: AnyJson = shown[service](status, assignee);
		return answer(service === 'zendesk' ? { ticket: found.tickets[0] } : found);
	};
	const look = { job: 'look', ticketId: '101' };
	for (const [found, state] of [
		[one('new'), 'new'],
		[one('new', 7), 'taken'],
		[one('open'), 'taken'],
		[one('solved'), 'solved'],
		[answer({ error: 'RecordNotFound' }, 404), 'gone'],
	] as Array<[AnyJson[], string]>) {
		const said = await outcome(service, { 'Look for the Ticket': found }, look);
		expect(said).toMatchObject({ outcome: 'found', ticketId: '101', state });
		expect(said.ran).not.toContain('Open the Ticket');
	}
});

test.each(services)('%s: no answer, and the ticket is not there: unsure', async (service) => {
	const said = await outcome(service, {
		'Open the Ticket': answer('Bad gateway', 502),
		'Look Once More': nothing[service],
	});
	expect(said).toMatchObject({ outcome: 'unsure', ticketId: '' });
});

test.each(services)('%s: no answer, but the ticket is there: opened', async (service) => {
	const said = await outcome(service, {
		'Open the Ticket': answer('Bad gateway', 502),
		'Look Once More': answer(shown[service]('new')),
	});
	expect(said).toMatchObject({ outcome: 'opened', ticketId: '101', state: 'new' });
});

test.each(services)('%s: while it cannot be looked, nothing is opened', async (service) => {
	for (const status of [429, 500, 503]) {
		const said = await outcome(service, { 'Look for the Ticket': answer({}, status) });
		expect(said).toMatchObject({ outcome: 'retryLater', state: 'unknown' });
		expect(said.ran).not.toContain('Open the Ticket');
	}
});

test.each(services)('%s: asked to wait again and again, it gives up', async (service) => {
	const often = await outcome(service, {
		'Open the Ticket': answer({}, 429, { 'retry-after': '1' }),
	});
	expect(often.outcome).toBe('retryLater');
	const long = await outcome(service, {
		'Open the Ticket': answer({}, 429, { 'retry-after': '600' }),
	});
	expect(long.outcome).toBe('retryLater');
	expect(long.reason).toMatch(/wait 600 seconds/);
});

test.each(services)('%s: a key that does not hold is said', async (service) => {
	const said = await outcome(service, { 'Look for the Ticket': answer({}, 401) });
	expect(said.outcome).toBe('refused');
	expect(said.reason).toMatch(/does not accept the key/);
});

test.each<[string, Partial<typeof asked>, RegExp]>([
	['no key', { ticketKey: ' ' }, /no ticketKey/],
	['no subject', { subject: '' }, /no subject/],
	['no address', { customerEmail: 'anna' }, /address of the customer/],
	['an unreadable time', { dueAt: 'soon' }, /cannot be read/],
	['nothing to look for', { job: 'look' }, /number of the ticket is missing/],
])('what cannot be asked is asked nowhere: %s', async (_what, more, reason) => {
	for (const service of services) {
		const said = await outcome(service, {}, more);
		expect(said.outcome).toBe('refused');
		expect(said.reason).toMatch(reason);
		expect(said.ran).not.toContain('Look for the Ticket');
	}
});

test.each(services)('%s: several at once are refused', async (service) => {
	const item = { json: { ...asked, ...settings[service] } };
	const run = await runWorkflow(workflows[service], {
		start: 'When Called',
		items: [item, item],
		pinned: { Settings: [item, item] },
	});
	expect(run.itemsOf('Give the Outcome')[0].reason).toMatch(/2 tickets came at once/);
});

test('both parts take the same and give the same', () => {
	const example = (workflow: AnyJson) =>
		workflow.nodes.find(({ name }: AnyJson) => name === 'When Called').parameters.jsonExample;
	expect(example(zendesk)).toBe(example(hubspot));
	const keys = (workflow: AnyJson) =>
		workflow.nodes
			.find(({ name }: AnyJson) => name === 'Give the Outcome')
			.parameters.jsonOutput.match(/\b\w+(?=: (?:\$json|'))/g);
	expect(keys(zendesk)).toEqual(keys(hubspot));
});
