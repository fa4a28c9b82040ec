/** Posts that are there: read, changed and taken away. */
import { asks, bufferBench, faults } from './bufferBench.cjs';

const { timeoutAfterAcceptance, timeoutBeforeAcceptance } = faults;

type Bench = Awaited<ReturnType<typeof bufferBench>>;

let bench: Bench;
const post = (operation: string, more: object) => ({ resource: 'post', operation, ...more });
const dueOn = (day: number) => new Date(Date.UTC(2099, 0, 1 + day, 8)).toISOString();

beforeEach(async () => {
	bench = await bufferBench();
	bench.account.addChannel({ id: 'fb', service: 'facebook', name: 'Bakery' });
	bench.account.addChannel({ id: 'x', service: 'twitter', timezone: 'Asia/Tokyo' });
});
afterEach(async () => {
	await bench.end();
	expect(bench.problems).toEqual([]);
});

function timed(count: number) {
	const input = { channelId: 'fb', mode: 'customScheduled', metadata: { facebook: {} } };
	for (let at = 0; at < count; at++) {
		bench.account.addPost({ ...input, text: `Post ${at}`, dueAt: dueOn(at) });
	}
}

describe('Get Many', () => {
	it('reads more than 250 posts, each once and in order', async () => {
		timed(257);
		const run = await bench.run(post('getMany', { returnAll: true }));
		expect(run.itemsOf('Node').map(({ text }) => text)).toEqual(
			Array.from({ length: 257 }, (_, at) => `Post ${at}`),
		);
		expect(bench.calls().filter((name) => name === 'Posts')).toHaveLength(6);
		expect(run.fullItemsOf('Node')[256].pairedItem).toEqual({ item: 0 });
	});

	it('reads no more than it has to', async () => {
		timed(120);
		const run = await bench.run(post('getMany', { limit: 60 }));
		expect(run.itemsOf('Node')).toHaveLength(60);
		expect(bench.asked.map(({ variables }) => variables.first)).toEqual([undefined, 50, 10]);
	});

	it('filters by channel, status, tag and time', async () => {
		timed(3);
		const input = { channelId: 'x', mode: 'customScheduled', dueAt: dueOn(1) };
		bench.account.addPost({ ...input, text: 'Tagged', tagIds: ['t1'] });
		bench.account.addPost({ ...input, text: 'Draft', saveToDraft: true });
		const texts = async (more: object) =>
			(await bench.run(post('getMany', more))).itemsOf('Node').map(({ text }) => text);
		expect(await texts({ channels: ['x'] })).toEqual(['Tagged', 'Draft']);
		expect(await texts({ filters: { status: ['draft'] } })).toEqual(['Draft']);
		expect(await texts({ filters: { tagIds: 't1' } })).toEqual(['Tagged']);
		expect(await texts({ filters: { tagIds: 't1', untagged: true }, limit: 1 })).toHaveLength(1);
		expect(await texts({ filters: { dueAfter: '2099-01-03T00:00' } })).toEqual(['Post 2']);
		expect(await texts({ filters: { dueBefore: '2099-01-01T09:00' } })).toEqual(['Post 0']);
		expect((await texts({ sort: 'dueAt:desc' }))[0]).toBe('Post 2');
	});

	it('shows few fields, and all on request', async () => {
		timed(1);
		const few = (await bench.run(post('getMany', {}))).itemsOf('Node')[0];
		expect(Object.keys(few)).toHaveLength(10);
		const full = (await bench.run(post('getMany', { simplify: false }))).itemsOf('Node')[0];
		expect(full).toMatchObject({
			shareMode: 'customScheduled',
			dueAtUtc: dueOn(0),
			dueAt: '2099-01-01T09:00:00+01:00',
			timeZone: 'Europe/Berlin',
		});
	});

	it('refuses a limit that is none', async () => {
		const run = await bench.run(post('getMany', { limit: '={{ "many" }}' }));
		expect(run.error?.message).toMatch(
			/'Limit' needs a whole number of at least 1; it holds "many"/,
		);
	});
});

describe('Get', () => {
	it('tells what keeps a post from going out', async () => {
		timed(1);
		const [made] = bench.account.posts;
		Object.assign(made, {
			status: 'error',
			error: { message: 'Image too large', supportUrl: null },
		});
		const [item] = (await bench.run(post('get', { postId: made.id }))).itemsOf('Node');
		expect(item).toMatchObject({ status: 'error', reason: 'Image too large' });
	});

	it('tells of a post that is not there', async () => {
		const run = await bench.run(post('get', { postId: 'gone' }));
		expect(run.error?.message).toMatch(/does not have what was asked for: Post gone not found/);
		expect(run.error?.description).toMatch(/Check the ID/);
	});

	it.each(['get', 'edit', 'delete'])('%s needs an ID', async (operation) => {
		const run = await bench.run(post(operation, { postId: '={{ "" }}' }));
		expect(run.error?.message).toMatch(/'Post ID' is empty/);
	});
});

