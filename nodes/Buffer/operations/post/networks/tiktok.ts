import { filled, optionalText } from '../../../settings';
import { aiGeneratedField, type Network } from './network';

/** TikTok: a title for photos, and whether it was made with AI. */
export const tiktok: Network = {
	service: 'tiktok',
	key: 'tiktok',
	name: 'TikTok',
	fields: [
		aiGeneratedField,
		{
			displayName: 'Title',
			name: 'title',
			type: 'string',
			default: '',
			description: 'Title of a post of photos',
		},
	],
	metadata: ({ title, isAiGenerated }) =>
		filled({ title: optionalText(title), isAiGenerated: isAiGenerated as boolean | undefined }),
};
