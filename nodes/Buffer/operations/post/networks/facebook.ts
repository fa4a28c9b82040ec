import { filled, optionalText } from '../../../settings';
import { firstCommentField, linkAttachmentOf, linkField, type Network } from './network';

/** Facebook: post, reel or story, a first comment, a link with a preview. */
export const facebook: Network = {
	service: 'facebook',
	key: 'facebook',
	name: 'Facebook',
	fields: [
		firstCommentField,
		linkField,
		{
			displayName: 'Type',
			name: 'type',
			type: 'options',
			options: [
				{ name: 'Post', value: 'post' },
				{ name: 'Reel', value: 'reel' },
				{ name: 'Story', value: 'story' },
			],
			default: 'post',
		},
	],
	metadata: ({ type, firstComment, link }) =>
		filled({
			type: optionalText(type) ?? 'post',
			firstComment: optionalText(firstComment),
			linkAttachment: linkAttachmentOf(link),
		}),
	always: true,
};
