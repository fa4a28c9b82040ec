// @ts-check
/** Builds the package when its sources, or what was built from them, changed since the last time. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { checkout, inCache } from './cache.mjs';
import { fingerprint } from './fingerprint.mjs';
import { logOf, tryNpm } from './npm.mjs';
import { step } from './progress.mjs';
import { PlaygroundStop } from './stop.mjs';

const sources = [
	'core',
	'schema',
	'nodes',
	'credentials',
	'package.json',
	'tsconfig.json',
	'gulpfile.js',
];
const built = ['dist'];

export async function buildPackage() {
	const place = createHash('sha256').update(checkout).digest('hex').slice(0, 16);
	const stamp = inCache('builds', place);
	const state = () => `${fingerprint(checkout, sources)} ${fingerprint(checkout, built)}`;
	if (
		existsSync(join(checkout, 'dist')) &&
		existsSync(stamp) &&
		readFileSync(stamp, 'utf8') === state()
	) {
		return;
	}
	await step(
		'Building the package',
		async () => {
			const before = fingerprint(checkout, sources);
			const { code, output } = await tryNpm(['run', 'build'], { cwd: checkout, name: 'build' });
			if (code !== 0) {
				const said = output.split('\n').find((line) => /error/i.test(line)) ?? 'see the log';
				throw new PlaygroundStop(
					`The package does not build: ${said.trim()}. The whole log is in ${logOf('build')}.`,
				);
			}
			mkdirSync(dirname(stamp), { recursive: true });
			writeFileSync(stamp, `${before} ${fingerprint(checkout, built)}`);
		},
		{ usually: '10 seconds' },
	);
}
