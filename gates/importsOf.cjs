// @ts-check
/** The modules that a JavaScript or TypeScript text names, read from its syntax tree. */
const ts = require('typescript');

/**
 * @typedef {object} Import
 * @property {string | null} module null where the text does not say which: `require(name)`
 * @property {number} line from 1
 */

/** @param {string} text @param {string} name its file's name @returns {Import[]} */
function importsOf(text, name) {
	const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
	/** @type {Import[]} */
	const found = [];
	/** @param {import('typescript').Node} node @param {import('typescript').Node | undefined} named */
	const note = (node, named) => {
		const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
		found.push({ module: named && ts.isStringLiteralLike(named) ? named.text : null, line });
	};
	/** @param {import('typescript').Node} node */
	const visit = (node) => {
		if (ts.isImportDeclaration(node)) note(node, node.moduleSpecifier);
		else if (ts.isExportDeclaration(node) && node.moduleSpecifier) note(node, node.moduleSpecifier);
		else if (ts.isExternalModuleReference(node)) note(node, node.expression);
		else if (ts.isImportTypeNode(node)) {
			note(node, ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined);
		} else if (ts.isCallExpression(node) && loads(node.expression)) note(node, node.arguments[0]);
		else if (ts.isIdentifier(node) && node.text === 'require' && !isCalled(node)) {
			note(node, undefined);
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return found;
}

/** `import(…)`, `require(…)`, `require.resolve(…)`. @param {import('typescript').Node} callee */
function loads(callee) {
	if (callee.kind === ts.SyntaxKind.ImportKeyword) return true;
	return /^require(\.resolve)?$/.test(callee.getText());
}

/** Not a `require` that is handed on or renamed. @param {import('typescript').Identifier} name */
function isCalled(name) {
	const { parent } = name;
	if (ts.isCallExpression(parent)) return parent.expression === name;
	if (!ts.isPropertyAccessExpression(parent) || parent.expression !== name) return false;
	return ts.isCallExpression(parent.parent) && loads(parent);
}

module.exports = { importsOf };
