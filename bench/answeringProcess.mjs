// @ts-check
/** A program that answers each line with one line of JSON, so that two of them can take turns. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {Promise<{ ready: any, ask: (line: string) => Promise<any>, end: () => void }>} `ready` is its first line
 */
export async function answeringProcess(command, args) {
	const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
	const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
	const next = async () => {
		const { value, done } = await lines.next();
		if (done) throw new Error(`${command} ${args[0]} ended before it had answered`);
		return JSON.parse(value);
	};
	return {
		ready: await next(),
		async ask(line) {
			child.stdin.write(`${line}\n`);
			return await next();
		},
		end: () => child.stdin.end(),
	};
}
