import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { simplifyField } from '../../../shared/simplifyField';
import { organizationField } from '../../channelFields';
import { chosenOrganization, type Channel } from '../../channels';
import { CHANNELS, CHANNELS_IN_FULL } from '../../documents';
import type { BufferOperation } from '../../operation';
import { optionsField } from '../../optionFields';
import { channelItem } from '../../outputs';
import { limitFields, limitOf } from '../../limitFields';
import { networksField } from '../../networksField';
import { filled, idsOf } from '../../settings';

const filtersField: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		{
			displayName: 'Locked',
			name: 'locked',
			type: 'options',
			options: [
				{ name: 'Only Channels That Are Locked', value: 'locked' },
				{ name: 'Only Channels That Are Not', value: 'open' },
			],
			default: 'open',
			description: 'A channel is locked when the plan of the account has room for fewer',
		},
		networksField('Only channels of these networks'),
	],
};

/** The channels of an organization. */
export const getManyChannels: BufferOperation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many channels',
	description: 'The pages, profiles and accounts that are connected to Buffer',
	fields: [organizationField, ...limitFields, filtersField, simplifyField, optionsField()],
	async run(call) {
		const { setting, request } = call;
		const { locked, networks } = setting('filters', {}) as IDataObject;
		const simplify = setting('simplify', true) === true;
		const organizationId = await chosenOrganization(call);
		const { channels } = await request<{ channels: Channel[] }>(
			simplify ? CHANNELS : CHANNELS_IN_FULL,
			{
				input: filled({
					organizationId,
					filter: locked === undefined ? undefined : { isLocked: locked === 'locked' },
				}),
			},
		);
		const wanted = idsOf(networks, 'Network Names');
		const found = channels.filter(({ service }) => wanted.length === 0 || wanted.includes(service));
		return { done: found.slice(0, limitOf(call)).map((one) => channelItem(one, simplify)) };
	},
};