describe('Edit', () => {
	const edit = (updateFields: object) =>
		post('edit', { postId: bench.account.posts[0].id, updateFields, options: { timeOut: 1 } });
	beforeEach(() => {
		const facebook = { type: 'reel' };
		bench.account.addPost({
			...{ channelId: 'fb', text: 'Bread', mode: 'customScheduled', dueAt: dueOn(0) },
			...{ tagIds: ['t1'], metadata: { facebook }, schedulingType: 'notification' },
			assets: [{ image: { url: 'https://example.com/a.jpg' } }],
		});
	});

	it('changes the text and leaves the rest', async () => {
		const run = await bench.run(edit({ text: 'Rolls' }));
		expect(run.itemsOf('Node')[0]).toMatchObject({ text: 'Rolls', status: 'scheduled' });
		expect(bench.account.posts[0]).toMatchObject({
			dueAt: dueOn(0),
			schedulingType: 'notification',
			tags: [{ id: 't1' }],
			assets: [{ source: 'https://example.com/a.jpg' }],
			sentMetadata: { facebook: { type: 'reel' } },
		});
	});

	it('changes the time alone', async () => {
		await bench.run(edit({ dueAt: '2099-06-01T12:00', timeZone: 'Asia/Tokyo' }));
		expect(bench.account.posts[0]).toMatchObject({
			text: 'Bread',
			dueAt: '2099-06-01T03:00:00.000Z',
		});
	});

	it('takes pictures and tags away', async () => {
		await bench.run(edit({ imageUrls: '', tagIds: '' }));
		expect(bench.account.posts[0]).toMatchObject({ assets: [], tags: [] });
	});

	it('makes a draft of it, and leaves a draft a draft', async () => {
		await bench.run(edit({ when: 'draft' }));
		await bench.run(edit({ text: 'Still a draft' }));
		expect(bench.account.posts[0]).toMatchObject({ status: 'draft', text: 'Still a draft' });
	});

	it('that was not answered is made once more', async () => {
		bench.vendor.plan({ on: asks('EditPost'), fault: timeoutAfterAcceptance() });
		const run = await bench.run(edit({ text: 'Rolls' }));
		expect(run.itemsOf('Node')[0]).toMatchObject({ text: 'Rolls' });
	});

	it('that publishes is made once', async () => {
		bench.vendor.plan({ on: asks('EditPost'), fault: timeoutBeforeAcceptance() });
		const run = await bench.run(edit({ when: 'shareNow' }));
		expect(run.error?.message).toMatch(/Facebook 'Bakery': Buffer did not answer within 1 second/);
		expect(bench.calls().filter((name) => name === 'EditPost')).toHaveLength(1);
	});

	it('is refused for a post that has gone out, and without a change', async () => {
		expect((await bench.run(edit({}))).error?.message).toMatch(/'Update Fields' is empty/);
		bench.account.posts[0].status = 'sent';
		const run = await bench.run(edit({ text: 'Rolls' }));
		expect(run.error?.message).toMatch(/has gone out on Facebook/);
	});
});

describe('Delete', () => {
	const remove = () => post('delete', { postId: 'post3', options: { timeOut: 1 } });
	beforeEach(() => {
		bench.account.addPost({ channelId: 'fb', text: 'Bread', mode: 'addToQueue' }, { id: 'post3' });
	});

	it('answers that it is gone', async () => {
		const run = await bench.run(remove());
		expect(run.itemsOf('Node')).toEqual([{ deleted: true }]);
		expect(bench.account.posts).toEqual([]);
	});

	it.each([
		['before', timeoutBeforeAcceptance()],
		['after', timeoutAfterAcceptance()],
	])('holds through a time-out %s Buffer did it', async (_, fault) => {
		bench.vendor.plan({ on: asks('DeletePost'), fault });
		const run = await bench.run(remove());
		expect(run.itemsOf('Node')).toEqual([{ deleted: true }]);
		expect(bench.account.posts).toEqual([]);
	});

	it('tells of a post that is not there', async () => {
		await bench.run(remove());
		const run = await bench.run(remove());
		expect(run.error?.message).toMatch(/Post post3 not found/);
	});
});
