import type { ICredentialsDecrypted, INodeCredentialTestResult } from 'n8n-workflow';

import { InputError } from '../../schema/parse';
import { keyId } from './pseudonyms';
import { secretKeys } from './secretKeys';

/** The type of the credential that holds the keys. */
export const SECRET = 'loyaltySecretApi';

/** Says whether the keys can be used; nothing is called, because there is no service behind them. */
export function secretTest({ data }: ICredentialsDecrypted): INodeCredentialTestResult {
	try {
		const { current, earlier } = secretKeys(data);
		const older = earlier.length === 0 ? '' : `, beside ${earlier.length} earlier`;
		return {
			status: 'OK',
			message: `The key can be used. Its codes begin with p-${keyId(current)}${older}.`,
		};
	} catch (cause) {
		const { message, advice } = cause as InputError;
		return { status: 'Error', message: `${message}. ${advice}` };
	}
}
