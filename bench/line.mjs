// @ts-check
/** One line of the benchmark: what was measured, the target, and whether it is met. */
import { ratioText, spread, spreadText } from './spread.mjs';

/**
 * @typedef {object} Line
 * @property {string} name
 * @property {string} measured
 * @property {string} target empty where there is none
 * @property {boolean | null} met null: skipped, or without a target
 */

/**
 * Our time over theirs, round by round.
 *
 * @param {string} name
 * @param {readonly number[]} ours
 * @param {readonly number[]} theirs
 * @param {number} [most] the target
 * @returns {Line}
 */
export function ratioLine(name, ours, theirs, most) {
	const ratios = spread(ours.map((time, round) => time / theirs[round]));
	const measured = spreadText(ratios, ratioText);
	if (most === undefined) return { name, measured, target: '', met: null };
	return { name, measured, target: `at most ${most}`, met: ratios.median <= most };
}

/**
 * @param {string} name
 * @param {readonly number[]} values
 * @param {{ below: number, unit: string, judged?: 'median' | 'most' }} target
 * @returns {Line}
 */
export function limitLine(name, values, { below, unit, judged = 'median' }) {
	const all = spread(values);
	const text = (/** @type {number} */ value) => (value >= 10 ? value.toFixed(0) : value.toFixed(2));
	const measured = `${values.length === 1 ? text(values[0]) : spreadText(all, text)} ${unit}`;
	return { name, measured, target: `under ${below} ${unit}`, met: all[judged] < below };
}

/** @param {string} name @param {string} reason @returns {Line} */
export function skippedLine(name, reason) {
	return { name, measured: `skipped: ${reason}`, target: '', met: null };
}

/** @param {readonly Line[]} lines @returns {string} */
export function lineTable(lines) {
	const width = Math.max(...lines.map(({ name }) => name.length));
	const measures = Math.max(...lines.map(({ measured, target }) => (target ? measured.length : 0)));
	return lines
		.map(({ name, measured, target, met }) => {
			const mark = met === null ? ' ' : met ? '✓' : '✗';
			return `${mark} ${name.padEnd(width)}  ${measured.padEnd(measures)}  ${target}`.trimEnd();
		})
		.join('\n');
}
