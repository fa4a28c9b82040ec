import shipped from '../../workflows/bring-back-reach-buffer.json';
import share from '../../workflows/share-customer-love.json';
import type { AnyJson } from '../anyJson.cjs';
import { dataTables } from './dataTables.cjs';
import { runWorkflow } from './engine.cjs';
import { hurried } from './expressions.cjs';
import { withSettings } from './settings.cjs';

// workflows/bring-back-reach-buffer.json as shipped, in n8n's own engine; what Buffer would give is pinned.
const SHARED = 'Loyalty Shared Quotes';
type Row = Record<string, unknown>;

const columnsOf = (workflow: AnyJson) =>
	workflow.nodes
		.find(({ name }: AnyJson) => name === 'Create the Shared Quotes')
		.parameters.columns.column.map(({ name }: AnyJson) => name) as string[];
const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

const quote = (name: string, posts: string[], more: Row = {}) => ({
	...Object.fromEntries(columnsOf(shipped).map((column) => [column, null])),
	...{ idempotency_key: `key of ${name}`, run_id: '1', customer_email: `${name}@example.com` },
	...{ status: 'confirmed', due_at: ago(3), quote: `Words of ${name}`, shown_as: name },
	posts: JSON.stringify(posts.map((postId) => ({ network: 'x', channel: 'c', postId }))),
	...more,
});
const post = (id: string, figures: Record<string, number> | null, more: Row = {}) => ({
	...{ id, status: 'sent', channelService: 'facebook', error: null },
	metrics:
		figures && Object.entries(figures).map(([type, value]) => ({ type, value, unit: 'count' })),
	...more,
});

async function run(rows: Row[], posts: Row[], set: Row = { use_my_data: true }) {
	const tables = dataTables();
	const all = await tables.getDataTableAggregateProxy();
	const columns = columnsOf(shipped).map((name) => ({ name, type: 'string' }));
	const { id } = await all.createDataTable({ name: SHARED, columns });
	await (await tables.getDataTableProxy(null, null, id)).insertRows(rows);
	const workflow = withSettings(hurried(shipped as AnyJson) as AnyJson, set);
	const outcome = await runWorkflow(workflow, {
		start: 'Run Now',
		tables,
		pinned: { 'Ask Buffer': posts.length > 0 ? posts.map((json) => ({ json })) : [{ json: {} }] },
	});
	expect(outcome.error).toBeUndefined();
	return {
		page: String(outcome.itemsOf('Put the Page Together')[0].text),
		figures: Object.fromEntries(
			tables
				.rowsNamed(SHARED)
				.map(({ shown_as: who, views, reactions, comments, clicks }) => [
					who,
					[views, reactions, comments, clicks],
				]),
		),
	};
}

test('both workflows keep the same columns', () => {
	expect(columnsOf(shipped)).toEqual(columnsOf(share));
});

test('the first click shows an example and changes nothing', async () => {
	const { page, figures } = await run([quote('ada', ['p1'])], [], { use_my_data: false });
	expect(page).toMatch(/An example.*“Worth getting up early for\.” Honey.*Seen 412/s);
	expect(figures).toEqual({ ada: [null, null, null, null] });
});

test('figures are added up over the networks; what is not known stays so', async () => {
	const { page, figures } = await run(
		[
			quote('ada', ['p1', 'p2']),
			quote('ben', ['p3'], { views: 9 }),
			quote('cleo', ['gone'], { views: 8 }),
			quote('dora', []),
			quote('emil', ['p4']),
			quote('late', ['p1'], { due_at: ago(90) }),
			quote('soon', ['p1'], { due_at: ago(-2) }),
			quote('open', ['p1'], { status: 'reserved' }),
		],
		[
			post('p1', { impressions: 100, views: 7, reactions: 3, clicks: 0 }),
			post('p2', { reach: 20, reactions: 1 }),
			post('p3', null),
			post('p4', null, { status: 'error', error: { message: 'Account disconnected' } }),
			post('of somebody else', { impressions: 5000 }),
		],
	);
	const unknown = [null, null, null, null];
	expect(figures).toEqual({
		...{ ada: [120, 4, null, 0], ben: [9, null, null, null], cleo: [8, null, null, null] },
		...{ dora: unknown, emil: unknown, late: unknown, soon: unknown, open: unknown },
	});
	for (const said of [
		/“Words of ada” ada:.*Seen 120, Reactions 4, Comments not known, Clicks 0/,
		/“Words of ben” ben:.*no figures of all its posts yet/,
		/“Words of cleo” cleo:.*Buffer does not have all its posts/,
		/“Words of dora” dora:.*No post is known by its id/,
		/“Words of emil” emil:.*Did not go out: facebook, Account disconnected/,
	]) {
		expect(page).toMatch(said);
	}
	expect(page).not.toMatch(/late|soon|open/);
});

test('nothing shared yet: the page says so', async () => {
	const { page } = await run([], []);
	expect(page).toMatch(/No quote has gone out in the last 30 days/);
});
