import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** The key of keyed hashes: the one credential without a service. It never leaves n8n. */
export class LoyaltySecretApi implements ICredentialType {
	name = 'loyaltySecretApi';

	displayName = 'Loyalty Secret API';

	icon: Icon = { light: 'file:loyaltySecretApi.svg', dark: 'file:loyaltySecretApi.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-loyalty/n8n-nodes-loyalty/blob/main/docs/models/privacy.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Secret Key',
			name: 'secretKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'At least 32 random letters and digits, such as a password manager makes. Keep a copy in a safe place: without it, old pseudonyms and the suppression list can no longer be matched.',
		},
		{
			displayName: 'Earlier Secret Keys',
			name: 'earlierSecretKeys',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'After changing the key, move the old one here, so that what was made with it is still recognised. Several are separated by spaces, newest first.',
		},
	];
}
