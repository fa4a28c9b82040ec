import { addressOf, filled, optionalText } from '../../../settings';
import { firstCommentField, type Network } from './network';

/** Instagram: post, reel or story, a first comment, the link of the shop grid, a place. */
export const instagram: Network = {
	service: 'instagram',
	key: 'instagram',
	name: 'Instagram',
	fields: [
		firstCommentField,
		{
			displayName: 'Link of the Shop Grid',
			name: 'link',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com',
			description: "Where the picture leads to on the channel's Shop Grid page",
		},
		{
			displayName: 'Place ID',
			name: 'placeId',
			type: 'string',
			default: '',
			description: 'ID of the place that the post is tagged with',
		},
		{
			displayName: 'Place Name',
			name: 'placeName',
			type: 'string',
			default: '',
			description: 'Name of the place that the post is tagged with',
		},
		{
			displayName: 'Show in Feed',
			name: 'shouldShareToFeed',
			type: 'boolean',
			default: true,
			description: 'Whether a reel is shown among the posts, too',
		},
		{
			displayName: 'Type',
			name: 'type',
			type: 'options',
			options: [
				{ name: 'Carousel', value: 'carousel' },
				{ name: 'Post', value: 'post' },
				{ name: 'Reel', value: 'reel' },
				{ name: 'Story', value: 'story' },
			],
			default: 'post',
		},
	],
	metadata(set) {
		const [link, id, text] = [set.link, set.placeId, set.placeName].map(optionalText);
		return filled({
			type: optionalText(set.type) ?? 'post',
			shouldShareToFeed: set.shouldShareToFeed !== false,
			firstComment: optionalText(set.firstComment),
			link: link && addressOf(link, 'Link of the Shop Grid'),
			geolocation: id || text ? filled({ id, text }) : undefined,
		});
	},
	always: true,
};
