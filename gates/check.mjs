// @ts-check
/** `npm run check`: runs the gates and says which are green. `-- --only a,b` and `-- --except a,b` choose. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { duration } from '../playground/progress.mjs';
import { stopping } from './command.mjs';
import { gates } from './gates.mjs';
import { runGates } from './run.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const names = gates.map(({ name }) => name);
const { values } = parseArgs({ options: { only: { type: 'string' }, except: { type: 'string' } } });
const only = named(values.only) ?? names;
const except = named(values.except) ?? [];
const chosen = gates.filter(({ name }) => only.includes(name) && !except.includes(name));

console.log(`Checking ${chosen.map(({ name }) => name).join(', ')} …`);
const verdicts = await runGates(chosen, root, {
	begun({ name, alone }) {
		if (alone) console.log(`…      ${name}`);
	},
	ended({ name, complaints, ms }, running) {
		const colour = complaints.length === 0 ? 'green' : 'red  ';
		const beside = running.length > 0 ? `   (still running: ${running.join(', ')})` : '';
		console.log(`${colour}  ${name.padEnd(13)}${duration(ms).padStart(12)}${beside}`);
	},
}).catch((error) => {
	if (stopping.signal.aborted) process.exit(130);
	throw error;
});

const red = verdicts.filter(({ complaints }) => complaints.length > 0);
for (const { name, complaints } of red) {
	const shown = complaints.slice(0, 40).flatMap((complaint) => complaint.split('\n'));
	console.log(`\n${name} is red:\n  ${shown.join('\n  ')}`);
	if (complaints.length > 40) console.log(`  … and ${complaints.length - 40} more lines`);
}
console.log(`\n${verdicts.length - red.length} passed, ${red.length} failed`);
process.exitCode = red.length === 0 ? 0 : 1;

/** @param {string | undefined} list @returns {string[] | undefined} */
function named(list) {
	const asked = list?.split(',').map((name) => name.trim());
	const unknown = asked?.filter((name) => !names.includes(name)) ?? [];
	if (unknown.length > 0) {
		console.error(`There is no gate ${unknown.join(', ')}; there are ${names.join(', ')}.`);
		process.exit(2);
	}
	return asked;
}
