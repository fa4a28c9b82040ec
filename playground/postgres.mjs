// @ts-check
/** A Postgres for one test run: Debian's programs, a cluster in a folder of its own, a free port, gone afterwards. */
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { spawn, spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { Client } from 'pg';

import { freePort } from './port.mjs';
import { PlaygroundStop } from './stop.mjs';

/** @typedef {Awaited<ReturnType<typeof startPostgres>>} Postgres */

const DEBIAN = '/usr/lib/postgresql';
const user = 'loyalty';
const database = 'postgres';
const password = 'only-for-tests';

/** Where initdb and postgres are; undefined where the machine has none. @returns {string | undefined} */
export function postgresPrograms() {
	const versions = existsSync(DEBIAN)
		? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a))
		: [];
	return versions
		.map((version) => join(DEBIAN, version, 'bin'))
		.find((folder) => existsSync(join(folder, 'initdb')));
}

export async function startPostgres() {
	const programs = postgresPrograms();
	if (programs === undefined) {
		throw new PlaygroundStop('Postgres is missing: please install the package postgresql.');
	}
	const folder = mkdtempSync(join(tmpdir(), 'loyalty-postgres-'));
	const as = unprivileged();
	if (as) chownSync(folder, as.uid, as.gid);
	chmodSync(folder, 0o700);
	const data = join(folder, 'data');
	const port = await freePort();
	const remove = () => rmSync(folder, { recursive: true, force: true });
	const made = spawnSync(
		join(programs, 'initdb'),
		['--pgdata', data, '--username', user, '--auth', 'trust', '--encoding', 'UTF8', '--no-sync'],
		{ ...as, cwd: folder, encoding: 'utf8' },
	);
	if (made.status !== 0) {
		remove();
		throw new Error(`initdb failed: ${made.stderr || made.error?.message}`);
	}
	const server = spawn(
		join(programs, 'postgres'),
		[
			...['-D', data, '-p', String(port), '-k', folder],
			...['-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off'],
		],
		{ ...as, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
	);
	let said = '';
	server.stderr.setEncoding('utf8').on('data', (text) => (said = (said + text).slice(-10_000)));
	const gone = new Promise((resolve) => server.once('exit', resolve));
	const end = async () => {
		if (server.exitCode === null) server.kill('SIGINT');
		await gone;
		process.off('exit', endAtOnce);
		remove();
	};
	const endAtOnce = () => {
		server.kill('SIGKILL');
		remove();
	};
	process.once('exit', endAtOnce);
	const connected = async () => {
		const client = new Client({ host: '127.0.0.1', port, user, database, password });
		await client.connect();
		return client;
	};
	for (const until = Date.now() + 60_000; ; await pause(100)) {
		try {
			await (await connected()).end();
			break;
		} catch (error) {
			if (server.exitCode === null && Date.now() < until) continue;
			await end();
			throw new Error(`Postgres did not start: ${said}`, { cause: error });
		}
	}
	return {
		port,
		/** A connection, for who looks into the tables. */
		connected,
		/** What n8n's credential of type `postgres` holds. */
		credential: () => ({
			...{ host: '127.0.0.1', port, database, user, password },
			...{ ssl: 'disable', allowUnauthorizedCerts: false, sshTunnel: false, maxConnections: 10 },
		}),
		end,
	};
}

/** Postgres refuses to run as root. @returns {{ uid: number, gid: number } | undefined} */
function unprivileged() {
	if (process.getuid?.() !== 0) return undefined;
	for (const name of ['postgres', 'nobody']) {
		const [uid, gid] = ['-u', '-g'].map((flag) =>
			Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout),
		);
		if (uid > 0) return { uid, gid };
	}
	throw new PlaygroundStop('Postgres does not run as root, and there is no other user.');
}
