import { addressOf, filled, optionalText } from '../../../settings';
import { needed, type Network } from './network';

/** Pinterest: the board, a title, and where the pin leads to. */
export const pinterest: Network = {
	service: 'pinterest',
	key: 'pinterest',
	name: 'Pinterest',
	fields: [
		{
			displayName: 'Board ID',
			name: 'boardServiceId',
			type: 'string',
			default: '',
			description: "The 'serviceId' of a board: Channel Get lists them with Simplify off",
		},
		{
			displayName: 'Link',
			name: 'link',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com',
			description: 'Address of the page that the pin leads to',
		},
		{
			displayName: 'Title',
			name: 'title',
			type: 'string',
			default: '',
			description: 'Title of the pin',
		},
	],
	metadata({ boardServiceId, link, title }, content) {
		const address = optionalText(link);
		return filled({
			boardServiceId: needed(boardServiceId, 'Board ID', 'Pinterest', content),
			url: address && addressOf(address, 'Link'),
			title: optionalText(title),
		});
	},
	always: true,
};
