/** What a new post holds: when it goes out, what each channel and each network gets. */
import { bufferBench } from './bufferBench.cjs';

type Bench = Awaited<ReturnType<typeof bufferBench>>;

let bench: Bench;
const create = { resource: 'post', operation: 'create', channels: ['fb'], text: 'Fresh bread' };
/** Years ahead of any clock that runs this, in winter. */
const due = { when: 'customScheduled', dueAt: '2099-12-24T09:00' };

beforeEach(async () => {
	bench = await bufferBench();
	bench.account.addChannel({ id: 'fb', service: 'facebook', name: 'Bakery' });
	bench.account.addChannel({ id: 'ig', service: 'instagram', timezone: 'America/New_York' });
	bench.account.addChannel({ id: 'x', service: 'twitter', name: 'bakery' });
});
afterEach(async () => {
	await bench.end();
	expect(bench.problems).toEqual([]);
});

describe('when it goes out', () => {
	it('is the next free time of the queue, on the wall of the channel', async () => {
		const run = await bench.run(create);
		expect(run.error).toBeUndefined();
		const [item] = run.itemsOf('Node');
		expect(item).toEqual({
			id: bench.account.posts[0].id,
			status: 'scheduled',
			channel: 'Bakery',
			channelId: 'fb',
			network: 'Facebook',
			text: 'Fresh bread',
			dueAt: expect.stringMatching(/T(09|17):00:00\+0[12]:00$/),
			link: null,
			alreadyThere: false,
		});
		expect(bench.calls()).toEqual(['Organizations', 'Channels', 'Posts', 'CreatePost']);
	});

	it('is before the whole queue for Share Next', async () => {
		const waiting = bench.account.addPost({ channelId: 'fb', text: 'Waits', mode: 'addToQueue' });
		const first = waiting.dueAt;
		await bench.run({ ...create, when: 'shareNext' });
		expect(bench.account.posts[1].dueAt).toBe(first);
		expect(waiting.dueAt > first).toBe(true);
	});

	it('is at once for Share Now', async () => {
		const run = await bench.run({ ...create, when: 'shareNow' });
		expect(run.itemsOf('Node')[0]).toMatchObject({ status: 'sent', link: expect.any(String) });
	});

	it('is a time in the zone of the settings, shown in the zone of the channel', async () => {
		const run = await bench.run({
			...create,
			...due,
			...{ channels: ['ig'], timeZone: 'Asia/Tokyo', imageUrls: 'https://example.com/a.jpg' },
		});
		expect(bench.account.posts[0].dueAt).toBe('2099-12-24T00:00:00.000Z');
		expect(run.itemsOf('Node')[0].dueAt).toBe('2099-12-23T19:00:00-05:00');
	});

	it("is in the workflow's zone where no other is named", async () => {
		await bench.run({ ...create, ...due });
		expect(bench.account.posts[0].dueAt).toBe('2099-12-24T08:00:00.000Z');
	});

	it('is open for a draft', async () => {
		const run = await bench.run({ ...create, when: 'draft' });
		expect(run.itemsOf('Node')[0]).toMatchObject({ status: 'draft', dueAt: null });
	});

	it.each([
		['a time that has passed', { dueAt: '2020-01-01T09:00' }, /Due Time.*has passed/],
		['no time', { dueAt: '' }, /'Due Time' needs a date and a time.*empty/],
		['a day alone', { dueAt: '2099-12-24' }, /needs a date and a time/],
		['a zone that is none', { timeZone: 'Berlin' }, /'Time Zone' cannot be used.*Europe\/Berlin/],
		['an hour that is left out', { dueAt: '2099-03-29T02:30' }, /does not exist in Europe\/Berlin/],
	])('is refused with %s, before anything is sent', async (_, more, sentence) => {
		const run = await bench.run({ ...create, ...due, ...more });
		expect(run.error?.message).toMatch(sentence);
		expect(run.error?.message).toMatch(/\[item 0\]$/);
		expect(bench.account.posts).toEqual([]);
	});
});

