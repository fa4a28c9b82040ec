// @ts-check
/** The SQL of the workflows, and a real Postgres to try it in, where one answers. */
const { spawnSync } = require('node:child_process');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { Client } = require('pg');

/** @param {string} name */
const sql = (name) =>
	readFileSync(join(__dirname, '..', '..', 'workflows', 'sql', `${name}.sql`), 'utf8');

/** A connection in a schema of its own, by the standard PG* variables. @param {string} schema */
async function connected(schema) {
	const client = new Client({
		host: process.env.PGHOST ?? '127.0.0.1',
		port: Number(process.env.PGPORT ?? 5432),
		user: process.env.PGUSER ?? 'postgres',
		database: process.env.PGDATABASE ?? 'postgres',
		password: process.env.PGPASSWORD ?? 'postgres',
		connectionTimeoutMillis: 3_000,
		options: `-c search_path=${schema}`,
	});
	await client.connect();
	return client;
}

/** Does a Postgres answer? Asked in a process of its own, because tests are named before they run. */
function hasPostgres() {
	const ask = `require(${JSON.stringify(__filename)}).connected('public').then((c) => c.end())`;
	const asking = spawnSync(process.execPath, ['-e', ask], { stdio: 'ignore', timeout: 20_000 });
	return asking.status === 0;
}

module.exports = { connected, hasPostgres, sql };
