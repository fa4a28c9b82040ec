import { z } from 'zod/v4';

import { InputError } from '../../../../schema/parse';
import { defineOperation } from '../../../shared/operation';
import { htmlOf } from '../../../shared/page/html';
import { textOf } from '../../../shared/page/text';
import { reportPage } from './report.page';
import { readPages, type Pages } from './report.pages';

/** Items with a `page` in, from any operations of this node; one item with one page out. */
export const report = defineOperation({
	value: 'report',
	name: 'Report',
	action: 'Put pages together',
	description:
		'One page from several: what changed, whether it is more than chance, what to look at',
	fields: [
		{
			displayName: 'Title',
			name: 'title',
			type: 'string',
			default: 'How loyal are our customers?',
			description: 'The heading of the page, also useful as the subject of an e-mail',
		},
	],
	params: z.object({ title: z.string().trim() }),
	rows: { pages: readPages },

	run({ pages: { pages, items } }: { pages: Pages }, { title }) {
		if (pages.length === 0) {
			throw new InputError(
				'No item brought a page',
				'Look at the reasons beside the items that arrived.',
			);
		}
		const page = reportPage(title, pages[0].subtitle, pages);
		const having = (verdict: string) =>
			page.findings.filter((finding) => finding.verdict === verdict).length;
		const json = {
			title,
			pages: pages.length,
			better: having('better'),
			worse: having('worse'),
			lookAt: page.findings.map(({ lookAt }) => lookAt).filter((advice) => advice !== ''),
			html: htmlOf(page),
			text: textOf(page),
			page,
		};
		return [{ json, from: [{ input: 'pages', items, from: 0, to: items.length }] }];
	},
});
