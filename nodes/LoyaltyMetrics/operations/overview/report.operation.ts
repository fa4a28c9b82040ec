import { z } from 'zod/v4';

import { groupByShape } from '../../../../schema/groups';
import { InputError } from '../../../../schema/parse';
import { groupByField } from '../../../shared/groupByField';
import { defineOperation } from '../../../shared/operation';
import { titleOf } from '../../../shared/page/heading';
import { htmlOf } from '../../../shared/page/html';
import { textOf } from '../../../shared/page/text';
import { comparedOn, reportPage } from './report.page';
import { readPages, type Pages } from './report.pages';

/** Items with a `page` in, from any operations of this node; one item with one page, or one per group, out. */
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
		{
			...groupByField,
			placeholder: 'e.g. group',
			hint: 'Leave empty for one page of all',
			description:
				'Column whose values split the pages, each with a report of its own. Pages made with Group By carry theirs in the column group.',
		},
	],
	params: z.object({ title: z.string().trim(), ...groupByShape }),
	rows: { pages: readPages },

	run({ pages: { parts } }: { pages: Pages }, { title }) {
		if (parts.length === 0) {
			throw new InputError(
				'No item brought a page',
				'Look at the reasons beside the items that arrived.',
			);
		}
		return parts.map(({ group, pages, items }) => {
			const page = reportPage(titleOf(title, group), pages);
			const having = (verdict: string) =>
				page.findings.filter((finding) => finding.verdict === verdict).length;
			const json = {
				...(group === null ? {} : { group }),
				title: page.title,
				pages: pages.length,
				compared: comparedOn(pages),
				better: having('better'),
				worse: having('worse'),
				lookAt: page.findings.map(({ lookAt }) => lookAt).filter((advice) => advice !== ''),
				html: htmlOf(page),
				text: textOf(page),
				page,
			};
			return { json, from: [{ input: 'pages', items, from: 0, to: items.length }] };
		});
	},
});
