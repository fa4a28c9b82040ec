// @ts-check
/** Finds a Python that has a module; the first one on PATH may be another than Debian's. */
import { execFileSync } from 'node:child_process';

/** @param {string} module @returns {string | undefined} */
export function pythonWith(module) {
	const { PYTHON } = process.env;
	const candidates = [PYTHON, 'python3', '/usr/bin/python3', 'python'];
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
