import { sleep, type IExecuteFunctions } from 'n8n-workflow';

import type { Steps } from '../../core/steps';
import { InputError } from '../../schema/parse';

/**
 * How long our code may keep n8n's one thread to itself before it lets the others have a turn: long enough that
 * the millisecond of a turn, the least that n8n's `sleep` takes, is little of the whole.
 */
const TURN_MS = 25;

/** Advances long work in turns, so that other workflows breathe and a cancel takes effect. */
export async function drive<Result>(
	node: IExecuteFunctions,
	steps: Steps<Result>,
): Promise<Result> {
	let turnEnds = performance.now() + TURN_MS;
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
		if (performance.now() < turnEnds) continue;
		await sleep(0);
		// n8n tells a cancelled run from one that went wrong by the word 'canceled'.
		if (isCancelled(node)) throw new InputError('The run was canceled', 'Start it again.');
		turnEnds = performance.now() + TURN_MS;
	}
}

export function isCancelled(node: IExecuteFunctions): boolean {
	return node.getExecutionCancelSignal()?.aborted === true;
}
