// @ts-check
/** `node playground/ensureInstalled.mjs`: makes `npm test` work straight after `git clone`. */
import { installProject } from './projectInstall.mjs';
import { runToEnd } from './runToEnd.mjs';

await runToEnd(installProject);
