// What the TypeScript compiler cannot do: it copies the icons into dist.
const { dest, src } = require('gulp');

exports.buildIcons = () =>
	src('{nodes,credentials}/**/*.svg', { base: '.', encoding: false }).pipe(dest('dist'));
