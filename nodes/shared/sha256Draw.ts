import { createHash } from 'node:crypto';

/** A draw from 0 up to, not including, 1: the first 48 bits of the text's SHA-256, as a share of all that there can be. */
export function sha256Draw(text: string): number {
	return createHash('sha256').update(text, 'utf8').digest().readUIntBE(0, 6) / 2 ** 48;
}
