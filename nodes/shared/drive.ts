import type { IExecuteFunctions } from 'n8n-workflow';

import type { Steps } from '../../core/steps';
import { InputError } from '../../schema/parse';

/** How long our code may keep n8n's one thread to itself before it lets the others have a turn. */
const TURN_MS = 12;
/** The same while the others have work: a request, a stop among them, takes them a few dozen turns. */
const SHARED_TURN_MS = 2;
/** Others who had no work give the thread back sooner. */
const NO_WORK_MS = 0.2;

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
			const given = performance.now();
			await others.next();
			const back = performance.now();
			// n8n tells a cancelled run from one that went wrong by the word 'canceled'.
			if (isCancelled(node)) throw new InputError('The run was canceled', 'Start it again.');
			turnEnds = back + (back - given > NO_WORK_MS ? SHARED_TURN_MS : TURN_MS);
		}
	} finally {
		others.end();
	}
}

/**
 * Lets the event loop go round: timers, requests and answers come first. A message to ourselves comes back at once;
 * n8n's `sleep` takes a millisecond at least, and on a busy machine the processor goes to someone else. The message
 * goes there and back, because Node hands over what is sent meanwhile without going round: every second one.
 */
function turns(): Readonly<{ next: () => Promise<void>; end: () => void }> {
	const { port1: here, port2: there } = new MessageChannel();
	let goOn: () => void = () => undefined;
	there.on('message', () => there.postMessage(null));
	here.on('message', () => goOn());
	return {
		next: async () =>
			await new Promise((resolve) => {
				goOn = resolve;
				here.postMessage(null);
			}),
		end: () => here.close(),
	};
}

export function isCancelled(node: IExecuteFunctions): boolean {
	return node.getExecutionCancelSignal()?.aborted === true;
}
