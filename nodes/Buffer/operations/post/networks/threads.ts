import { filled, optionalText } from '../../../settings';
import { followUpsField, linkAttachmentOf, linkField, threadOf, type Network } from './network';

/** Threads: a topic, a link with a preview, and threads. */
export const threads: Network = {
	service: 'threads',
	key: 'threads',
	name: 'Threads',
	fields: [
		followUpsField,
		linkField,
		{
			displayName: 'Topic',
			name: 'topic',
			type: 'string',
			default: '',
			description: 'The topic that the post is filed under',
		},
	],
	metadata: ({ followUps, link, topic }, content) =>
		filled({
			thread: threadOf(followUps, content),
			linkAttachment: linkAttachmentOf(link),
			topic: optionalText(topic),
		}),
};
