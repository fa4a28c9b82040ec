// @ts-check
/** A figure of ours beside the published one: they agree when they differ by less than was printed. */

/**
 * @typedef {number | null} Value null: the figure does not exist
 * @typedef {object} Figure
 * @property {string} set the data it is about
 * @property {string} name
 * @property {Value | readonly Value[]} ours
 * @property {Value | readonly Value[]} theirs
 * @property {number} tolerance largest difference that counts as equal
 * @property {string} source who published it
 * @property {'node' | 'core' | 'file'} from `core`: of what nodes are made of; `file`: counted before the node
 * @property {string} [note]
 *
 * @typedef {Figure & { difference: number | null, agrees: boolean }} Compared
 *
 * @typedef {object} FigureSet
 * @property {string} name
 * @property {readonly string[]} needs what stands below the data folder
 * @property {(node: import('../builtPackage.mjs').OurNodes) => Promise<Figure[]>} figures
 *
 * @typedef {{ name: string, reason: string }} LeftOut
 */

/**
 * Half a unit of the last printed digit: `printed('.655832')` is
 * `{ theirs: 0.655832, tolerance: 5e-7 }`; a whole number has to be met exactly.
 *
 * @param {string} digits
 */
export function printed(digits) {
	const decimals = digits.split('.')[1]?.length ?? 0;
	// A touch more than half a unit: binary fractions of equal decimals differ in their last bits.
	return { theirs: Number(digits), tolerance: decimals === 0 ? 0 : 0.5001 * 10 ** -decimals };
}

/**
 * Of values with equally many decimals.
 *
 * @param {string} set
 * @param {string} name
 * @param {readonly (number | null)[]} ours
 * @param {readonly string[]} digits
 * @param {string} source
 * @returns {Figure}
 */
export function figureOf(set, name, ours, digits, source) {
	const all = digits.map(printed);
	const values = all.map(({ theirs: one }) => one);
	return { set, name, ours, theirs: values, tolerance: all[0].tolerance, source, from: 'core' };
}

/**
 * How much is missing to a bound.
 *
 * @param {string} set
 * @param {string} name
 * @param {number} bound
 * @param {number} value
 * @returns {Figure}
 */
export function atLeast(set, name, bound, value) {
	const ours = value >= bound ? 0 : bound - value;
	return { set, name, ours, theirs: 0, tolerance: 0, source: 'our own bound', from: 'core' };
}

/** @param {Figure} figure @returns {Compared} */
export function compared(figure) {
	const ours = [figure.ours].flat();
	const theirs = [figure.theirs].flat();
	const differences = theirs.map((value, index) => differenceOf(ours[index], value));
	const fits = ours.length === theirs.length && !differences.includes(null);
	const difference = fits ? largest(/** @type {number[]} */ (differences)) : null;
	return {
		...figure,
		difference,
		agrees: difference !== null && Math.abs(difference) <= figure.tolerance,
	};
}

/**
 * @param {Value | undefined} ours
 * @param {Value} theirs
 * @returns {number | null} null: not comparable
 */
function differenceOf(ours, theirs) {
	if (ours === null && theirs === null) return 0;
	if (ours === null || ours === undefined || theirs === null) return null;
	return Number.isFinite(ours) ? ours - theirs : null;
}

/** @param {readonly number[]} differences */
function largest(differences) {
	return differences.reduce((most, one) => (Math.abs(one) > Math.abs(most) ? one : most), 0);
}
