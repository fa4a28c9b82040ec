// @ts-check
/** Finds a Python that has pandas; the first one on PATH may be another than Debian's. */
import { execFileSync } from 'node:child_process';

/** @returns {string | undefined} */
export function pythonWithPandas() {
	const { PYTHON } = process.env;
	const candidates = [PYTHON, 'python3', '/usr/bin/python3', 'python'];
	return candidates.find((python) => python && importsPandas(python));
}

/** @param {string} python */
function importsPandas(python) {
	try {
		execFileSync(python, ['-c', 'import pandas'], { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
}

export const withoutPandas =
	'no Python here has pandas; install it with "apt-get install -y python3-pandas"';
