import { filled, optionalText } from '../../../settings';
import { aiGeneratedField, needed, type Network } from './network';

/** YouTube's own numbers for its categories. */
const CATEGORIES: Readonly<Record<string, string>> = {
	'Autos & Vehicles': '2',
	Comedy: '23',
	Education: '27',
	Entertainment: '24',
	'Film & Animation': '1',
	Gaming: '20',
	'Howto & Style': '26',
	Music: '10',
	'News & Politics': '25',
	'Nonprofits & Activism': '29',
	'People & Blogs': '22',
	'Pets & Animals': '15',
	'Science & Technology': '28',
	Sports: '17',
	'Travel & Events': '19',
};

/** YouTube: title and category, who may see the video, and what may be done with it. */
export const youtube: Network = {
	service: 'youtube',
	key: 'youtube',
	name: 'YouTube',
	fields: [
		{
			displayName: 'Category',
			name: 'categoryId',
			type: 'options',
			options: Object.entries(CATEGORIES).map(([name, value]) => ({ name, value })),
			default: '26',
		},
		{
			displayName: 'Embeddable',
			name: 'embeddable',
			type: 'boolean',
			default: true,
			description: 'Whether other pages may show the video',
		},
		{
			displayName: 'License',
			name: 'license',
			type: 'options',
			options: [
				{ name: 'Creative Commons', value: 'creativeCommon' },
				{ name: 'Standard YouTube License', value: 'youtube' },
			],
			default: 'youtube',
		},
		{
			displayName: 'Made for Kids',
			name: 'madeForKids',
			type: 'boolean',
			default: false,
			description: 'Whether the video is meant for children',
		},
		aiGeneratedField,
		{
			displayName: 'Notify Subscribers',
			name: 'notifySubscribers',
			type: 'boolean',
			default: true,
			description: 'Whether subscribers are told of it',
		},
		{
			displayName: 'Title',
			name: 'title',
			type: 'string',
			default: '',
			description: 'Title of the video',
		},
		{
			displayName: 'Visibility',
			name: 'privacy',
			type: 'options',
			options: [
				{ name: 'Private', value: 'private' },
				{ name: 'Public', value: 'public' },
				{ name: 'Unlisted', value: 'unlisted' },
			],
			default: 'public',
			description: 'Who may see the video',
		},
	],
	metadata: ({ title, categoryId, ...others }, content) =>
		filled({
			...others,
			title: needed(title, 'Title', 'YouTube', content),
			// The list in the panel shows a choice that an untouched field does not store.
			categoryId: optionalText(categoryId) ?? (content.editing ? undefined : '26'),
		}),
	always: true,
};
