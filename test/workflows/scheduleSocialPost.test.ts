import ayrshare from '../../workflows/schedule-social-post-ayrshare.json';
import mixpost from '../../workflows/schedule-social-post-mixpost.json';
import postiz from '../../workflows/schedule-social-post-postiz.json';
import publer from '../../workflows/schedule-social-post-publer.json';
import { runWorkflow } from './engine.cjs';
import { hurried } from './expressions.cjs';
import type { AnyJson } from '../anyJson.cjs';

// The scheduling sub-workflows as shipped, in n8n's own engine, with answers as the services give them.
const workflows = { postiz, publer, mixpost, ayrshare };
type Service = keyof typeof workflows;
type Answers = Record<string, AnyJson[]>;

const post = {
	text: 'Fresh rye bread',
	channels: [
		{ id: '7', network: 'Facebook' },
		{ id: '8', network: 'x' },
	],
	images: [] as string[],
	time: '2031-05-02T09:00',
	zone: 'Europe/Berlin',
};
const answer = (body: unknown, statusCode = 200, headers = {}) => [
	{ json: { statusCode, headers, body } },
];
const settings = {
	postiz: { address: 'https://api.postiz.com/public/v1' },
	publer: { workspace: 'ws' },
	mixpost: { address: 'https://social.example.com', workspace: 'ws', workspace_zone: 'Asia/Tokyo' },
	ayrshare: { address: 'https://api.ayrshare.com/api/post' },
};
const nothingThere: Record<Service, unknown> = {
	postiz: { posts: [] },
	publer: [],
	mixpost: { data: [] },
	ayrshare: {},
};
const services = Object.keys(workflows) as Service[];

async function outcomes(service: Service, answers: Answers, more: Partial<typeof post> = {}) {
	const json = { ...post, ...more, ...settings[service] };
	const run = await runWorkflow(hurried(workflows[service] as AnyJson), {
		start: 'When Called',
		items: [{ json }],
		pinned: { Settings: [{ json }], ...answers },
	});
	expect(run.error).toBeUndefined();
	return run.itemsOf('Give One per Channel');
}

test.each(services)(
	'%s: a refusal is refused for every channel, with its words',
	async (service) => {
		const items = await outcomes(service, {
			'Look for the Same Post': answer(nothingThere[service]),
			'Schedule the Post': answer({ message: 'Text too long' }, 422),
		});
		expect(items).toEqual([
			expect.objectContaining({ channel: '7', network: 'facebook', outcome: 'refused' }),
			expect.objectContaining({ channel: '8', network: 'x', outcome: 'refused', postId: null }),
		]);
		expect(items[0].reason).toMatch(/Text too long/);
		expect(items[0].dueAt).toBe('2031-05-02T07:00:00.000Z');
	},
);

test.each(services)('%s: no answer, and nothing in the calendar, is unsure', async (service) => {
	const nothing = answer(nothingThere[service]);
	const items = await outcomes(service, {
		'Look for the Same Post': nothing,
		'Schedule the Post': answer('Bad gateway', 502),
		'Look Again': nothing,
		'Ask Once More': answer('Bad gateway', 502),
	});
	expect(items.map(({ outcome }: AnyJson) => outcome)).toEqual(['unsure', 'unsure']);
	expect(items[0].reason).toMatch(/look into its calendar before you send again/);
});

test.each(services)('%s: asked to wait for more than a minute, it is refused', async (service) => {
	const items = await outcomes(service, {
		'Look for the Same Post': answer(nothingThere[service]),
		'Schedule the Post': answer({}, 429, { 'retry-after': '600' }),
	});
	expect(items.map(({ outcome }: AnyJson) => outcome)).toEqual(['refused', 'refused']);
	expect(items[0].reason).toMatch(/asks to wait 600 seconds/);
});

test.each(services)(
	'%s: asked to wait again and again, it gives up after three times',
	async (service) => {
		const items = await outcomes(service, {
			'Look for the Same Post': answer(nothingThere[service]),
			'Schedule the Post': answer({}, 429, { 'retry-after': '1' }),
		});
		expect(items.map(({ outcome }: AnyJson) => outcome)).toEqual(['refused', 'refused']);
	},
);

test.each<[string, Partial<typeof post>, RegExp]>([
	['no text', { text: ' ' }, /no text/],
	['no channel', { channels: [] }, /No channel was named/],
	['an unreadable time', { time: 'tomorrow' }, /cannot be read: write it as 2031-05-02T09:00/],
	['an unknown zone', { zone: 'Berlin' }, /cannot be read/],
	['a time that has passed', { time: '2020-05-02T09:00' }, /has passed/],
])('a post that cannot be sent is sent nowhere: %s', async (_what, more, reason) => {
	for (const service of services) {
		const items = await outcomes(service, {}, more);
		for (const item of items) {
			expect(item.outcome).toBe('refused');
			expect(item.reason).toMatch(reason);
		}
		expect(items).toHaveLength((more.channels ?? post.channels).length || 1);
	}
});

test.each(services)(
	'%s: several posts at once are refused, none is forgotten silently',
	async (service) => {
		const item = { json: { ...post, ...settings[service] } };
		const run = await runWorkflow(workflows[service], {
			start: 'When Called',
			items: [item, item],
			pinned: { Settings: [item, item] },
		});
		const items = run.itemsOf('Give One per Channel');
		expect(items.map(({ outcome }: AnyJson) => outcome)).toEqual(['refused', 'refused']);
		expect(items[0].reason).toMatch(/2 posts came at once and none was sent/);
	},
);

test('Mixpost gets day and time in the zone of its workspace', async () => {
	const run = await runWorkflow(workflows.mixpost, {
		start: 'When Called',
		items: [{ json: post }],
		pinned: {
			Settings: [{ json: { ...post, ...settings.mixpost } }],
			'Look for the Same Post': [],
		},
	});
	expect(run.itemsOf('Prepare the Post')[0]).toMatchObject({ day: '2031-05-02', clock: '16:00' });
});
