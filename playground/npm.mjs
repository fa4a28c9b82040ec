// @ts-check
/** Runs npm and turns what goes wrong into one sentence. */
import { inCache } from './cache.mjs';
import { childEnvironment, run } from './childProcess.mjs';
import { PlaygroundStop } from './stop.mjs';

/**
 * @param {string[]} args
 * @param {{ cwd: string, env?: Record<string, string>, name: string }} options `name` names the log
 * @returns {Promise<string>} what npm printed
 */
export async function npm(args, { cwd, env, name }) {
	const { code, output } = await tryNpm(args, { cwd, env, name });
	if (code !== 0) throw npmStop(`npm ${args[0]}`, output, name);
	return output;
}

/**
 * @param {string[]} args
 * @param {{ cwd: string, env?: Record<string, string>, name: string }} options
 */
export async function tryNpm(args, { cwd, env, name }) {
	return await run('npm', args, { cwd, env: childEnvironment(env), log: logOf(name) });
}

/** @param {string} name @returns {string} the log file of a step */
export function logOf(name) {
	return inCache('logs', `${name}.log`);
}

/**
 * @param {string} what the command that failed
 * @param {string} output
 * @param {string} name of its log
 */
export function npmStop(what, output, name) {
	const log = `The whole log is in ${logOf(name)}.`;
	const unreachable =
		/\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT)\b/;
	if (unreachable.test(output)) {
		return new PlaygroundStop(
			`The npm registry cannot be reached from here: check the internet connection (or npm's proxy settings) and run the command again. ${log}`,
		);
	}
	if (/\bENOSPC\b/.test(output)) {
		return new PlaygroundStop(
			`The disk is full: the playground needs about 4 GB in its cache folder. ${log}`,
		);
	}
	const said = [...output.matchAll(/^npm (?:error|ERR!) (.+)$/gim)]
		.map(([, line = '']) => line.trim())
		.find((line) => line !== '' && !/^(code|errno|syscall|path|command|signal) /.test(line));
	return new PlaygroundStop(`${what} did not finish${said ? `: ${said}` : ''}. ${log}`);
}
