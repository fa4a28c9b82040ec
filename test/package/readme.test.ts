import { isThere, linksIn, textOf, workflowFiles } from './pages.cjs';

test('the README leads to every workflow', () => {
	const links = linksIn('README.md');
	expect(workflowFiles().filter((name) => !links.includes(`workflows/${name}`))).toEqual([]);
});

test.each(['README.md', 'workflows/README.md'])(
	'links and pictures of %s lead to files that are there',
	(page) => {
		const targets = linksIn(page);
		expect(targets.length).toBeGreaterThan(0);
		expect(targets.filter((target) => !isThere(page, target))).toEqual([]);
	},
);

test('no row of a table of the README is there twice', () => {
	const rows = textOf('README.md')
		.split('\n')
		.filter((line) => /^\|.*\w/.test(line))
		.map((row) => row.split('|').slice(1, 4).join('|'));
	expect(rows.filter((name, at) => rows.indexOf(name) !== at)).toEqual([]);
});
