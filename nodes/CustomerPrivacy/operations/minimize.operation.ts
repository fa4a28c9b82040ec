import { readMinimizedItems, type MinimizedItems } from '../../../schema/privacy/minimizedItems';
import { minimizeSettings } from '../../../schema/privacy/minimizeSettings';
import { defineOperation, type OutputItem } from '../../shared/operation';
import { minimizeFields } from './minimize.fields';

/** Any items in; the same with nothing but what a purpose needs, made as coarse as it allows. */
export const minimize = defineOperation({
	value: 'minimize',
	name: 'Minimize',
	action: 'Keep only needed columns',
	description:
		'Leaves out every column that a purpose does not need, and turns birth dates, postcodes, amounts and dates into bands',
	fields: minimizeFields,
	params: minimizeSettings,
	rows: { people: readMinimizedItems },
	withholdsBadRows: true,

	run({ people: { jsons, itemOf } }: { people: MinimizedItems }) {
		return {
			length: jsons.length,
			at: (index: number): OutputItem => ({
				json: jsons[index],
				from: [{ input: 'people', items: itemOf, from: index, to: index + 1 }],
			}),
		};
	},
});
