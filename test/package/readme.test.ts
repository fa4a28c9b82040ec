import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

test('the README leads to every workflow', () => {
	const shipped = readdirSync(join(root, 'workflows')).filter((name) => name.endsWith('.json'));
	expect(shipped.filter((name) => !readme.includes(`(workflows/${name})`))).toEqual([]);
});

test.each(['README.md', 'workflows/README.md'])(
	'links and pictures of %s lead to files that are there',
	(page) => {
		const folder = join(root, page, '..');
		const text = readFileSync(join(root, page), 'utf8');
		const targets = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(
			([, target]) => target,
		);
		expect(targets.length).toBeGreaterThan(0);
		expect(targets.filter((target) => !existsSync(join(folder, target)))).toEqual([]);
	},
);

test('no row of a table of the README is there twice', () => {
	const rows = readme.split('\n').filter((line) => /^\|.*\w/.test(line));
	const names = rows.map((row) => row.split('|').slice(1, 4).join('|'));
	expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});
