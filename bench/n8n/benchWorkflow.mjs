// @ts-check
/** The workflow that is measured: the same orders into our node, n8n's Summarize and a Code node. */
import { randomUUID } from 'node:crypto';

import { orderItems } from '../orderItems.mjs';

/**
 * @typedef {import('../../playground/restClient.mjs').WorkflowNode} WorkflowNode
 * @typedef {'type' | 'typeVersion' | 'parameters'} Fields
 * @typedef {Pick<WorkflowNode, Fields> & { executeOnce?: boolean }} BenchNode
 */

export const START = 'Start';
export const PASS = 'Pass Through';
export const BY_NAME = 'Customer Summary by Name';
export const BY_DRAG = 'Customer Summary by Drag';
export const SUMMARIZE = 'Summarize';
export const CODE = 'Code';
const ORDERS = 'Orders';
const LAST = 'Last';
const ANNOUNCE = 'Announce';

/** What a shop owner who can program would write to group orders by customer. */
const grouping = `const customers = new Map();
for (const { json: order } of $input.all()) {
	const known = customers.get(order.customer_email);
	if (known === undefined) {
		customers.set(order.customer_email, {
			customer: order.customer_email,
			orders: 1,
			revenue: order.total,
			first: order.order_date,
			last: order.order_date,
		});
		continue;
	}
	known.orders += 1;
	known.revenue += order.total;
	if (order.order_date < known.first) known.first = order.order_date;
	if (order.order_date > known.last) known.last = order.order_date;
}
return [...customers.values()].map((json) => ({ json }));`;

/** @type {Record<string, BenchNode>} */
const measured = {
	[PASS]: { type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} },
	[BY_NAME]: ours('customer_email', 'order_date', 'total'),
	[BY_DRAG]: ours(dragged('customer_email'), dragged('order_date'), dragged('total')),
	[SUMMARIZE]: {
		type: 'n8n-nodes-base.summarize',
		typeVersion: 1.1,
		parameters: {
			fieldsToSummarize: {
				values: [
					{ aggregation: 'count', field: 'order_id' },
					{ aggregation: 'sum', field: 'total' },
					{ aggregation: 'min', field: 'order_date' },
					{ aggregation: 'max', field: 'order_date' },
				],
			},
			fieldsToSplitBy: 'customer_email',
			options: {},
		},
	},
	[CODE]: { type: 'n8n-nodes-base.code', typeVersion: 2, parameters: { jsCode: grouping } },
};

export const measuredNames = Object.keys(measured);

/**
 * Branches of one execution run one after the other, from top to bottom.
 *
 * @param {object} size
 * @param {number} size.orders
 * @param {number} size.customers
 * @param {readonly string[]} size.names what is measured, in this order
 * @param {string} [size.announceTo] an address that is called right before
 * @returns {import('../../playground/restClient.mjs').WorkflowContent}
 */
export function benchWorkflow({ orders, customers, names, announceTo }) {
	/** @type {Record<string, BenchNode>} */
	const unmeasured = {
		...(announceTo ? { [ANNOUNCE]: announcing(announceTo) } : {}),
		[LAST]: { ...measured[PASS], executeOnce: true },
	};
	const ordered = [...(announceTo ? [ANNOUNCE] : []), ...names, LAST];
	return {
		name: `Benchmark ${randomUUID()}`,
		nodes: [
			nodeAt(0, 0, START, { type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} }),
			nodeAt(1, 0, ORDERS, {
				type: 'n8n-nodes-base.code',
				typeVersion: 2,
				parameters: { jsCode: generating(orders, customers) },
			}),
			...ordered.map((name, index) => nodeAt(2, index, name, unmeasured[name] ?? measured[name])),
		],
		connections: {
			[START]: { main: [[to(ORDERS)]] },
			[ORDERS]: { main: [ordered.map(to)] },
		},
		settings: { executionOrder: 'v1' },
	};
}

/** @param {number} orders @param {number} customers */
function generating(orders, customers) {
	return `${orderItems.toString()}
return Array.from(orderItems(${orders}, ${customers}), (json) => ({ json }));`;
}

/** Calls the address once, for all items. @param {string} url @returns {BenchNode} */
function announcing(url) {
	return {
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		parameters: { url, options: {} },
		executeOnce: true,
	};
}

/** @param {string} customer @param {string} date @param {string} amount */
function ours(customer, date, amount) {
	return {
		type: 'n8n-nodes-loyalty.loyaltyMetrics',
		typeVersion: 1,
		parameters: {
			...{ resource: 'purchases', operation: 'customerSummary', customer, date, amount },
			// As the peers count, so that the figures can be compared.
			sameDayOrders: 'separate',
		},
	};
}

/** @param {string} column */
function dragged(column) {
	return `={{ $json.${column} }}`;
}

/**
 * @param {number} column
 * @param {number} row
 * @param {string} name
 * @param {BenchNode} node
 * @returns {WorkflowNode}
 */
function nodeAt(column, row, name, node) {
	return { id: randomUUID(), name, position: [240 * column, 200 * row], ...node };
}

/** @param {string} node */
function to(node) {
	return { node, type: 'main', index: 0 };
}
