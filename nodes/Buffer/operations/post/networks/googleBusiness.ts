import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { instantOfSetting } from '../../../../../schema/dueTime';
import { isBlank } from '../../../../../schema/values/found';
import { addressOf, filled, optionalText } from '../../../settings';
import { needed, type Content, type Network } from './network';

const name = 'Google Business';
const dated = { displayOptions: { show: { type: ['event', 'offer'] } } };

const button: INodeProperties = {
	displayName: 'Button',
	name: 'button',
	type: 'options',
	options: [
		{ name: 'Book', value: 'book' },
		{ name: 'Call', value: 'call' },
		{ name: 'Learn More', value: 'learn_more' },
		{ name: 'None', value: 'none' },
		{ name: 'Order', value: 'order' },
		{ name: 'Shop', value: 'shop' },
		{ name: 'Sign Up', value: 'signup' },
	],
	default: 'none',
	displayOptions: { show: { type: ['event', 'whats_new'] } },
	description: 'What readers are invited to do',
};

/** Google Business: news, an event or an offer, with what each of them needs. */
export const googleBusiness: Network = {
	service: 'googlebusiness',
	key: 'google',
	name,
	fields: [
		{
			displayName: 'Type',
			name: 'type',
			type: 'options',
			options: [
				{ name: 'Event', value: 'event' },
				{ name: 'Offer', value: 'offer' },
				{ name: "What's New", value: 'whats_new' },
			],
			default: 'whats_new',
		},
		button,
		{
			displayName: 'Code',
			name: 'code',
			type: 'string',
			default: '',
			displayOptions: { show: { type: ['offer'] } },
			description: 'What customers show to get the offer',
		},
		{ displayName: 'End', name: 'endDate', type: 'dateTime', default: '', ...dated },
		{
			displayName: 'Link',
			name: 'link',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com',
			description: 'Where the button or the offer leads to',
		},
		{ displayName: 'Start', name: 'startDate', type: 'dateTime', default: '', ...dated },
		{
			displayName: 'Terms',
			name: 'terms',
			type: 'string',
			default: '',
			displayOptions: { show: { type: ['offer'] } },
			description: 'Conditions of the offer',
		},
		{ displayName: 'Title', name: 'title', type: 'string', default: '', ...dated },
		{
			displayName: 'Whole Days',
			name: 'isFullDayEvent',
			type: 'boolean',
			default: false,
			displayOptions: { show: { type: ['event'] } },
			description: 'Whether the event has days only, without hours',
		},
	],
	metadata(set, content) {
		const type = optionalText(set.type) ?? 'whats_new';
		const address = optionalText(set.link);
		const link = address && addressOf(address, 'Link');
		const action = optionalText(set.button) ?? (content.editing ? undefined : 'none');
		if (type === 'whats_new') return { type, detailsWhatsNew: filled({ button: action, link }) };
		const title = needed(set.title, 'Title', name, content);
		const dates = {
			title,
			startDate: timeIn(set.startDate, 'Start', content),
			endDate: timeIn(set.endDate, 'End', content),
		};
		if (type === 'event') {
			const isFullDayEvent = set.isFullDayEvent === true;
			const detailsEvent = filled({ ...dates, isFullDayEvent, button: action, link });
			return filled({ type, title, detailsEvent });
		}
		const [code, terms] = [optionalText(set.code), optionalText(set.terms)];
		return filled({ type, title, detailsOffer: filled({ ...dates, code, link, terms }) });
	},
	always: true,
};

function timeIn(value: IDataObject[string], field: string, content: Content): string | undefined {
	if (isBlank(value)) return needed('', field, name, content);
	return new Date(instantOfSetting(value, field, content.timeZone)).toISOString();
}
