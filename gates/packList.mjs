// @ts-check
/** Gate `pack-list`: the package holds all that n8n will ask for, and nothing else. */
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

import importsOf from './importsOf.cjs';

/** @type {import('./gate.mjs').Gate} */
export const packList = {
	name: 'pack-list',
	async complaints({ packed }) {
		const { folder, files } = await packed();
		const read = (/** @type {string} */ file) => readFileSync(join(folder, file), 'utf8');
		const { nodes, credentials } = JSON.parse(read('package.json')).n8n;
		const needed = new Map([
			...['package.json', 'README.md', 'LICENSE'].map((file) => entry(file, 'npm')),
			...[...nodes, ...credentials].map((file) => entry(file, 'package.json')),
			...nodes.map((/** @type {string} */ file) => entry(file.replace(/\.js$/, '.json'), file)),
			...files
				.filter((file) => file.endsWith('.js'))
				.flatMap((file) => [...iconsOf(file, read(file)), ...relativesOf(file, read(file), files)]),
		]);
		return [
			...[...needed]
				.filter(([file]) => !files.includes(file))
				.map(([file, by]) => `${file} is missing; ${by} needs it`),
			...[...nodes, ...credentials]
				.filter((file) => files.includes(file) && !hasBothIcons(file, read(file)))
				.map((file) => `${file} names no light and dark icon`),
			...files
				.filter((file) => /\.(node|credentials)\.js$/.test(file))
				.filter((file) => !nodes.includes(file) && !credentials.includes(file))
				.map((file) => `${file} is not registered in package.json`),
			...files
				.filter((file) => !belongs(file) && !needed.has(file))
				.map((file) => `${file} does not belong in the package`),
		];
	},
};

/** @param {string} file @param {string} by @returns {[string, string]} */
function entry(file, by) {
	return [file, by];
}

/** The compiled layers and their icons. @param {string} file */
function belongs(file) {
	return /^dist\/(core|schema|nodes|credentials)\/.*(?<!\.test|\.spec)\.(js|svg)$/.test(file);
}

/** @param {string} file @param {string} text */
function iconsOf(file, text) {
	return [...text.matchAll(/["']file:([^"']+)["']/g)].map(([, icon]) =>
		entry(posix.join(posix.dirname(file), icon), file),
	);
}

/** @param {string} file @param {string} text */
function hasBothIcons(file, text) {
	const icons = iconsOf(file, text).map(([icon]) => icon);
	return (
		icons.some((icon) => /\.dark\./.test(icon)) && icons.some((icon) => !/\.dark\./.test(icon))
	);
}

/** @param {string} file @param {string} text @param {string[]} files */
function relativesOf(file, text, files) {
	return importsOf.importsOf(text, file).flatMap(({ module }) => {
		if (!module?.startsWith('.')) return [];
		const target = posix.join(posix.dirname(file), module);
		const found = [target, `${target}.js`, `${target}.json`, `${target}/index.js`];
		return [entry(found.find((name) => files.includes(name)) ?? `${target}.js`, file)];
	});
}
