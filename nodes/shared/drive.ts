import type { IExecuteFunctions } from 'n8n-workflow';

import type { Steps } from '../../core/steps';
import { InputError } from '../../schema/parse';

/** How long our code may keep n8n's one thread to itself before it lets the others have a turn. */
const TURN_MS = 12;

/** Advances long work in turns, so that other workflows breathe and a cancel takes effect. */
export async function drive<Result>(
	node: IExecuteFunctions,
	steps: Steps<Result>,
): Promise<Result> {
	const others = turns();
	try {
		let turnEnds = performance.now() + TURN_MS;
		for (;;) {
			const step = steps.next();
			if (step.done) return step.value;
			if (performance.now() < turnEnds) continue;
			await others.next();
			// n8n tells a cancelled run from one that went wrong by the word 'canceled'.
			if (isCancelled(node)) throw new InputError('The run was canceled', 'Start it again.');
			turnEnds = performance.now() + TURN_MS;
		}
	} finally {
		others.end();
	}
}

/**
 * Lets the event loop go round: timers, requests and answers come first. A message to ourselves comes back at once;
 * n8n's `sleep` takes a millisecond at least, and on a busy machine the processor goes to someone else. The two
 * ports take turns, because Node hands one port all messages that arrive meanwhile without going round.
 */
function turns(): Readonly<{ next: () => Promise<void>; end: () => void }> {
	const { port1, port2 } = new MessageChannel();
	let goOn: () => void = () => undefined;
	for (const port of [port1, port2]) port.on('message', () => goOn());
	let isFirst = false;
	return {
		next: async () =>
			await new Promise((resolve) => {
				goOn = resolve;
				isFirst = !isFirst;
				(isFirst ? port1 : port2).postMessage(null);
			}),
		end: () => port1.close(),
	};
}

export function isCancelled(node: IExecuteFunctions): boolean {
	return node.getExecutionCancelSignal()?.aborted === true;
}
