// What a node of n8n hands on: JSON whose shape only the test knows.
// @ts-check

/** @typedef {any} AnyJson */

module.exports = {};
