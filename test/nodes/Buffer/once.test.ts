/** A post goes out once, whatever happens between n8n and Buffer. */
import { asks, bufferBench, faults, tooManyRequests } from './bufferBench.cjs';

const { serverError, serverErrorAfterAcceptance, timeoutAfterAcceptance, timeoutBeforeAcceptance } =
	faults;

/** What the node wanted to wait for, in milliseconds; the waiting itself is cut short. */
const mockWaits: number[] = [];
jest.mock('n8n-workflow', () => {
	const actual = jest.requireActual<typeof import('n8n-workflow')>('n8n-workflow');
	const sleep = async (ms: number) => {
		mockWaits.push(ms);
		await actual.sleep(ms / 20);
	};
	return { ...actual, sleep };
});

type Bench = Awaited<ReturnType<typeof bufferBench>>;

let bench: Bench;
const options = { timeOut: 1 };
const create = { resource: 'post', operation: 'create', channels: ['fb'], text: 'Bread', options };
const all = { ...create, channels: ['fb', 'x', 'li'] };
const refused = { __typename: 'InvalidInputError', message: 'Text is not allowed.' };

beforeEach(async () => {
	mockWaits.length = 0;
	bench = await bufferBench();
	bench.account.addChannel({ id: 'fb', service: 'facebook', name: 'Bakery' });
	bench.account.addChannel({ id: 'x', service: 'twitter', name: 'bakery' });
	bench.account.addChannel({ id: 'li', service: 'linkedin', name: 'Bakery' });
});
afterEach(async () => {
	await bench.end();
	expect(bench.problems).toEqual([]);
});

const posted = () => bench.account.posts.map(({ channelId }) => channelId);
const created = () => bench.calls().filter((name) => name === 'CreatePost').length;

describe('a repeat', () => {
	it.each([
		['queued', {}],
		['timed', { when: 'customScheduled', dueAt: '2099-12-24T09:00' }],
		['a draft', { when: 'draft' }],
		['sent at once', { when: 'shareNow' }],
	])('returns the post that is there when it is %s', async (_, more) => {
		const [first] = (await bench.run({ ...create, ...more })).itemsOf('Node');
		const [again] = (await bench.run({ ...create, ...more })).itemsOf('Node');
		expect(again).toEqual({ ...first, alreadyThere: true });
		expect(posted()).toEqual(['fb']);
	});

	it('within one run is one, too', async () => {
		const run = await bench.run(create, { items: [{}, {}] });
		expect(run.itemsOf('Node').map(({ alreadyThere }) => alreadyThere)).toEqual([false, true]);
		expect(run.fullItemsOf('Node').map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
		]);
	});

	it('is known by its text where links are shortened', async () => {
		const config = { __typename: 'LinkShorteningConfig', domain: 'buff.ly', name: 'Buffer' };
		bench.account.channel('fb').linkShortening = { isEnabled: true, config };
		const post = { ...create, text: 'Order at https://example.com/bread now' };
		await bench.run(post);
		expect(bench.account.posts[0].text).toBe('Order at https://buff.ly/abc now');
		await bench.run(post);
		await bench.run({ ...post, text: 'Order at https://example.com/bread today' });
		expect(posted()).toEqual(['fb', 'fb']);
	});

	it.each([
		['another text', { text: 'Rolls' }],
		['another time', { when: 'customScheduled', dueAt: '2099-12-24T09:00' }],
		['the owner says so', { options: { ...options, samePost: 'postAgain' } }],
		['the first is too long ago', { options: { ...options, sameWithinHours: 0 } }],
	])('is a new post with: %s', async (_, more) => {
		await bench.run(create);
		await bench.run({ ...create, ...more });
		expect(posted()).toEqual(['fb', 'fb']);
	});

	it('without text is known by its pictures', async () => {
		const picture = (name: string) => ({ text: '', imageUrls: `https://example.com/${name}.jpg` });
		await bench.run({ ...create, ...picture('one') });
		await bench.run({ ...create, ...picture('two') });
		await bench.run({ ...create, ...picture('one') });
		expect(posted()).toEqual(['fb', 'fb']);
	});

	it('is sent where the network did not accept the first', async () => {
		await bench.run(create);
		bench.account.posts[0].status = 'error';
		await bench.run(create);
		expect(posted()).toEqual(['fb', 'fb']);
	});
});

