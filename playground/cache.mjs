// @ts-check
/** Where the playground keeps what it installs and what n8n stores: one folder, outside the checkout. */
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout that this file belongs to. */
export const checkout = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** @returns {string} the cache folder; delete it to get back every byte the playground used */
export function cacheFolder() {
	const { LOYALTY_PLAYGROUND_CACHE: own, XDG_CACHE_HOME: xdg } = process.env;
	if (own) return resolve(own);
	return join(xdg ? resolve(xdg) : join(homedir(), '.cache'), 'n8n-nodes-loyalty');
}

/** @param {string[]} names @returns {string} a path inside the cache folder */
export function inCache(...names) {
	return join(cacheFolder(), ...names);
}
