// @ts-check
/** What a gate is: one question to the tree, answered with complaints; no complaint is green. */

/**
 * @typedef {object} Tree
 * @property {string} root the folder that is judged
 * @property {(name: string) => string} scratch a new empty folder outside the tree, gone after the run
 * @property {() => Promise<Packed>} packed the package as npm would publish it, made once per run
 */

/**
 * @typedef {object} Packed
 * @property {string} folder the unpacked tarball, outside the tree
 * @property {string[]} files its files, with forward slashes
 */

/**
 * @typedef {object} Gate
 * @property {string} name
 * @property {(tree: Tree) => Promise<string[]>} complaints
 * @property {boolean} [alone] takes the whole machine: nothing runs beside it
 */

export {};
