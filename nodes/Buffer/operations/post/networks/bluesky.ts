import { filled } from '../../../settings';
import { followUpsField, linkAttachmentOf, linkField, threadOf, type Network } from './network';

/** Bluesky: a link with a preview, and threads. */
export const bluesky: Network = {
	service: 'bluesky',
	key: 'bluesky',
	name: 'Bluesky',
	fields: [followUpsField, linkField],
	metadata: ({ followUps, link }, content) =>
		filled({ thread: threadOf(followUps, content), linkAttachment: linkAttachmentOf(link) }),
};
