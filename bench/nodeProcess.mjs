// @ts-check
/**
 * A node over the made-up orders of a shop of so many customers, in a process of its own: node, operation, customers.
 */
import { answerRuns } from './answerRuns.mjs';
import { loadedPackage } from './builtPackage.mjs';
import { runChurnRisk, runCustomerValue } from './loyaltyMetrics.mjs';
import { orderItems } from './orderItems.mjs';

const [node, operation, customers] = process.argv.slice(2);
const ORDERS_EACH = 3;

const nodes = loadedPackage();
const items = Array.from(
	orderItems(ORDERS_EACH * Number(customers), Number(customers)),
	(json) => ({ json: { ...json } }),
);

/** @param {AbortSignal} [signal] */
async function run(signal) {
	const settings = { operation, signal };
	return node === 'ChurnRisk'
		? await runChurnRisk(nodes, items, settings)
		: await runCustomerValue(nodes, items, settings);
}

await answerRuns(items.length, run, (output) => ({ leaving: output.items.length }));
