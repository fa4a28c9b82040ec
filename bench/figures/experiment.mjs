// @ts-check
/** Compare Groups on a real experiment, and on a thousand campaigns that did nothing (gate G8). */
import { readFileSync } from 'node:fs';

import { parse } from 'csv-parse/sync';

import { dataFile } from '../dataFolder.mjs';
import { runContactPolicy } from '../loyaltyMetrics.mjs';
import { printed } from './figure.mjs';

const file = ['hillstrom', 'hillstrom.csv'];
const [MEN, WOMEN, NONE] = ['Mens E-Mail', 'Womens E-Mail', 'No E-Mail'];
const real = 'Hillstrom, by assignment';

/** Of each outcome: the figure of who got it, who did not, the difference and its standard error. */
const published = {
	[MEN]: {
		visit: ['.182757', '.106167', '.076590', '.003386'],
		conversion: ['.012531', '.005726', '.006805', '.000921'],
		spend: ['1.422617', '.652789', '.769827', '.145247'],
	},
	[WOMEN]: {
		visit: ['.151400', '.106167', '.045233', '.003234'],
		conversion: ['.008837', '.005726', '.003111', '.000823'],
		spend: ['1.077202', '.652789', '.424412', '.130333'],
	},
};

/** @type {import('./figure.mjs').FigureSet} */
export const experiment = {
	name: real,
	needs: [file.join('/')],
	async figures(node) {
		const text = readFileSync(/** @type {string} */ (dataFile(...file)), 'utf8');
		/** @type {Record<string, string>[]} */
		const customers = parse(text, { columns: true });
		const assignments = customers.map(({ segment, visit, conversion, spend }, at) => ({
			json: {
				customer_id: at + 1,
				// Who got nothing was kept from both.
				campaign: segment === NONE ? [MEN, WOMEN] : segment,
				arm: segment === NONE ? 'control' : 'treatment',
				...{ visit: Number(visit), conversion: Number(conversion), spend: Number(spend) },
			},
		}));
		const columns = ['visit', 'conversion', 'spend'].map((column) => ({ column }));
		const { items } = await runContactPolicy(node, assignments, {
			operation: 'compareGroups',
			parameters: { outcomeColumns: { rows: columns } },
			further: [[]],
		});
		return items.flatMap(({ json }) => figuresOf(json));
	},
};

/** @param {Record<string, any>} card @returns {import('./figure.mjs').Figure[]} */
function figuresOf({ campaign, outcomes }) {
	return outcomes.flatMap((/** @type {Record<string, any>} */ one) => {
		const { outcome, treatment, control, difference } = one;
		const digits = /** @type {Record<string, string[]>} */ (published[campaign])[outcome];
		const { low, high } = difference.interval;
		const ours = [
			treatment.value,
			control.value,
			difference.difference,
			(high - low) / 2 / 1.959963984540054,
		];
		const names = ['with it', 'kept from it', 'difference', 'its standard error'];
		return names.map((name, at) => ({
			...{ set: real, name: `${campaign}, ${outcome}: ${name}`, ours: ours[at] },
			...printed(digits[at]),
			...{ source: 'another program, on this file', from: /** @type {const} */ ('node') },
			...(at === 3 && {
				tolerance: 1e-5,
				note: "from the range: Newcombe's for shares, Student's t for spend",
			}),
		}));
	});
}

const made = 'A thousand campaigns that did nothing';
const [CAMPAIGNS, AT_ONCE, CUSTOMERS] = [1000, 200, 400];

/** @type {import('./figure.mjs').FigureSet} */
export const noEffect = {
	name: made,
	needs: [],
	async figures(node) {
		const wrong = { bought: 0, spent: 0 };
		for (let first = 0; first < CAMPAIGNS; first += AT_ONCE) {
			for (const { outcomes } of await cards(node, first, AT_ONCE, 0)) {
				for (const { outcome, difference } of outcomes) {
					const { low, high } = difference.interval;
					if (low > 0 || high < 0) wrong[/** @type {'bought'} */ (outcome)] += 1;
				}
			}
		}
		const planted = await cards(node, CAMPAIGNS, AT_ONCE, 0.15);
		const found = planted.filter(({ verdict }) => verdict === 'higher').length;
		const gate = { set: made, source: 'G8: at most .07', from: /** @type {const} */ ('node') };
		return [
			...Object.entries(wrong).map(([outcome, count]) => ({
				...{ ...gate, name: `${outcome}: share of intervals without 0`, ours: count / CAMPAIGNS },
				...{ theirs: 0.05, tolerance: 0.02 },
			})),
			{
				...{ ...gate, name: 'share of planted effects of 15 points that are found' },
				...{ ours: found / AT_ONCE, theirs: 1, tolerance: 0.1, source: 'at least .9' },
			},
		];
	},
};

/**
 * Campaigns from assignment to verdict, both through the node.
 *
 * @param {import('../builtPackage.mjs').OurNodes} node
 * @param {number} first
 * @param {number} campaigns
 * @param {number} effect how many more of the treatment group buy
 */
async function cards(node, first, campaigns, effect) {
	const people = Array.from({ length: campaigns * CUSTOMERS }, (_, at) => ({
		json: { customer_id: (at % CUSTOMERS) + 1, campaign: `c${first + Math.floor(at / CUSTOMERS)}` },
	}));
	const assigned = await runContactPolicy(node, people, {
		operation: 'assignHoldout',
		parameters: { who: 'everyone', holdoutPercent: 50 },
	});
	const random = randomNumbers(first + 1);
	const outcomes = assigned.items.map(({ json }) => {
		const bought = random() < 0.2 + (json.arm === 'treatment' ? effect : 0);
		const spent = bought ? Math.round(-3000 * Math.log(1 - random())) / 100 : 0;
		return { json: { ...json, bought, spent } };
	});
	const { items } = await runContactPolicy(node, outcomes, {
		operation: 'compareGroups',
		parameters: { outcomeColumns: { rows: [{ column: 'bought' }, { column: 'spent' }] } },
		further: [[]],
	});
	return items.map(({ json }) => json);
}

/** mulberry32. @param {number} seed */
function randomNumbers(seed) {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}
