// @ts-check
/** Summaries, quintile edges and monthly cohorts of orders, by what the package publishes. */
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { checkout } from '../../playground/cache.mjs';

/**
 * @typedef {import('../../schema/parse.js').Item} Item
 * @typedef {import('../../core/metrics/customerSummary.js').CustomerHistories} CustomerHistories
 */

const require = createRequire(import.meta.url);

/** @param {string} path */
const built = (path) => require(join(checkout, 'dist', ...path.split('/')));

/** As pandas is told on the other side. */
const settings = {
	customer: 'customer_email',
	date: 'order_date',
	amount: 'total',
	sameDayOrders: /** @type {const} */ ('merge'),
};
const end = Date.UTC(2026, 0, 1) / 86_400_000;

/**
 * Driven in turns as n8n's process has it.
 *
 * @param {readonly Item[]} items
 * @param {AbortSignal} [signal] aborted when the owner stops the run
 */
export async function orderMetrics(items, signal) {
	/** @type {typeof import('../../nodes/shared/drive.js')} */
	const { drive } = built('nodes/shared/drive.js');
	const standIn = /** @type {any} */ ({ getExecutionCancelSignal: () => signal });
	return await drive(standIn, metricsInSteps(items));
}

/** @param {readonly Item[]} items */
function* metricsInSteps(items) {
	/** @type {typeof import('../../schema/orders.js')} */
	const { readOrders } = built('schema/orders.js');
	/** @type {typeof import('../../schema/orderSettings.js')} */
	const { orderSettings } = built('schema/orderSettings.js');
	/** @type {typeof import('../../core/metrics/purchases.js')} */
	const { purchaseOccasions } = built('core/metrics/purchases.js');
	/** @type {typeof import('../../core/metrics/customerSummary.js')} */
	const { customerHistories } = built('core/metrics/customerSummary.js');
	/** @type {typeof import('../../core/metrics/rfmScores.js')} */
	const { quintileEdges } = built('core/metrics/rfmScores.js');
	/** @type {typeof import('../../core/metrics/cohorts.js')} */
	const { cohortTable } = built('core/metrics/cohorts.js');

	const context = { now: Date.UTC(2026, 0, 2), timeZone: 'UTC' };
	const { rows } = yield* readOrders(items, orderSettings.parse(settings), context);
	const { log, firstDay, lastDay } = rows;
	// As the operations have it: orders of one day are joined where it matters, while they are counted.
	const inOrder = yield* purchaseOccasions(log, end, 'separate');
	const histories = yield* customerHistories(log, inOrder, end, settings.sameDayOrders);
	const summaries = yield* inColumns(histories);
	const { daysSinceLastPurchase, orders, revenue } = summaries;
	const edges = yield* quintileEdges({ daysSinceLastPurchase, orders, revenue });
	const table = yield* cohortTable(log, inOrder, {
		...{ unit: /** @type {const} */ ('month'), lastDay, historyFrom: firstDay },
	});
	return { summaries, edges, table };
}

/** The columns of pandas' frame; NaN where a figure does not exist. @param {CustomerHistories} histories */
function* inColumns(histories) {
	/** @type {typeof import('../../core/metrics/customerSummary.js')} */
	const { summaryOf } = built('core/metrics/customerSummary.js');
	/** @type {typeof import('../../core/steps.js')} */
	const { inChunks } = built('core/steps.js');
	const { customers } = histories;
	const column = () => new Float64Array(customers.length);
	const columns = {
		...{ orders: column(), frequency: column(), recency: column(), age: column() },
		...{ daysSinceLastPurchase: column(), revenue: column(), monetaryValue: column() },
		averageDaysBetweenOrders: column(),
	};
	yield* inChunks(customers.length, (from, to) => {
		for (let at = from; at < to; at++) {
			const summary = summaryOf(histories, customers[at]);
			columns.orders[at] = summary.orders;
			columns.frequency[at] = summary.frequency;
			columns.recency[at] = summary.recency ?? NaN;
			columns.age[at] = summary.age ?? NaN;
			columns.daysSinceLastPurchase[at] = summary.daysSinceLastPurchase ?? NaN;
			columns.revenue[at] = summary.revenue;
			columns.monetaryValue[at] = summary.monetaryValue ?? NaN;
			columns.averageDaysBetweenOrders[at] = summary.averageDaysBetweenOrders ?? NaN;
		}
	});
	return columns;
}

/** @param {Awaited<ReturnType<typeof orderMetrics>>} metrics */
export function metricsChecksums({ summaries, edges, table }) {
	/** @param {Float64Array} values */
	const sum = (values) => values.reduce((all, value) => all + (value === value ? value : 0), 0);
	/** @param {readonly number[]} values */
	const total = (values) => values.reduce((one, other) => one + other);
	/** @param {ArrayLike<number>} cells */
	const placed = (cells) => Array.from(cells).reduce((all, cell, place) => all + cell * place, 0);
	const { orders } = summaries;
	return {
		customers: orders.length,
		...Object.fromEntries(Object.entries(summaries).map(([name, values]) => [name, sum(values)])),
		recencyEdges: total(edges.recency),
		frequencyEdges: total(edges.frequency),
		monetaryEdges: total(edges.monetary),
		cohortSizes: table.sizes.join(' '),
		cohortActive: placed(table.active),
		cohortRevenue: placed(table.revenue),
	};
}
