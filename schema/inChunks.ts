import { CHUNK, type Steps } from '../core/steps';

/** Works through rows 0 to `length` a chunk at a time: long input never holds up what else n8n has to do. */
export function* inChunks(
	length: number,
	work: (from: number, to: number) => void,
): Steps<undefined> {
	for (let from = 0; from < length; from += CHUNK) {
		work(from, Math.min(length, from + CHUNK));
		yield;
	}
	return undefined;
}