describe('a time-out', () => {
	it('after Buffer took the post is looked up, and nothing is sent again', async () => {
		bench.vendor.plan({ on: asks('CreatePost'), fault: timeoutAfterAcceptance() });
		const run = await bench.run(create);
		expect(run.error).toBeUndefined();
		expect(run.itemsOf('Node')).toHaveLength(1);
		expect([posted(), created()]).toEqual([['fb'], 1]);
	});

	it('before Buffer took the post is looked up, and the post sent again', async () => {
		bench.vendor.plan({ on: asks('CreatePost'), fault: timeoutBeforeAcceptance() });
		const run = await bench.run(create);
		expect(run.error).toBeUndefined();
		expect([posted(), created()]).toEqual([['fb'], 2]);
		// Both times it was looked for between the two.
		expect(bench.calls().slice(-4)).toEqual(['CreatePost', 'Posts', 'Posts', 'CreatePost']);
	});

	it('finds its own post, not an older one of the same text', async () => {
		await bench.run(create);
		bench.vendor.plan({ on: asks('CreatePost'), fault: timeoutAfterAcceptance() });
		const run = await bench.run({ ...create, options: { ...options, samePost: 'postAgain' } });
		expect(run.itemsOf('Node')[0].id).toBe(bench.account.posts[1].id);
		expect(posted()).toEqual(['fb', 'fb']);
	});

	it('that cannot be looked up is told, and nothing is sent again', async () => {
		bench.vendor.plan(
			{ on: asks('CreatePost'), fault: timeoutAfterAcceptance() },
			{ on: asks('Posts'), at: 2, times: Infinity, fault: serverError() },
		);
		const run = await bench.run({ ...create, options: { timeOut: 1, longestWait: 0 } });
		expect(run.error?.message).toMatch(/did not say whether it took the post/);
		expect(run.error?.description).toMatch(/Look in Buffer/);
		expect(created()).toBe(1);
	});
});

describe('a 500', () => {
	it('after Buffer took the post is looked up', async () => {
		bench.vendor.plan({ on: asks('CreatePost'), fault: serverErrorAfterAcceptance(500) });
		const run = await bench.run(create);
		expect(run.error).toBeUndefined();
		expect([posted(), created()]).toEqual([['fb'], 1]);
	});

	it('for good is told after one more try', async () => {
		bench.vendor.plan({ on: asks('CreatePost'), times: Infinity, fault: serverError() });
		const run = await bench.run(create);
		expect(run.error?.message).toMatch(/^Facebook 'Bakery': Buffer could not finish this/);
		expect(run.error).toMatchObject({ httpCode: '500' });
		expect([posted(), created()]).toEqual([[], 2]);
	});

	it('to a question is asked again', async () => {
		bench.vendor.plan({ on: asks('Channels'), fault: serverError(503) });
		expect((await bench.run(create)).error).toBeUndefined();
		expect(posted()).toEqual(['fb']);
	});
});

describe('too many requests', () => {
	it('are waited out', async () => {
		bench.vendor.plan({ on: asks('CreatePost'), fault: tooManyRequests(7) });
		expect((await bench.run(create)).error).toBeUndefined();
		expect(mockWaits).toEqual(Array.from({ length: 7 }, () => 1000));
		expect([posted(), created()]).toEqual([['fb'], 2]);
	});

	it('are told where the wait is longer than the owner allows, and the rest is not tried', async () => {
		bench.vendor.plan({ on: asks('CreatePost'), at: 2, fault: tooManyRequests(600) });
		const run = await bench.run({ ...all, options: { ...options, longestWait: 5 } });
		expect(run.error?.message).toMatch(
			/2 of 3 channels did not take the post: X \(Twitter\) 'bakery': Buffer takes no more requests in 15 minutes.*600 seconds.*may wait for 5; LinkedIn 'Bakery': Not tried/,
		);
		expect(run.error?.description).toMatch(/'Longest Wait \(Seconds\)'.*not posted twice/);
		expect([posted(), created()]).toEqual([['fb'], 2]);
	});

	it('end with the run when it is cancelled', async () => {
		bench.vendor.plan({ on: asks('Channels'), times: Infinity, fault: tooManyRequests(100) });
		const run = await bench.run(create, { cancelAfterMs: 300 });
		expect(run.status).toBe('canceled');
		expect(mockWaits.length).toBeLessThan(50);
	});
});

