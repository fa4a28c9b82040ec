/** Channels, ideas, metrics and limits; and the lists of the panel. */
import { Buffer as BufferNode } from '../../../nodes/Buffer/Buffer.node';
import { asks, bufferBench, faults } from './bufferBench.cjs';

const { timeoutAfterAcceptance } = faults;

type Bench = Awaited<ReturnType<typeof bufferBench>>;

let bench: Bench;

beforeEach(async () => {
	bench = await bufferBench();
	bench.account.addChannel({ id: 'fb', service: 'facebook', name: 'Bakery' });
	const boards = [{ __typename: 'PinterestBoard', serviceId: 'b1', name: 'Cakes' }];
	const metadata = { __typename: 'PinterestMetadata', boards };
	bench.account.addChannel({ id: 'pin', service: 'pinterest', metadata, isLocked: true });
});
afterEach(async () => {
	await bench.end();
	expect(bench.problems).toEqual([]);
});

describe('channels', () => {
	it('are shown with ten fields, and with all on request', async () => {
		const get = { resource: 'channel', operation: 'get' };
		const channel = { __rl: true, mode: 'id', value: 'pin' };
		const [few] = (await bench.run({ ...get, channel })).itemsOf('Node');
		expect(few).toEqual({
			...{ id: 'pin', name: 'bakery', network: 'Pinterest', type: 'business' },
			...{ timeZone: 'Europe/Berlin', connected: true, locked: true, queuePaused: false },
			...{ organizationId: 'org1', link: null },
		});
		const [full] = (await bench.run({ ...get, channel, simplify: false })).itemsOf('Node');
		expect(full.metadata).toEqual({ boards: [{ serviceId: 'b1', name: 'Cakes' }] });
		expect(full.postingSchedule).toHaveLength(7);
	});

	it('are listed, filtered and limited', async () => {
		const ids = async (more: object) =>
			(await bench.run({ resource: 'channel', operation: 'getMany', ...more }))
				.itemsOf('Node')
				.map(({ id }) => id);
		expect(await ids({})).toEqual(['fb', 'pin']);
		expect(await ids({ filters: { networks: ['pinterest'] } })).toEqual(['pin']);
		expect(await ids({ filters: { locked: 'open' } })).toEqual(['fb']);
		expect(await ids({ limit: 1 })).toEqual(['fb']);
	});

	it('are what the lists of the panel show', async () => {
		const { listSearch, loadOptions } = new BufferNode().methods;
		const panel = bench.panel({});
		expect(await listSearch.searchOrganizations.call(panel)).toEqual({
			results: [{ name: 'Corner Bakery', value: 'org1' }],
		});
		expect(await listSearch.searchChannels.call(panel, 'face')).toEqual({
			results: [{ name: 'Bakery (Facebook)', value: 'fb', description: undefined }],
		});
		expect(await loadOptions.getChannels.call(panel)).toEqual([
			{ name: 'Bakery (Facebook)', value: 'fb', description: undefined },
			{ name: 'bakery (Pinterest)', value: 'pin', description: expect.stringMatching(/^Locked/) },
		]);
		bench.target.key = 'old';
		await expect(loadOptions.getChannels.call(panel)).rejects.toThrow(
			/does not accept the API key/,
		);
	});
});

describe('an idea', () => {
	const create = { resource: 'idea', operation: 'create', text: 'Baking course' };

	it('is put on the board', async () => {
		const more = {
			...{ date: '2099-05-01T10:00', groupId: 'g1', networks: ['instagram'] },
			imageUrls: 'https://example.com/a.jpg',
		};
		const run = await bench.run({ ...create, title: 'Course', additionalFields: more });
		expect(run.itemsOf('Node')).toEqual([
			{
				...{ id: bench.account.ideas[0].id, title: 'Course', text: 'Baking course' },
				...{ networks: ['Instagram'], date: '2099-05-01T10:00:00+02:00', groupId: 'g1' },
				images: ['https://example.com/a.jpg'],
				organizationId: 'org1',
				createdAt: expect.stringMatching(/^20\d\d-/),
			},
		]);
	});

	it('without an answer is not sent again', async () => {
		bench.vendor.plan({ on: asks('CreateIdea'), fault: timeoutAfterAcceptance() });
		const run = await bench.run({ ...create, options: { timeOut: 1 } });
		expect(run.error?.description).toMatch(/may be on the board in Buffer/);
		expect(bench.account.ideas).toHaveLength(1);
	});

	it('needs a title or a text', async () => {
		const run = await bench.run({ ...create, text: '' });
		expect(run.error?.message).toMatch(/'Title' and 'Text' are both empty/);
	});
});

