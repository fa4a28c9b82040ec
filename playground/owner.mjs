// @ts-check
/** The owner of the playground's n8n: created once, the password kept where only this user reads. */
import { randomInt } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { RestError } from './restClient.mjs';
import { PlaygroundStop } from './stop.mjs';

/**
 * Creates the owner if there is none, and logs in.
 *
 * @param {import('./restClient.mjs').RestClient} rest
 * @param {string} userFolder
 * @returns {Promise<import('./restClient.mjs').Login>}
 */
export async function logInAsOwner(rest, userFolder) {
	const file = join(userFolder, 'login.json');
	if (await rest.needsOwner()) {
		const login = { email: 'owner@playground.example', password: newPassword() };
		// Written first: a login that nobody kept would lock the data folder for ever.
		writeFileSync(file, `${JSON.stringify(login, null, '\t')}\n`, { mode: 0o600 });
		await rest.setUpOwner({ ...login, firstName: 'Playground', lastName: 'Owner' });
	}
	if (!existsSync(file)) {
		throw new PlaygroundStop(
			`The playground’s login (${file}) is gone: start over with "npm start -- --fresh".`,
		);
	}
	const login = JSON.parse(readFileSync(file, 'utf8'));
	try {
		await rest.logIn(login);
	} catch (error) {
		if (!(error instanceof RestError)) throw error;
		throw new PlaygroundStop(
			`n8n no longer accepts the login in ${file}: write the new password there if you changed it, or start over with "npm start -- --fresh".`,
		);
	}
	return login;
}

/** @returns {string} 16 characters that are not mistaken for each other, of each kind n8n asks for */
function newPassword() {
	const kinds = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnpqrstuvwxyz', '23456789'];
	const one = (/** @type {string} */ letters) => letters.charAt(randomInt(letters.length));
	const all = kinds.join('');
	return kinds.map(one).join('') + Array.from({ length: 13 }, () => one(all)).join('');
}