describe('some channels', () => {
	beforeEach(() => bench.account.refusals.set('x', refused));

	it('that do not take the post stop the run with what they say', async () => {
		const run = await bench.run(all);
		expect(run.error?.message).toBe(
			"1 of 3 channels did not take the post: X (Twitter) 'bakery': Text is not allowed [item 0]",
		);
		expect(run.error?.description).toMatch(/not posted twice/);
		expect(posted()).toEqual(['fb', 'li']);
	});

	it('get the post in a second run, and the others no second one', async () => {
		await bench.run(all);
		bench.account.refusals.clear();
		const run = await bench.run(all);
		expect(run.itemsOf('Node').map(({ alreadyThere }) => alreadyThere)).toEqual([
			true,
			false,
			true,
		]);
		expect(posted()).toEqual(['fb', 'li', 'x']);
	});

	it('leave by the error output, with the columns of their item', async () => {
		const items = [{ campaign: 'spring' }, { campaign: 'summer' }];
		const text = '={{ $json.campaign }}';
		const run = await bench.run({ ...all, text }, { items, onError: 'continueErrorOutput' });
		expect(run.itemsOf('Node').map(({ channelId }) => channelId)).toEqual(['fb', 'li', 'fb', 'li']);
		expect(run.itemsOf('Node', 1)).toEqual(
			items.map(({ campaign }) => ({
				campaign,
				error: "X (Twitter) 'bakery': Text is not allowed",
				details: {
					channel: 'bakery',
					channelId: 'x',
					network: 'X (Twitter)',
					text: campaign,
					dueAt: null,
					whatToDo: expect.stringMatching(/^Change what Buffer names/),
				},
			})),
		);
		expect(run.fullItemsOf('Node', 1).map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
		]);
	});

	it('stand beside the others where the run goes on', async () => {
		const run = await bench.run(all, { onError: 'continueRegularOutput' });
		expect(run.itemsOf('Node').map(({ channelId, error }) => channelId ?? error)).toEqual([
			...['fb', 'li', "X (Twitter) 'bakery': Text is not allowed"],
		]);
		expect(run.fullItemsOf('Node').map(({ pairedItem }) => pairedItem)).toEqual([
			...[{ item: 0 }, { item: 0 }, { item: 0 }],
		]);
	});
});

describe('what concerns every channel', () => {
	it.each([
		['expired key', () => (bench.target.key = 'old'), /does not accept the API key/, /new API key/],
		[
			'nobody there',
			() => (bench.target.url = 'http://127.0.0.1:9'),
			/could not be reached/,
			/Nothing was sent/,
		],
	])('is told once: %s', async (_, spoil, sentence, advice) => {
		spoil();
		const run = await bench.run({ ...all, options: { longestWait: 0, timeOut: 1 } });
		expect(run.error?.message).toMatch(sentence);
		expect(run.error?.description).toMatch(advice);
		expect(posted()).toEqual([]);
	});

	it('keeps the second item apart from the first', async () => {
		const run = await bench.run(
			{ ...create, text: '={{ $json.text }}' },
			{ items: [{ text: 'One' }, { text: '' }, { text: 'Three' }], onError: 'continueErrorOutput' },
		);
		expect(run.itemsOf('Node').map(({ text }) => text)).toEqual(['One', 'Three']);
		expect(run.itemsOf('Node', 1)).toEqual([
			{
				text: '',
				error: expect.stringMatching(/neither text nor image/),
				details: expect.anything(),
			},
		]);
	});
});

describe('the daily limit', () => {
	const timed = { when: 'customScheduled', dueAt: '2099-12-24T00:30' };

	it('is looked at before anything is sent, on the day of the channel', async () => {
		bench.account.limits.set('x', 1);
		bench.account.channel('x').timezone = 'America/New_York';
		const earlier = { mode: 'customScheduled', dueAt: '2099-12-23T20:00:00-05:00' };
		bench.account.addPost({ channelId: 'x', text: 'Earlier', ...earlier });
		const run = await bench.run({ ...all, ...timed });
		expect(run.error?.message).toMatch(
			/X \(Twitter\) 'bakery': The daily limit of 1 post is reached on 2099-12-23 \(0 sent, 1 planned\)/,
		);
		expect([posted(), created()]).toEqual([['x', 'fb', 'li'], 2]);
	});

	it('does not hold drafts or the queue back', async () => {
		bench.account.limits.set('fb', 0);
		await bench.run({ ...create, when: 'draft' });
		await bench.run({ ...create, text: 'Queued' });
		expect(posted()).toEqual(['fb', 'fb']);
	});
});
