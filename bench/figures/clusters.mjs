// @ts-check
/** Clusters of the customers of UCI Online Retail, beside scikit-learn's. */
import { builtClusters, matrixOf } from '../clusters/builtClusters.mjs';
import { retailCustomers } from '../clusters/retailCustomers.mjs';
import { printed } from './figure.mjs';
import { file } from './onlineRetail.mjs';

const set = 'Clusters of the customers of UCI Online Retail';
const sklearn = 'scikit-learn 1.2.1';
const stopped = `${sklearn}, tol=1e-4`;

/** With 2 to 8 clusters; the search stops when centroids hardly move. */
const theirInertias = [6474.146, 4857.01, 3924.889, 3268.212, 2840.268, 2533.085, 2325.624];
const theirSilhouettes = [0.4326, 0.3359, 0.3325, 0.3179, 0.3147, 0.3102, 0.303];

/** @type {import('./figure.mjs').FigureSet} */
export const clusters = {
	name: set,
	needs: [file.join('/')],
	async figures(node) {
		const { customerClusters, silhouettes, scaledFeatures, lloyd, runToEnd } = builtClusters();
		const customers = await retailCustomers(node);
		/** @param {readonly (readonly number[])[]} rows */
		const scaledOf = (rows) => runToEnd(scaledFeatures(matrixOf(rows)));
		const { matrix, scales } = scaledOf(customers);
		const found = runToEnd(
			customerClusters(matrixOf(customers), {
				...{ clusters: null, starts: 50, seed: 1, numberedBy: 2 },
			}),
		);
		const inertias = found.tried.map(({ inertia }) => inertia);
		const fourths = fromFourRows(matrix);
		const pence = fromFourRows(scaledOf(customers.map(([r, f, m]) => [r, f, m / 100])).matrix);

		/** @param {import('../clusters/builtClusters.mjs').Matrix} rows four starts, spread over the list */
		function fromFourRows(rows) {
			const start = [0, 1000, 2000, 3000].flatMap((row) => [
				...rows.values.subarray(row * rows.columns, (row + 1) * rows.columns),
			]);
			return runToEnd(lloyd(rows, Float64Array.from(start)));
		}

		/**
		 * @param {string} name
		 * @param {readonly (number | null)[]} ours
		 * @param {readonly string[]} digits
		 * @param {string} source
		 * @returns {import('./figure.mjs').Figure}
		 */
		const figure = (name, ours, digits, source) => {
			const all = digits.map(printed);
			const theirs = all.map(({ theirs: one }) => one);
			return { set, name, ours, theirs, tolerance: all[0].tolerance, source, from: 'core' };
		};
		/** @param {string} name @param {readonly number[]} ours @param {...string} digits */
		const scaling = (name, ours, ...digits) => figure(name, ours, digits, 'NumPy 1.24');
		/** @param {string} name @param {readonly (number | null)[]} ours @param {...string} digits */
		const fromRows = (name, ours, ...digits) =>
			figure(`from rows 0, 1000, 2000, 3000: ${name}`, ours, digits, "Lloyd's iterations in NumPy");
		/** @param {string} name @param {readonly (number | null)[]} ours @param {...string} digits */
		const converged = (name, ours, ...digits) =>
			figure(name, ours, digits, `${sklearn}, tol=0, best of 200 starts`);
		return [
			scaling('columns with log(1 + x)', [scales.filter((one) => one.logarithm).length], '3'),
			scaling(
				'means of log(1 + x)',
				scales.map(({ mean }) => mean),
				...['3.857192', '1.345582', '6.593627'],
			),
			scaling(
				'standard deviations of log(1 + x)',
				scales.map(({ standardDeviation }) => standardDeviation),
				...['1.306909', '.683025', '1.257433'],
			),
			fromRows('iterations', [fourths.iterations], '29'),
			fromRows('inertia', [fourths.inertia], '3924.378678'),
			fromRows('sizes', [...fourths.sizes], '1161', '725', '1575', '877'),
			fromRows('inertia with spend × 0.01', [pence.inertia], '3812.77'),
			fromRows(
				'labels that move with spend × 0.01',
				[fourths.labels.filter((label, row) => label !== pence.labels[row]).length],
				'1845',
			),
			{
				...{ set, name: 'inertia above theirs, 2 to 8 clusters', source: stopped, from: 'core' },
				ours: inertias.map((inertia, at) => Math.max(0, inertia - theirInertias[at])),
				...{ theirs: theirInertias.map(() => 0), tolerance: 0.0005 },
				note: 'lower is better: ours go on until no customer moves',
			},
			{
				...{ set, name: 'silhouettes, 2 to 8 clusters', source: stopped, from: 'core' },
				ours: found.tried.map(({ silhouette }) => silhouette),
				...{ theirs: theirSilhouettes, tolerance: 0.003 },
				note: 'of slightly different clusters, as theirs were stopped earlier',
			},
			converged(
				'inertia, 2 to 4 clusters',
				inertias.slice(0, 3),
				...['6474.134981', '4856.322467', '3924.378678'],
			),
			converged(
				'silhouettes, 2 to 4 clusters',
				found.tried.slice(0, 3).map(({ silhouette }) => silhouette),
				...['.432661459', '.337247448', '.335207896'],
			),
			converged('clusters chosen by silhouette', [found.profiles.length], '2'),
			figure(
				'silhouette of the clusters from rows 0, 1000, 2000, 3000',
				runToEnd(silhouettes(matrix, [fourths.labels], 1)).means,
				['.335207896'],
				sklearn,
			),
		];
	},
};
