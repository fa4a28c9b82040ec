import type {
	ICredentialsDecrypted,
	IExecuteFunctions,
	INodeCredentialTestResult,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';

import { inputsOf, outputsOf } from '../shared/connections';
import { execute } from '../shared/execute';
import { propertiesOf, subtitleOf } from '../shared/properties';
import { operations } from './operations';
import { secretTest } from './secret';

/** Customer Privacy: less data about people, codes instead of names, and an erasure that can be verified. */
export class CustomerPrivacy implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Customer Privacy',
		name: 'customerPrivacy',
		icon: { light: 'file:customerPrivacy.svg', dark: 'file:customerPrivacy.dark.svg' },
		group: ['transform'],
		version: [1],
		subtitle: subtitleOf(operations),
		description:
			'Replace names by codes, keep only what a purpose needs, and erase a customer so that it can be verified',
		defaults: { name: 'Customer Privacy' },
		usableAsTool: true,
		inputs: inputsOf(operations),
		outputs: outputsOf(operations),
		credentials: [
			{
				name: 'loyaltySecretApi',
				required: true,
				testedBy: 'loyaltySecretTest',
				displayOptions: {
					show: {
						operation: operations.filter(({ credential }) => credential).map(({ value }) => value),
					},
					hide: { suppress: [false] },
				},
			},
		],
		properties: propertiesOf(operations),
	};

	methods = {
		credentialTest: {
			async loyaltySecretTest(
				credential: ICredentialsDecrypted,
			): Promise<INodeCredentialTestResult> {
				return secretTest(credential);
			},
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, operations);
	}
}
