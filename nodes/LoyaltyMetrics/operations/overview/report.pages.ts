import { z } from 'zod/v4';

import { inChunks, type Steps } from '../../../../core/steps';
import { groupsOf } from '../../../../schema/groups';
import { groupColumn } from '../../../../schema/orders/orderGroups';
import { InputError, type BadRow, type Item, type Reading } from '../../../../schema/parse';
import type { Page } from '../../../shared/page/page';

const text = z.string();
const cells = z.array(text);

const finding = z.object({
	metric: text,
	now: text,
	before: text,
	verdict: z.enum(['better', 'worse', 'noChangeShown', 'notComparable']),
	text,
	lookAt: text,
});

const section = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('heading'), text, note: text }),
	z.object({ kind: z.literal('notes'), notes: cells }),
	z.object({
		kind: z.literal('tiles'),
		tiles: z.array(z.object({ label: text, value: text, note: text })),
	}),
	z.object({
		kind: z.literal('bars'),
		heading: text,
		bars: z.array(
			z.object({
				label: text,
				note: text,
				amount: z.number().nullable(),
				value: text,
				colour: z.string().regex(/^#[0-9a-f]{6}$/i),
			}),
		),
	}),
	z.object({ kind: z.literal('table'), heading: text, columns: cells, rows: z.array(cells) }),
	z.object({
		kind: z.literal('heatMap'),
		heading: text,
		columns: cells,
		rows: z.array(
			z.object({
				label: text,
				note: text,
				cells: z.array(z.object({ text, share: z.number().nullable() })),
			}),
		),
	}),
]);

const page = z.object({
	title: text,
	subtitle: text,
	findings: z.array(finding),
	sections: z.array(section),
	notes: cells,
});

/** Pages of one group, or all, in the order in which they arrive. */
export type PagesOfGroup = Readonly<{
	group: string | null;
	pages: readonly Page[];
	items: readonly number[];
}>;

export type Pages = Readonly<{ parts: readonly PagesOfGroup[] }>;

/** Reads the `page` of each item; the text in it is escaped when the report is written, whoever wrote it. */
export function* readPages(
	items: readonly Item[],
	{ groupBy }: Readonly<{ groupBy: string }>,
): Steps<Reading<Pages>> {
	if (items.length === 0) {
		throw new InputError(
			'There are no pages to put together',
			'Connect other operations of Loyalty Metrics that give a page, through a Merge node set to Append.',
		);
	}
	const column = yield* groupColumn(items, groupBy);
	const groups = column && groupsOf(column.name);
	const parts: { group: string | null; pages: Page[]; items: number[] }[] = [];
	const bad: BadRow[] = [];
	yield* inChunks(items.length, (begin, end) => {
		for (let item = begin; item < end; item++) {
			const parsed = page.safeParse(items[item].page);
			if (!parsed.success) {
				bad.push(withoutPage(item));
				continue;
			}
			const at = column && groups ? groups.indexOf(column.read(items[item])) : 0;
			parts[at] ??= { group: groups ? groups.names[at] : null, pages: [], items: [] };
			parts[at].pages.push(parsed.data);
			parts[at].items.push(item);
		}
	});
	return { rows: { parts }, bad, hints: [] };
}

function withoutPage(item: number): BadRow {
	return {
		item,
		column: 'page',
		found: '',
		message: 'The item has no "page" as the operations of Loyalty Metrics make it',
		advice:
			'Connect operations that give a page; where there is a choice under Output, choose the one with a page.',
	};
}
