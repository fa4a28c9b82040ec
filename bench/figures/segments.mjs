// @ts-check
/** RFM segments of the customers of UCI Online Retail under the rule that equal customers score equally. */
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { checkout } from '../../playground/cache.mjs';
import { runCustomerSegments, runLoyaltyMetrics } from '../loyaltyMetrics.mjs';
import { printed } from './figure.mjs';
import { allLines, file, isClean, settings } from './onlineRetail.mjs';

const set = 'RFM segments of the customers of UCI Online Retail';
const source = 'pandas 1.5.3, NumPy';
const require = createRequire(import.meta.url);

const counts = {
	Hibernating: '1335',
	Loyal: '688',
	Champions: '604',
	'Potential Loyalists': '484',
	'About to Sleep': '478',
	'At Risk': '357',
	Promising: '169',
	'Need Attention': '121',
	'New Customers': '67',
	"Can't Lose": '35',
};

/** @type {import('./figure.mjs').FigureSet} */
export const segments = {
	name: set,
	needs: [file.join('/')],
	async figures(nodes) {
		const lines = allLines()
			.filter(isClean)
			.map((json) => ({ json }));
		const { items: summaries } = await runLoyaltyMetrics(nodes, lines, {
			operation: 'customerSummary',
			parameters: settings,
		});
		const { items } = await runCustomerSegments(
			nodes,
			summaries.map(({ json }) => ({ json })),
			{ operation: 'rfmSegments' },
		);
		const { quintileEdges } = core('metrics/rfmScores');
		const { runToEnd } = core('steps');
		/** @param {string} name */
		const column = (name) => Float64Array.from(summaries, ({ json }) => json[name]);
		const edges = runToEnd(
			quintileEdges({
				daysSinceLastPurchase: column('daysSinceLastPurchase'),
				orders: column('orders'),
				revenue: column('revenue'),
			}),
		);
		/**
		 * @param {string} name
		 * @param {readonly number[]} ours
		 * @param {...string} digits
		 * @returns {import('./figure.mjs').Figure}
		 */
		const edge = (name, ours, ...digits) => ({
			...{ set, name: `quintile edges, ${name}`, ours, source, from: 'core' },
			theirs: digits.map((one) => printed(one).theirs),
			tolerance: Math.min(...digits.map((one) => printed(one).tolerance || 1e-9)),
		});
		return [
			edge('days since the last order', edges.recency, '13.8', '33', '72', '180'),
			edge('orders', edges.frequency, '1', '2', '3', '6'),
			edge('revenue', edges.monetary, '250.194', '490.096', '942.276', '2058.426'),
			...Object.entries(counts).map(([name, digits]) => ({
				...{ set, name: `customers: ${name}`, source, from: /** @type {const} */ ('node') },
				ours: items.filter(({ json }) => json.segment === name).length,
				...printed(digits),
			})),
		];
	},
};

/** @param {string} path below core */
function core(path) {
	return require(join(checkout, 'dist', 'core', `${path}.js`));
}