describe('what it holds', () => {
	it('is its own text for a channel that has one', async () => {
		await bench.run({
			...create,
			channels: ['fb', 'x'],
			channelTexts: { rows: [{ channel: 'x', text: 'Short' }] },
		});
		expect(bench.account.posts.map(({ channelId, text }) => [channelId, text])).toEqual([
			['fb', 'Fresh bread'],
			['x', 'Short'],
		]);
	});

	it('is images, videos with titles, texts for those who cannot see, and tags', async () => {
		await bench.run({
			...create,
			imageUrls: 'https://example.com/w_300,h_200/a.jpg, https://example.com/b.jpg',
			media: {
				rows: [
					{ kind: 'image', url: 'https://example.com/c.jpg', altText: 'A loaf' },
					{ kind: 'video', url: 'https://example.com/d.mp4', title: 'Oven' },
				],
			},
			additionalFields: { tagIds: 'tag1, tag2', schedulingType: 'notification' },
		});
		const { input } = bench.asked.at(-1)!.variables;
		expect(input).toMatchObject({
			assets: [
				{ image: { url: 'https://example.com/w_300,h_200/a.jpg' } },
				{ image: { url: 'https://example.com/b.jpg' } },
				{ image: { url: 'https://example.com/c.jpg', metadata: { altText: 'A loaf' } } },
				{ video: { url: 'https://example.com/d.mp4', metadata: { title: 'Oven' } } },
			],
			tagIds: ['tag1', 'tag2'],
			schedulingType: 'notification',
		});
	});

	it('is what each network needs, for the channels of that network alone', async () => {
		await bench.run({
			...create,
			channels: ['fb', 'ig', 'x'],
			imageUrls: 'https://example.com/a.jpg',
			networkSettings: {
				facebook: { firstComment: 'Open until six' },
				instagram: { type: 'story', shouldShareToFeed: false },
			},
		});
		expect(bench.account.posts.map(({ sentMetadata }) => sentMetadata)).toEqual([
			{ facebook: { type: 'post', firstComment: 'Open until six' } },
			{ instagram: { type: 'story', shouldShareToFeed: false } },
			undefined,
		]);
	});

	it.each([
		['nothing at all', { text: '' }, /neither text nor image/],
		['an address that is none', { imageUrls: 'cake.jpg' }, /'Image URLs' needs addresses/],
		[
			'a text for another channel',
			{ channelTexts: { rows: [{ channel: 'no', text: 'a' }] } },
			/"no"/,
		],
		['a channel that is none', { channels: ['nope'] }, /"nope", which is no channel/],
		['no channel', { channels: '={{ [] }}' }, /names no channel/],
	])('is refused with %s', async (_, more, sentence) => {
		const run = await bench.run({ ...create, ...more });
		expect(run.error?.message).toMatch(sentence);
		expect(bench.account.posts).toEqual([]);
	});

	it('is refused for a channel that has lost its connection', async () => {
		bench.account.channel('fb').isDisconnected = true;
		const run = await bench.run({ ...create, channels: ['x', 'fb'] });
		expect(run.error?.message).toMatch(/Facebook 'Bakery' is no longer connected/);
		expect(bench.account.posts).toEqual([]);
	});
});

describe('where it goes', () => {
	it('is chosen by an expression that gives a list or a text', async () => {
		await bench.run(
			{ ...create, channels: '={{ $json.channels }}', text: '={{ $json.text }}' },
			{
				items: [
					{ channels: 'fb, x', text: 'One' },
					{ channels: ['x'], text: 'Two' },
				],
			},
		);
		expect(bench.account.posts.map(({ channelId, text }) => `${channelId} ${text}`)).toEqual([
			...['fb One', 'x One', 'x Two'],
		]);
		// What holds for the whole run is asked once.
		expect(bench.calls().filter((name) => name === 'Channels')).toHaveLength(1);
	});

	it('needs an organization where there are several', async () => {
		bench.account.organizations.push({ __typename: 'Organization', id: 'org2', name: 'Café' });
		const run = await bench.run(create);
		expect(run.error?.message).toMatch(/2 organizations: Corner Bakery, Café/);
		const chosen = { organization: { __rl: true, mode: 'id', value: 'org1' } };
		expect((await bench.run({ ...create, ...chosen })).error).toBeUndefined();
	});
});
