// @ts-check
/**
 * Someone who works whenever the event loop goes round.
 *
 * @param {() => void} work
 * @returns {() => void} stops
 */
function another(work) {
	let next = setImmediate(function turn() {
		work();
		next = setImmediate(turn);
	});
	return () => clearImmediate(next);
}

module.exports = { another };
