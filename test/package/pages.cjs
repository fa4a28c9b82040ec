// @ts-check
/** The pages that a reader of the project opens, and what their links lead to. */
const { existsSync, readdirSync, readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

const root = join(__dirname, '..', '..');

/** @param {string} page its path from the top */
const textOf = (page) => readFileSync(join(root, page), 'utf8');

/** @param {string} page @returns {string[]} links and pictures that are files of this project */
const linksIn = (page) =>
	[...textOf(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, target]) => target);

/** @param {string} page @param {string} target */
const isThere = (page, target) => existsSync(join(root, dirname(page), target));

const workflowFiles = () =>
	readdirSync(join(root, 'workflows')).filter((name) => name.endsWith('.json'));

module.exports = { textOf, linksIn, isThere, workflowFiles };