describe('metrics', () => {
	const get = { resource: 'metrics', operation: 'get' };
	const metric = (type: string, value: number) => ({
		...{ __typename: 'PostMetric', type, value, name: type, description: type, unit: 'count' },
	});
	const sent = (sentAt: string, reactions: number) =>
		bench.account.addPost(
			{ channelId: 'fb', text: 'Sent', mode: 'shareNow' },
			{ sentAt, metrics: [metric('reactions', reactions), metric('comments', 1)] },
		);
	beforeEach(() => {
		sent('2026-05-01T10:00:00.000Z', 5);
		sent('2026-05-31T22:30:00.000Z', 7);
		sent('2026-06-02T10:00:00.000Z', 100);
	});

	it('are summed for each channel, the last day whole', async () => {
		const period = { period: 'between', from: '2026-05-01', to: '2026-05-31' };
		const run = await bench.run({ ...get, ...period });
		expect(run.itemsOf('Node')).toEqual([
			{
				...{ channel: 'Bakery', channelId: 'fb', network: 'Facebook' },
				...{ from: '2026-05-01', to: '2026-05-31', posts: 2 },
				...{ metrics: { reactions: 12, comments: 2 }, updatedAt: expect.any(String), reason: null },
			},
			expect.objectContaining({ channelId: 'pin', posts: 0, reason: expect.any(String) }),
		]);
		const all = await bench.run({ ...get, ...period, perChannel: false });
		expect(all.itemsOf('Node')).toEqual([expect.objectContaining({ posts: 2, channelId: null })]);
	});

	it.each([
		['a year and a day', { from: '2025-01-01', to: '2026-01-01' }, /366 days; Buffer counts/],
		['an end before its start', { from: '2026-02-01', to: '2026-01-01' }, /comes after 'To'/],
		['no day', { from: 'soon', to: '2026-01-01' }, /'From' needs a date such as/],
	])('refuse a period of %s', async (_, days, sentence) => {
		const run = await bench.run({ ...get, period: 'between', ...days });
		expect(run.error?.message).toMatch(sentence);
	});

	it('end yesterday by default', async () => {
		await bench.run(get);
		const { startDateTime, endDateTime } = bench.asked.at(-1)!.variables.input;
		expect((Date.parse(endDateTime) - Date.parse(startDateTime)) / 86_400_000).toBe(29);
	});
});

describe('limits', () => {
	it('say how many posts are left on a day', async () => {
		bench.account.limits.set('fb', 3);
		bench.account.addPost({
			...{ channelId: 'fb', text: 'Planned', mode: 'customScheduled' },
			dueAt: '2099-12-24T08:00:00Z',
		});
		const run = await bench.run({ resource: 'limits', operation: 'get', date: '2099-12-24' });
		expect(run.itemsOf('Node')).toEqual([
			{
				...{ channel: 'Bakery', channelId: 'fb', network: 'Facebook', date: '2099-12-24' },
				...{ sent: 0, scheduled: 1, limit: 3, left: 2, atLimit: false, reason: null },
			},
			expect.objectContaining({
				...{ channelId: 'pin', limit: null, left: null },
				reason: 'This network has no daily limit',
			}),
		]);
	});

	it('are those of today by default', async () => {
		const run = await bench.run({ resource: 'limits', operation: 'get', channels: ['fb'] });
		expect(run.itemsOf('Node')).toHaveLength(1);
		expect(run.itemsOf('Node')[0].date).toMatch(/^\d{4}-\d\d-\d\d$/);
	});
});
