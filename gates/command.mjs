// @ts-check
/** Runs one command to its end and keeps what it printed. */
import { execFile } from 'node:child_process';

/** Aborted by Ctrl-C and by a request to end: nothing that was started here outlives us. */
export const stopping = new AbortController();
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
	process.once(signal, () => stopping.abort());
}

/**
 * @param {string} file
 * @param {string[]} args
 * @param {{ cwd: string, env?: Record<string, string>, input?: string }} options
 * @returns {Promise<{ code: number, stdout: string, output: string }>} `output`: both streams
 */
export async function command(file, args, { cwd, env, input }) {
	return await new Promise((resolve, reject) => {
		const options = {
			cwd,
			env: { ...process.env, FORCE_COLOR: '0', ...env },
			signal: stopping.signal,
			maxBuffer: 2 ** 28,
		};
		const child = execFile(file, args, options, (error, stdout, stderr) => {
			if (error && typeof error.code !== 'number') return reject(error);
			resolve({ code: Number(error?.code ?? 0), stdout, output: `${stdout}${stderr}` });
		});
		// A program that reads nothing may be gone before its empty input is closed.
		child.stdin?.on('error', () => {}).end(input ?? '');
	});
}

/**
 * The same for a JavaScript program.
 *
 * @param {string[]} args
 * @param {Parameters<typeof command>[2]} options
 */
export async function node(args, options) {
	return await command(process.execPath, args, options);
}

/** @param {string} output @returns {string[]} its lines that say something, without colours */
export function spoken(output) {
	const escape = String.fromCharCode(27);
	return output
		.replaceAll(new RegExp(`${escape}\\[[0-9;]*m`, 'g'), '')
		.split('\n')
		.map((line) => line.trimEnd())
		.filter((line) => line.trim() !== '' && !line.startsWith('npm warn'));
}
