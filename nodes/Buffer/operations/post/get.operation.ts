import { simplifyField } from '../../../shared/simplifyField';
import { POST_IN_FULL } from '../../documents';
import type { BufferOperation } from '../../operation';
import { optionsField } from '../../optionFields';
import { postItem, type Post } from '../../outputs';
import { requiredText } from '../../settings';
import { postField } from './postField';

/** One post as it stands now. */
export const getPost: BufferOperation = {
	value: 'get',
	name: 'Get',
	action: 'Get a post',
	description:
		'One post: whether it has gone out, when it is due, and what keeps it from going out',
	fields: [postField, simplifyField, optionsField()],
	async run({ setting, request }) {
		const id = requiredText(setting('postId', ''), 'Post ID');
		const { post } = await request<{ post: Post }>(POST_IN_FULL, { input: { id } });
		return { done: [postItem(post, setting('simplify', true) === true)] };
	},
};
