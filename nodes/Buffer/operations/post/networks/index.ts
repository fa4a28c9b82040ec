/** The networks with settings of their own, as one field of the panel and as Buffer's metadata. */
import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { rowsOf } from '../../../settings';
import { bluesky } from './bluesky';
import { facebook } from './facebook';
import { googleBusiness } from './googleBusiness';
import { instagram } from './instagram';
import { linkedin } from './linkedin';
import { mastodon } from './mastodon';
import type { Content, Network } from './network';
import { pinterest } from './pinterest';
import { threads } from './threads';
import { tiktok } from './tiktok';
import { twitter } from './twitter';
import { youtube } from './youtube';

export const networks: readonly Network[] = [
	bluesky,
	facebook,
	googleBusiness,
	instagram,
	linkedin,
	mastodon,
	pinterest,
	threads,
	tiktok,
	twitter,
	youtube,
];

export const networkSettingsField: INodeProperties = {
	displayName: 'Network Settings',
	name: 'networkSettings',
	type: 'fixedCollection',
	placeholder: 'Add settings for a network',
	default: {},
	description: 'What one network needs or offers; it reaches only the channels of that network',
	options: networks.map(({ key, name, fields }) => ({
		displayName: name,
		name: key,
		values: [...fields],
	})),
};

/** What a channel's network is told; undefined where there is nothing to tell. */
export function metadataFor(
	service: string,
	settings: unknown,
	content: Content,
): IDataObject | undefined {
	const network = networks.find((one) => one.service === service);
	if (!network) return undefined;
	const [set] = rowsOf(settings, network.key);
	if (set === undefined && (content.editing || !network.always)) return undefined;
	const metadata = network.metadata(set ?? {}, content);
	return Object.keys(metadata).length === 0 ? undefined : { [network.key]: metadata };
}
