// @ts-check
/**
 * Finds a Python that has a module. Debian's comes first, with the versions that the targets were set for, then the
 * first one on PATH; `PYTHON` names any other.
 */
import { execFileSync } from 'node:child_process';

/** @param {string} module @returns {string | undefined} */
export function pythonWith(module) {
	const { PYTHON } = process.env;
	const candidates = [PYTHON, '/usr/bin/python3', 'python3', 'python'];
	return candidates.find((python) => python && imports(python, module));
}

/** @param {string} python @param {string} module */
function imports(python, module) {
	try {
		execFileSync(python, ['-c', `import ${module}`], { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
}
