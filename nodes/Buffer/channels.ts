/** Organizations and channels of the account: found, named, and chosen by the settings. */
import { InputError } from '../../schema/parse';
import { CHANNELS, ORGANIZATIONS } from './documents';
import { networkName } from './networks';
import type { Call } from './operation';
import { idsOf, textOf } from './settings';

export type Organization = Readonly<{ id: string; name: string }>;

export type Channel = Readonly<{
	id: string;
	name: string;
	displayName?: string | null;
	service: string;
	type: string;
	timezone: string;
	isDisconnected: boolean;
	isLocked: boolean;
	isQueuePaused: boolean;
	organizationId: string;
	externalLink?: string | null;
	linkShortening?: Readonly<{ isEnabled: boolean; config?: { domain: string } | null }>;
	metadata?: Readonly<{ boards?: readonly { serviceId: string; name: string }[] }> | null;
}>;

/** What a search or an operation needs to ask Buffer. */
export type Asking = Pick<Call, 'request'>;

export function channelName({ displayName, name }: Pick<Channel, 'displayName' | 'name'>): string {
	return displayName || name;
}

/** `Instagram 'bakery'`, as sentences name it. */
export function placeOf(channel: Channel): string {
	return `${networkName(channel.service)} '${channelName(channel)}'`;
}

export async function organizations({ request }: Asking): Promise<readonly Organization[]> {
	const { account } = await request<{ account: { organizations: Organization[] } }>(ORGANIZATIONS);
	return account.organizations;
}

export async function channelsOf(
	{ request }: Asking,
	organizationId: string,
): Promise<readonly Channel[]> {
	const { channels } = await request<{ channels: Channel[] }>(CHANNELS, {
		input: { organizationId },
	});
	return channels;
}

/** The one that was chosen, or the only one there is. */
export function theOrganization(chosen: unknown, all: readonly Organization[]): string {
	const id = textOf(chosen);
	if (id !== '') return id;
	if (all.length === 1) return all[0].id;
	throw new InputError(
		all.length === 0
			? 'The Buffer account has no organization'
			: `The Buffer account has ${all.length} organizations: ${all.map(({ name }) => name).join(', ')}`,
		"Choose one under 'Organization'.",
	);
}

export async function chosenOrganization(call: Call): Promise<string> {
	const chosen = call.setting('organization', '');
	if (textOf(chosen) !== '') return textOf(chosen);
	return theOrganization('', await call.once('organizations', () => organizations(call)));
}

export async function allChannels(call: Call, organization: string): Promise<readonly Channel[]> {
	return await call.once(`channels ${organization}`, () => channelsOf(call, organization));
}

/** The channels that the setting names; all where it names none and `noneIsAll`. */
export async function chosenChannels(
	call: Call,
	organization: string,
	value: unknown = call.setting('channels', []),
	noneIsAll = false,
): Promise<readonly Channel[]> {
	const name = 'Channel Names or IDs';
	const ids = idsOf(value, name);
	const all = await allChannels(call, organization);
	if (ids.length === 0 && noneIsAll) return all;
	if (ids.length === 0) {
		throw new InputError(
			`'${name}' names no channel`,
			`Choose at least one under '${name}', or give their IDs.`,
		);
	}
	return ids.map((id) => {
		const channel = all.find((one) => one.id === id);
		if (channel) return channel;
		const known = all.map((one) => `${placeOf(one)} (${one.id})`).join(', ');
		throw new InputError(
			`'${name}' holds "${id}", which is no channel of this organization`,
			known === ''
				? 'Connect a channel in Buffer first.'
				: `Its channels are ${known}. Choose one of them.`,
		);
	});
}
