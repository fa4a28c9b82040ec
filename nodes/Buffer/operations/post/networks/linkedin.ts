import { filled, optionalText } from '../../../settings';
import { firstCommentField, linkAttachmentOf, linkField, type Network } from './network';

/** LinkedIn: a first comment, and a link with a preview. */
export const linkedin: Network = {
	service: 'linkedin',
	key: 'linkedin',
	name: 'LinkedIn',
	fields: [firstCommentField, linkField],
	metadata: ({ firstComment, link }) =>
		filled({ firstComment: optionalText(firstComment), linkAttachment: linkAttachmentOf(link) }),
};
