// @ts-check
/** What an owner enters once under Credentials, for the workflows that a test imports. */

/** @typedef {import('../../playground/restClient.mjs').RestClient} RestClient */
/** @typedef {{ id: string, name: string }} Reference as a node holds it */

/** The Loyalty Secret of the tests. */
export const loyaltySecret = {
	secretKey: 'Only-tests-know-this-one-0123456789abc',
	earlierSecretKeys: '',
};

/**
 * @param {RestClient} rest
 * @param {Record<string, Record<string, unknown>>} data by the type of the credential
 * @returns {Promise<Record<string, Reference>>}
 */
export async function keptCredentials(rest, data) {
	/** @type {Record<string, Reference>} */
	const kept = {};
	for (const [type, entered] of Object.entries(data)) {
		const { id, name } = await rest.createCredential({ name: type, type, data: entered });
		kept[type] = { id, name };
	}
	return kept;
}
