// @ts-check
/** Asks n8n's /healthz again and again, as other users of the same n8n would wait for it. */
import { Agent, get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** @typedef {{ sent: number, answered: number }} Answer milliseconds since 1970 */

/**
 * @param {string} url of n8n
 * @returns {() => Promise<Answer[]>} stops and tells
 */
export function healthWatch(url) {
	const agent = new Agent({ keepAlive: true, maxSockets: 1 });
	/** @type {Answer[]} */
	const answers = [];
	let over = false;
	const watching = (async () => {
		while (!over) {
			const sent = Date.now();
			// n8n drops a connection that it could not serve for a while; whoever waits asks again.
			while (!over && !(await isAnswered(`${url}/healthz`, agent))) await pause(5);
			answers.push({ sent, answered: Date.now() });
			await pause(5);
		}
	})();
	return async () => {
		over = true;
		await watching;
		agent.destroy();
		return answers;
	};
}

/**
 * The longest that anyone waited within a span of time.
 *
 * @param {readonly Answer[]} answers
 * @param {number} from
 * @param {number} to
 */
export function longestWait(answers, from, to) {
	const waits = answers.map(({ sent, answered }) => Math.min(answered, to) - Math.max(sent, from));
	return Math.max(0, ...waits);
}

/** @param {string} url @param {Agent} agent @returns {Promise<boolean>} */
function isAnswered(url, agent) {
	return new Promise((resolve) => {
		get(url, { agent }, (answer) => {
			answer.resume();
			answer.once('end', () => resolve(true));
			answer.once('error', () => resolve(false));
		}).once('error', () => resolve(false));
	});
}
