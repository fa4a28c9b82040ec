import { escapeHtml, htmlOf } from '../../../nodes/shared/page/html';
import type { Page } from '../../../nodes/shared/page/page';
import { textOf } from '../../../nodes/shared/page/text';

const hostile = `"><script>alert('x')</script><img src=x onerror=alert(1)>`;

const page: Page = {
	title: hostile,
	subtitle: hostile,
	findings: [
		{
			metric: hostile,
			now: hostile,
			before: hostile,
			verdict: 'worse',
			text: hostile,
			lookAt: hostile,
		},
	],
	sections: [
		{ kind: 'heading', text: hostile, note: hostile },
		{ kind: 'notes', notes: [hostile] },
		{ kind: 'tiles', tiles: [{ label: hostile, value: hostile, note: hostile }] },
		{
			kind: 'bars',
			heading: hostile,
			bars: [
				{ label: hostile, note: hostile, amount: 4, value: hostile, colour: '#2e7d5b' },
				{ label: 'unknown', note: '', amount: null, value: 'unknown', colour: '#2e7d5b' },
			],
		},
		{ kind: 'table', heading: hostile, columns: [hostile, hostile], rows: [[hostile, hostile]] },
		{
			kind: 'heatMap',
			heading: hostile,
			columns: [hostile, hostile],
			rows: [{ label: hostile, note: hostile, cells: [{ text: hostile, share: 0.4 }] }],
		},
	],
	notes: [hostile],
};

test('a hostile name is inert wherever it stands on the page', () => {
	const html = htmlOf(page);
	expect(html).not.toMatch(/<script|<img/i);
	expect(html.match(/&lt;script&gt;/g)).toHaveLength(26);
	expect(html).not.toMatch(/="[^"]*>[^<]*<script/);
});

test('escapes what HTML reads as more than text', () => {
	expect(escapeHtml(`<&>"'`)).toBe('&lt;&amp;&gt;&quot;&#39;');
	expect(escapeHtml('Ünal & Söhne')).toBe('Ünal &amp; Söhne');
});

test('keeps what previews and mail programs keep: no attribute but style', () => {
	const attributes = [...htmlOf(page).matchAll(/<[a-z0-9]+((?:\s+[a-z-]+="[^"]*")*)\s*>/g)]
		.flatMap(([, found]) => [...found.matchAll(/([a-z-]+)=/g)])
		.map(([, name]) => name);
	expect(new Set(attributes)).toEqual(new Set(['style']));
});

test('nothing to draw draws no bar, and the text has every line', () => {
	expect(htmlOf(page).match(/height:16px/g)).toHaveLength(1);
	expect(textOf({ ...page, title: 'T' })).toMatch(/- unknown: unknown/);
});

test('a cell below zero is as blank as one of zero, in a colour that exists', () => {
	const cells = [0.5, 0, -3].map((share) => ({ text: String(share), share }));
	const sections = [
		{
			kind: 'heatMap',
			heading: '',
			columns: ['', '', '', ''],
			rows: [{ label: '', note: '', cells }],
		},
	] as const;
	const colours = [...htmlOf({ ...page, sections }).matchAll(/background:rgb\(([\d,-]+)\)/g)];
	expect(colours.map(([, rgb]) => rgb)).toEqual(['30,110,80', '255,255,255', '255,255,255']);
});

test('figures stand at the right of their column, words at the left', () => {
	const rows = [
		['Champions', '1,204', 'Thank them in person'],
		['Lost', 'unknown', 'Let them go'],
	];
	const columns = ['Segment', 'Customers', 'What to do'];
	const html = htmlOf({
		...{ title: '', subtitle: '', findings: [], notes: [] },
		sections: [{ kind: 'table', heading: '', columns, rows }],
	});
	const alignOf = (text: string) => new RegExp(`text-align:(\\w+)[^>]*>${text}<`).exec(html)?.[1];
	expect(['Segment', '1,204', 'unknown', 'Thank them in person'].map(alignOf)).toEqual([
		...['left', 'right', 'right', 'left'],
	]);
});
