// @ts-check
/** All gates, in the order in which they are reported; the slower ones start first. */
import { format } from './format.mjs';
import { imports } from './imports.mjs';
import { lint } from './lint.mjs';
import { lockfile } from './lockfile.mjs';
import { packList } from './packList.mjs';
import { portable } from './portable.mjs';
import { requires } from './requires.mjs';
import { scanPackage, scanSource } from './scan.mjs';
import { tests } from './tests.mjs';
import { types } from './types.mjs';
import { workflows } from './workflows.mjs';
import { zodVersions } from './zodVersions.mjs';

export const gates = [
	types,
	scanPackage,
	lint,
	scanSource,
	requires,
	zodVersions,
	packList,
	format,
	imports,
	lockfile,
	portable,
	workflows,
	tests,
];
