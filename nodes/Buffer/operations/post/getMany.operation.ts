import { simplifyField } from '../../../shared/simplifyField';
import { channelsFilterField, organizationField } from '../../channelFields';
import { chosenOrganization } from '../../channels';
import { limitFields, limitOf } from '../../limitFields';
import type { BufferOperation } from '../../operation';
import { optionsField } from '../../optionFields';
import { postItem } from '../../outputs';
import { postsOf } from '../../posts';
import { filled, idsOf } from '../../settings';
import { filtersField, filterOf, sortField, sortOf } from './getMany.fields';

/** Posts of an organization, filtered and sorted by Buffer. */
export const getManyPosts: BufferOperation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many posts',
	description: 'Drafts, planned posts and those that have gone out',
	fields: [
		organizationField,
		channelsFilterField,
		...limitFields,
		filtersField,
		sortField,
		simplifyField,
		optionsField(),
	],
	async run(call) {
		const simplify = call.setting('simplify', true) === true;
		const limit = limitOf(call);
		const channelIds = idsOf(call.setting('channels', []), 'Channel Names or IDs');
		const filter = filterOf(call, channelIds);
		const organizationId = await chosenOrganization(call);
		const input = filled({ organizationId, filter, sort: sortOf(call) });
		const posts = await postsOf(call, input, { limit, full: !simplify });
		return { done: posts.map((post) => postItem(post, simplify)) };
	},
};
