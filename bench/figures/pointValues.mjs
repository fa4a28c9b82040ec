// @ts-check
/** What the purchase models say of single customers at the published maxima, to the printed digits. */
import { builtModels, figuresOf, lifetimes } from './builtModels.mjs';

const set = 'Purchase models, single customers at the maxima of CDNOW';
const both = `${lifetimes}, BTYD 2.4.3`;
const mpmath = 'mpmath, 40 digits';

const bg = { r: 0.2425929, alpha: 4.4135313, a: 0.7928862, b: 2.4257538 };
const mbg = { r: 0.5248379, alpha: 6.1829912, a: 0.8913564, b: 1.6139999 };
const pareto = { r: 0.5532755, alpha: 10.5776118, s: 0.6062136, beta: 11.6679125 };
const gamma = { p: 6.2488019, q: 3.7445887, v: 15.4477507 };
/** The parameters are printed with 7 digits, the values with 8: so far may they lead. */
const ROUNDED = 1e-6;

/** x, tₓ, T; active by BG, MBG, Pareto; purchases in 39 weeks by the same. */
// prettier-ignore
const customers = [
	[0, 0, 38.86, 1, .38971636, .29509716, .19478084, .15395365, .10705979],
	[1, 1.71, 38.86, .21222741, .17081963, .16787197, .20325065, .18878924, .17098051],
	[2, 30.43, 38.86, .72660916, .70612623, .86911871, 1.22591046, 1.26267071, 1.45511295],
	[7, 29.43, 38.86, .64180060, .62263871, .74941639, 3.33723935, 3.16680515, 3.71174763],
	[1, 5, 38.86, .31491835, .25950415, .25514996, .30159798, .28680306, .25987465],
	[4, 23.29, 38.86, .50777823, .48028414, .59258880, 1.57750820, 1.49863056, 1.76928295],
	[29, 38, 38.86, .95522759, .95107496, .98646926, 19.45301177, 18.38283709, 19.11653177],
	[26, 30.86, 31, .96891971, .96555287, .99791794, 20.75056918, 19.44803551, 20.11586723],
];

/** Weeks; repeat purchases of a new customer by BG, MBG, Pareto. */
const weeks = [0.1429, 1, 3, 31.8571, 32, 39, 52, 78];
// prettier-ignore
const ofNewCustomers = {
	'BG/NBD': ['.00781607', '.05318474', '.15063193', '1.04049432', '1.04373724', '1.19501631', '1.44402086', '1.85797179'],
	'MBG/NBD': ['.00777962', '.05306062', '.1507930', '1.0334705', '1.0366092', '1.1822836', '1.4188894', '1.8036360'],
	'Pareto/NBD': ['.007447', '.0510066', '.1461348', '1.0529092', '1.0562709', '1.2134081', '1.4734415', '1.9098808'],
};

