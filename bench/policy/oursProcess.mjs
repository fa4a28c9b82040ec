// @ts-check
/** The policy's lines, in a process of its own: one task over so many made-up customers. */
import { answerRuns } from '../answerRuns.mjs';
import { loadedPackage } from '../builtPackage.mjs';
import { runContactPolicy, runCustomerPrivacy } from '../loyaltyMetrics.mjs';
import { madeUpExperiment } from './madeUpExperiment.mjs';
import { madeUpPolicy } from './madeUpPolicy.mjs';

/** @typedef {{ rows: number, run: (signal?: AbortSignal) => Promise<{ items: readonly unknown[] }> }} Task */

const nodes = loadedPackage();
const [, , name, count] = process.argv;
const customers = Number(count);

/** @type {Readonly<Record<string, () => Task>>} */
const tasks = {
	decide() {
		const { candidates, log, consents } = madeUpPolicy(customers);
		return {
			rows: log.length,
			run: async (signal) =>
				await runContactPolicy(nodes, candidates, {
					...{ operation: 'decideContacts', parameters: { campaign: 'Spring' }, signal },
					further: [log, consents],
				}),
		};
	},
	compare() {
		const { assignments, orders } = madeUpExperiment(customers);
		return {
			rows: assignments.length,
			run: async (signal) =>
				await runContactPolicy(nodes, assignments, {
					...{ operation: 'compareGroups', parameters: { windowDays: 30 }, signal },
					further: [orders],
				}),
		};
	},
	pseudonymize() {
		const { candidates } = madeUpPolicy(customers);
		const parameters = { columns: { rows: [{ column: 'customer_email' }] } };
		return {
			rows: candidates.length,
			run: async (signal) =>
				await runCustomerPrivacy(nodes, candidates, {
					...{ operation: 'pseudonymize', parameters, signal },
					credential: { secretKey: 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6' },
				}),
		};
	},
};

const { rows, run } = tasks[name]();
await answerRuns(rows, run, ({ items }) => ({ leaving: items.length }));
