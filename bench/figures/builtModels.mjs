// @ts-check
/** The fitted models as they are published (loaded from dist, which has to be built), and what their figures share. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { parse } from 'csv-parse/sync';

import { checkout } from '../../playground/cache.mjs';
import { dataFile } from '../dataFolder.mjs';
import { purchases } from './cdnow.mjs';
import { printed } from './figure.mjs';

export const optimum = 'maximum with tolerance 1e-11; published with 3 digits';
export const lifetimes = 'lifetimes 0.11.3';
export const summary = ['cdnow', 'cdnow_customers_summary.csv'];
export const spends = ['cdnow', 'cdnow_customers_summary_with_transactions.csv'];

/** @typedef {import('./figure.mjs').Figure} Figure */

/** @param {string} set @param {string} source */
export function figuresOf(set, source) {
	/**
	 * @param {string} name
	 * @param {number | readonly number[]} ours
	 * @param {string | readonly string[]} digits
	 * @param {string} [from]
	 * @returns {Figure}
	 */
	return (name, ours, digits, from = source) => {
		const all = [digits].flat().map(printed);
		const theirs = all.map(({ theirs: one }) => one);
		const tolerance = Math.max(...all.map((one) => one.tolerance));
		return { set, name, ours, theirs, tolerance, source: from, from: 'core' };
	};
}

/** What computes the models, as it is published: loaded from dist, which has to be built. */
export function builtModels() {
	const require = createRequire(import.meta.url);
	/** @param {string} path */
	const built = (path) => require(join(checkout, 'dist', 'core', ...path.split('/')));
	/** @type {typeof import('../../core/models/bgNbd.js')} */
	const bgNbd = built('models/bgNbd.js');
	/** @type {typeof import('../../core/models/mbgNbd.js')} */
	const mbgNbd = built('models/mbgNbd.js');
	/** @type {typeof import('../../core/models/paretoNbd.js')} */
	const paretoNbd = built('models/paretoNbd.js');
	/** @type {typeof import('../../core/models/gammaGamma.js')} */
	const gammaGamma = built('models/gammaGamma.js');
	/** @type {typeof import('../../core/models/bgBb.js')} */
	const bgBb = built('models/bgBb.js');
	/** @type {typeof import('../../core/models/sbg.js')} */
	const sbg = built('models/sbg.js');
	/** @type {typeof import('../../core/steps.js')} */
	const { runToEnd } = built('steps.js');
	return { bgNbd, mbgNbd, paretoNbd, gammaGamma, bgBb, sbg, runToEnd };
}

/** @param {{ standardErrors: Readonly<Record<string, number | null>> }} fit */
export function errorsOf({ standardErrors }) {
	return Object.values(standardErrors).map((error) => error ?? NaN);
}

/** Days with a purchase after `day`, of each customer of the sample. @param {string} day @param {number} count */
export function purchasesAfter(day, count) {
	const days = Array.from({ length: count }, () => new Set());
	for (const { json } of purchases()) {
		if (json.date > day) days[Number(json.customer) - 1].add(json.date);
	}
	return days.map(({ size }) => size);
}

/** @param {readonly string[]} path @returns {number[][]} */
export function numbersOf(path) {
	const text = readFileSync(/** @type {string} */ (dataFile(...path)), 'utf8');
	/** @type {string[][]} */
	const rows = parse(text, { from_line: 2 });
	return rows.map((row) => row.map(Number));
}

/** @param {readonly number[]} values */
export function sum(values) {
	return values.reduce((total, one) => total + one, 0);
}

/** @param {readonly number[]} values */
export function mean(values) {
	return sum(values) / values.length;
}
