// @ts-check
/** Rules about what a person sees on the canvas: notes, names, places. */
const { VERBS } = require('./vocabulary.cjs');
const { isTrigger, notes, steps } = require('./workflow.cjs');

/** @typedef {import('./workflow.cjs').Rule} Rule */
/** @typedef {import('./workflow.cjs').WorkflowNode} WorkflowNode */

const grid = 16;
/** Of a node on the canvas, without its name below. */
const size = 96;
const yellow = 1;
const white = 7;

/** @param {WorkflowNode} note */
function words({ parameters = {} }) {
	return String(parameters.content ?? '')
		.split(/\s+/)
		.filter((word) => /\p{L}|\p{N}/u.test(word)).length;
}

/** @type {Rule} */
const overview = {
	name: 'overview-note',
	complaints(workflow) {
		const all = notes(workflow);
		// A note without a colour is yellow.
		const found = all.filter(({ parameters = {} }) => (parameters.color ?? yellow) === yellow);
		const [note] = found;
		if (found.length !== 1 || !note) {
			return [`${found.length} yellow notes; there has to be exactly one, with the overview`];
		}
		const { content = '' } = note.parameters ?? {};
		const count = words(note);
		const [left, top] = note.position;
		const isFirst = workflow.nodes.every(
			({ position: [x, y], type }) => left <= x && (top <= y || type === note.type || x > left),
		);
		return [
			...(count >= 100 && count <= 300 ? [] : [`the overview has ${count} words, not 100 to 300`]),
			...(/^### How it works$/m.test(content) ? [] : ['the overview lacks "### How it works"']),
			...(/^### Setup$/m.test(content) ? [] : ['the overview lacks "### Setup"']),
			...(/install.*n8n-nodes-loyalty/i.test(content) || !usesOurs(workflow)
				? []
				: ['the overview does not say how to install n8n-nodes-loyalty']),
			...(isFirst ? [] : ['the overview is not at top left']),
		];
	},
};

/** @param {import('./workflow.cjs').WorkflowJson} workflow */
function usesOurs({ nodes }) {
	return nodes.some(({ type }) => type.startsWith('n8n-nodes-loyalty.'));
}

/** @type {Rule} */
const sections = {
	name: 'section-notes',
	complaints(workflow) {
		const others = notes(workflow).filter(
			({ parameters = {} }) => (parameters.color ?? yellow) !== yellow,
		);
		const missing =
			steps(workflow).length >= 4 && others.length === 0
				? ['no white note tells the parts apart']
				: [];
		return [
			...missing,
			...others.flatMap((note) => [
				...(note.parameters?.color === white ? [] : [`"${note.name}" is not white`]),
				...(words(note) < 50 ? [] : [`"${note.name}" has ${words(note)} words; fewer than 50`]),
			]),
		];
	},
};

/** @type {Rule} */
const names = {
	name: 'names',
	complaints: (workflow, { description }) =>
		steps(workflow).flatMap((node) => {
			const { name, type, typeVersion = 1 } = node;
			const known = description(type, typeVersion);
			if (givenNames(known).some((given) => isSame(name, given))) {
				return [`"${name}" is the name that n8n gave`];
			}
			const [first = ''] = name.split(' ');
			const asks = /\.(if|switch|filter)$/.test(type) && name.endsWith('?');
			const says = VERBS.has(first) || asks || name === 'Settings';
			const begins = isTrigger(node) && /^(When|Every|On|After|At)$/.test(first);
			return says || begins ? [] : [`"${name}" does not begin with a verb`];
		}),
};

/** @param {any} known @returns {string[]} names that the editor gives to a new node */
function givenNames(known) {
	const actions = (known?.properties ?? []).flatMap((/** @type {any} */ { name, options = [] }) =>
		name === 'operation' ? options.map((/** @type {any} */ { action }) => action) : [],
	);
	return [known?.defaults?.name, known?.displayName, ...actions].filter(Boolean);
}

/** @param {string} name @param {string} given */
function isSame(name, given) {
	return name.toLowerCase().replace(/\s*\d+$/, '') === given.toLowerCase();
}

/** @type {Rule} */
const places = {
	name: 'grid',
	complaints(workflow) {
		const all = steps(workflow);
		const off = workflow.nodes
			.filter(({ position }) => position.some((one) => one % grid !== 0))
			.map(
				({ name, position }) =>
					`"${name}" stands at ${position.join(', ')}, off the grid of ${grid}`,
			);
		const covered = all.flatMap((one, index) =>
			all
				.slice(index + 1)
				.filter(
					({ position: [x, y] }) => overlap(x, one.position[0]) && overlap(y, one.position[1]),
				)
				.map(({ name }) => `"${one.name}" and "${name}" cover each other`),
		);
		return [...off, ...covered];
	},
};

/** @param {number} one @param {number} other */
function overlap(one, other) {
	return Math.abs(one - other) < size;
}

module.exports = { canvas: [overview, sections, names, places] };
