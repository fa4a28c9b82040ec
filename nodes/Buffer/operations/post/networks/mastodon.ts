import { filled, optionalText } from '../../../settings';
import { followUpsField, threadOf, type Network } from './network';

/** Mastodon: a warning that hides the text, and threads. */
export const mastodon: Network = {
	service: 'mastodon',
	key: 'mastodon',
	name: 'Mastodon',
	fields: [
		{
			displayName: 'Content Warning',
			name: 'spoilerText',
			type: 'string',
			default: '',
			description: 'Text that is shown in place of the post until somebody opens it',
		},
		followUpsField,
	],
	metadata: ({ spoilerText, followUps }, content) =>
		filled({ thread: threadOf(followUps, content), spoilerText: optionalText(spoilerText) }),
};
