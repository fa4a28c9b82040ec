import onDataTables from '../../workflows/contact-with-consent-and-holdout.json';
import onPostgres from '../../workflows/contact-with-consent-and-holdout-postgres.json';
import { sql } from './sqlFiles.cjs';

// workflows/contact-with-consent-and-holdout-postgres.json: the queries, and what it has in common with its twin.
const QUERIES = {
	'Create the Contact Log': 'contact-log',
	'Get the Contact Log': 'read-log',
	'Get the Contact Log Again': 'read-log',
	'Record the Control Group': 'record-control',
	'Keep the Reservation': 'reserve',
	'Read the Log of This Customer': 'read-customer',
	'Release the Reservation': 'update-status',
	'Mark It as Sent': 'update-status',
	'Get What Was Reserved': 'list-reserved',
};

const ofPostgres = onPostgres.nodes.filter(({ type }) => type === 'n8n-nodes-base.postgres');
const withoutComments = (text: string) => text.replace(/^--.*\n/gm, '').trim();

test('its queries are those of the files, without comments: n8n would write values into them too', () => {
	const queries = ofPostgres.map(({ name, parameters }) => [
		name,
		(parameters as { query: string }).query,
	]);
	const files = Object.entries(QUERIES).map(([name, file]) => [name, withoutComments(sql(file))]);
	expect(Object.fromEntries(queries)).toEqual(Object.fromEntries(files));
	for (const [, query] of queries) expect(query).not.toContain('--');
});

test('as many values are given as the query has places', () => {
	for (const { name, parameters } of ofPostgres) {
		const { query, options } = parameters as {
			query: string;
			options: { queryReplacement?: string };
		};
		const places = new Set(query.match(/\$\d/g) ?? []).size;
		const values = (options.queryReplacement ?? '').replace(/^=\{\{ \[|\] \}\}$/g, '');
		expect([name, values === '' ? 0 : values.split(', ').length]).toEqual([name, places]);
	}
});

/** Neither where it stands nor its number. */
const byName = ({ nodes }: { nodes: ReadonlyArray<Record<string, unknown>> }) =>
	new Map(nodes.map((node) => [node.name, { ...node, id: undefined, position: undefined }]));

test('all other nodes are those of the workflow on Data Tables', () => {
	const [one, other] = [byName(onDataTables), byName(onPostgres)];
	const own = new Set([...Object.keys(QUERIES), 'Was It Kept?', 'Check Who Came First']);
	const notes = ['Start here', 'About the decision'];
	for (const [name, node] of other) {
		if (own.has(name as string) || notes.includes(name as string)) continue;
		expect(node).toEqual(one.get(name));
	}
	const missing = [...one.keys()].filter((name) => !other.has(name));
	expect(missing).toEqual(['Skip Those Recorded Before']);
});

test('all other connections are those of the workflow on Data Tables', () => {
	const [one, other]: Array<Record<string, unknown>> = [
		onDataTables.connections,
		onPostgres.connections,
	];
	const own = ['Settings', 'Use My Orders?', 'Create the Contact Log'];
	own.push('Belongs to the Control Group?', 'Skip Those Recorded Before');
	own.push('Keep the Reservation', 'Was It Kept?');
	const others = ({ ...all }: Record<string, unknown>) => {
		for (const name of own) delete all[name];
		return all;
	};
	expect(others(other)).toEqual(others(one));
	// The log is made where it is first needed, so that the preview touches no database.
	const asked = onDataTables.connections['Use My Orders?'].main;
	expect(onPostgres.connections['Create the Contact Log'].main).toEqual([asked[0]]);
	expect(onPostgres.connections['Use My Orders?'].main[1]).toEqual(asked[1]);
});

test('whoever comes second goes on with the next customer', () => {
	const { connections } = onPostgres;
	expect(connections['Was It Kept?'].main.map(([to]) => to.node)).toEqual([
		'Read the Log of This Customer',
		'Loop Over the Customers',
	]);
});
