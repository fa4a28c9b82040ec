/** What the lists in the panel show: organizations and channels of the account of the credential. */
import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import {
	channelName,
	channelsOf,
	organizations,
	theOrganization,
	type Asking,
	type Channel,
} from './channels';
import { networkName } from './networks';
import { bufferRequest } from './request';
import { textOf } from './settings';

export async function searchOrganizations(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const all = await organizations(asking(this));
	return {
		results: matching(
			all.map(({ id, name }) => ({ name, value: id })),
			filter,
		),
	};
}

/** Of all organizations: who looks for a channel need not know whose it is. */
export async function searchChannels(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const ask = asking(this);
	const found: INodePropertyOptions[] = [];
	for (const { id } of await organizations(ask)) found.push(...listed(await channelsOf(ask, id)));
	return { results: matching(found, filter) };
}

/** Of the chosen organization. */
export async function getChannels(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const ask = asking(this);
	const chosen = textOf(this.getCurrentNodeParameter('organization', { extractValue: true }));
	const organization = chosen || theOrganization('', await organizations(ask));
	return listed(await channelsOf(ask, organization));
}

function asking(node: ILoadOptionsFunctions): Asking {
	// Somebody waits in front of the list.
	const attempt = bufferRequest(node, { waitSeconds: 5, answerSeconds: 15 });
	return {
		async request(document, variables) {
			const answer = await attempt(document, variables);
			if ('data' in answer) return answer.data as never;
			const { message, advice: description, httpCode } = answer.failure;
			throw new NodeApiError(node.getNode(), { message }, { message, description, httpCode });
		},
	};
}

function listed(channels: readonly Channel[]): INodePropertyOptions[] {
	return channels
		.map((channel) => ({
			name: `${channelName(channel)} (${networkName(channel.service)})`,
			value: channel.id,
			description: troubleOf(channel),
		}))
		.sort((one, other) => one.name.localeCompare(other.name));
}

function troubleOf({ isDisconnected, isLocked, isQueuePaused }: Channel): string | undefined {
	if (isDisconnected) return 'Has to be connected again in Buffer';
	if (isLocked) return "Locked by the limits of the account's plan";
	return isQueuePaused ? 'Its queue is paused' : undefined;
}

function matching(options: INodePropertyOptions[], filter: string): INodePropertyOptions[] {
	const wanted = filter.toLowerCase();
	return options.filter(({ name }) => name.toLowerCase().includes(wanted));
}
