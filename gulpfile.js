// What the TypeScript compiler cannot do: it empties dist before a build and copies the icons into it.
const { rm } = require('node:fs/promises');
const { dest, src } = require('gulp');

exports.clean = () => rm('dist', { recursive: true, force: true });

exports.buildIcons = () =>
	src('{nodes,credentials}/**/*.svg', { base: '.', encoding: false }).pipe(dest('dist'));