/** @type {import('./figure.mjs').FigureSet} */
export const pointValues = {
	name: set,
	needs: [],
	async figures() {
		const { bgNbd, mbgNbd, paretoNbd, gammaGamma, runToEnd } = builtModels();
		const figure = figuresOf(set, both);
		/** @param {import('./builtModels.mjs').Figure} one */
		const rounded = (one) => ({ ...one, tolerance: Math.max(one.tolerance, ROUNDED) });
		/** @param {readonly number[]} row */
		const historyOf = ([frequency, recency, age]) => ({ frequency, recency, age });
		/** @param {string} name @param {readonly number[]} ours @param {number} column */
		const column = (name, ours, column) => ({
			...figure(name, ours, '0'),
			...{ theirs: customers.map((row) => row[column]), tolerance: ROUNDED },
		});
		const histories = customers.map(historyOf);
		/** @param {readonly number[]} row @param {number} ahead */
		const foreseen = (row, ahead) => bgNbd.expectedPurchases(bg, historyOf(row), ahead);
		/** @param {readonly number[]} row */
		const silent = (row) => bgNbd.probabilityOfNoPurchase(bg, historyOf(row), 39);
		const published = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
		const btyd = { r: 0.5534, alpha: 10.5802, s: 0.6061, beta: 11.6562 };
		const walkthrough = { frequency: 26, recency: 30.86, age: 31 };
		const nobody = { frequency: 0, recency: 0, age: 39 };
		const dert = { r: 0.5629966, alpha: 12.559037, s: 0.4081095, beta: 10.5148048 };
		const seven = { frequency: 7, recency: 35.71, age: 38.86 };
		const steep = { r: 10.465, alpha: 0.00798565, s: 3.0516, beta: 2.82 };
		const round = { r: 0.55, alpha: 10.58, s: 0.61, beta: 11.67 };
		/** @param {number} x */
		const heavy = (x) =>
			paretoNbd.expectedPurchases(round, { frequency: x, recency: 200, age: 200 }, 10);
		const hard = runToEnd(
			paretoNbd.logLikelihood(steep, {
				...{ frequency: [400, 500, 500], recency: [5, 1, 4], age: [6, 37, 37] },
			}),
		);
		/** @param {readonly number[]} row x, tₓ */
		const alone = ([frequency, recency]) =>
			runToEnd(
				bgNbd.logLikelihood(
					{ r: 0.25, alpha: 4, a: 0.8, b: 2.5 },
					{ frequency: [frequency], recency: [recency], age: [40] },
				),
			);
		/** @param {number} x @param {readonly number[]} means */
		const worth = (x, ...means) =>
			means.map((monetaryValue) =>
				gammaGamma.expectedOrderValue(gamma, { frequency: x, monetaryValue }),
			);
		/** @param {string} kind @param {(time: number) => number} of */
		const fresh = (kind, of) =>
			rounded(
				figure(
					`${kind}: repeat purchases of a new customer in ${weeks.join(', ')} weeks`,
					weeks.map(of),
					ofNewCustomers[/** @type {keyof typeof ofNewCustomers} */ (kind)],
				),
			);
		return [
			column(
				'BG/NBD: still active',
				histories.map((one) => bgNbd.probabilityAlive(bg, one)),
				3,
			),
			column(
				'MBG/NBD: still active',
				histories.map((one) => mbgNbd.probabilityAlive(mbg, one)),
				4,
			),
			column(
				'Pareto/NBD: still active',
				histories.map((one) => paretoNbd.probabilityAlive(pareto, one)),
				5,
			),
			column(
				'BG/NBD: purchases in 39 weeks',
				histories.map((one) => bgNbd.expectedPurchases(bg, one, 39)),
				6,
			),
			column(
				'MBG/NBD: purchases in 39 weeks',
				histories.map((one) => mbgNbd.expectedPurchases(mbg, one, 39)),
				7,
			),
			column(
				'Pareto/NBD: purchases in 39 weeks',
				histories.map((one) => paretoNbd.expectedPurchases(pareto, one, 39)),
				8,
			),
			rounded(
				figure(
					'BG/NBD: purchases of 26 in 31 weeks, 52 weeks on; of 200 in 40 weeks, 39 weeks on',
					[foreseen([26, 30.86, 31], 52), foreseen([200, 38, 40], 39)],
					['25.7594726', '3.2943655'],
					mpmath,
				),
			),
			rounded(
				figure(
					'BG/NBD: no purchase in 39 weeks after 0, 2 and 1 repeat purchases',
					[
						[0, 0, 38.86],
						[2, 30.43, 38.86],
						[1, 1.71, 38.86],
					].map(silent),
					['.8556721767', '.4453925184', '.8832874786'],
				),
			),
			fresh('BG/NBD', (time) => bgNbd.expectedRepeatPurchases(bg, time)),
			fresh('MBG/NBD', (time) => mbgNbd.expectedRepeatPurchases(mbg, time)),
			fresh('Pareto/NBD', (time) => paretoNbd.expectedRepeatPurchases(pareto, time)),
			figure(
				'BG/NBD, published parameters: none in 39 weeks',
				bgNbd.probabilityOfRepeatPurchases(published, 39, 0),
				'.5737863521',
				'BTYD manual',
			),
			{
				...figure(
					'BG/NBD, published parameters: 10 in 2 weeks',
					bgNbd.probabilityOfRepeatPurchases(published, 2, 10),
					'0',
					'BTYD manual',
				),
				...{ theirs: 1.0786896e-7, tolerance: 5.001e-15 },
			},
			figure(
				'BG/NBD, published parameters: 11 to 20 in 30 weeks',
				Array.from({ length: 10 }, (_, at) =>
					bgNbd.probabilityOfRepeatPurchases(published, 30, 11 + at),
				),
				// prettier-ignore
				['.0019995214', '.0015170236', '.0011633150', '.0009003148', '.0007023638', '.0005517902',
					'.0004361913', '.0003467171', '.0002769613', '.0002222260'],
				'BTYD manual',
			),
			rounded(
				figure(
					'BG/NBD: 0 to 9 in 39 weeks',
					Array.from({ length: 10 }, (_, count) =>
						bgNbd.probabilityOfRepeatPurchases(bg, 39, count),
					),
					// prettier-ignore
					['.5743073', '.19919304', '.08532241', '.04579719', '.02763122', '.01793839',
						'.01224996', '.00868167', '.00633011', '.00472031'],
				),
			),
			figure(
				'BG/NBD: log-likelihood of (0, 0, 40) and of (200, 38, 40)',
				[
					[0, 0],
					[200, 38],
				].map(alone),
				['-.59947', '100.79569'],
				'Hardie’s note 027, as pymc-marketing tests it',
			),
			figure(
				'Pareto/NBD, parameters of BTYD: active, and 52 weeks on, after 26 in 31 weeks',
				[
					paretoNbd.probabilityAlive(btyd, walkthrough),
					paretoNbd.expectedPurchases(btyd, walkthrough, 52) / 10,
				],
				['.9979178', '2.5454914'],
				'BTYD 2.4.3 (purchases in tens)',
			),
			figure(
				'Pareto/NBD, parameters of BTYD: the same of who never came back',
				[paretoNbd.probabilityAlive(btyd, nobody), paretoNbd.expectedPurchases(btyd, nobody, 52)],
				['.2941422', '.1354377'],
				'BTYD 2.4.3',
			),
			figure(
				'Pareto/NBD: discounted purchases for ever after (7, 35.71, 38.86)',
				paretoNbd.discountedPurchases(dert, seven, 0.0027),
				'26.95057219',
				'BTYD 2.4.3',
			),
			figure(
				'Pareto/NBD: purchases in 10 weeks after 132 and 133 in 200',
				[heavy(132), heavy(133)],
				['6.20605', '6.25287'],
				lifetimes,
			),
			{
				...figure(
					'Pareto/NBD: 400 and 500 purchases, r = 10.5: finite (1: yes)',
					0,
					'1',
					lifetimes,
				),
				ours: Number(Number.isFinite(hard)),
			},
			...[
				figure('Gamma-Gamma: everybody', worth(0, NaN), '35.17100'),
				figure('Gamma-Gamma: one order of 20, 35, 100', worth(1, 20, 35, 100), [
					'24.629862',
					'35.052186',
					'80.215589',
				]),
				figure('Gamma-Gamma: two', worth(2, 20, 35, 100), ['22.73177', '35.03079', '88.32655']),
				figure('Gamma-Gamma: three', worth(3, 20, 35, 100), ['21.93747', '35.02184', '91.72077']),
				figure('Gamma-Gamma: ten', worth(10, 20, 35, 100), ['20.638303', '35.007195', '97.272393']),
			].map((one) => ({ ...one, tolerance: 1e-5 })),
		];
	},
};
