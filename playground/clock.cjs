// Loaded into n8n before anything else: moves its clock, so that a test meets the hour it needs.
// @ts-check

const Module = require('node:module');

const ahead = Number(process.env.LOYALTY_CLOCK_AHEAD_MS ?? 0);

/** Says all of it by itself: its text also runs where n8n evaluates expressions. @param {number} by milliseconds */
function moveClock(by) {
	const Real = Date;
	/** @type {any} */
	const Moved = class extends Real {
		/** @param {any[]} given */
		constructor(...given) {
			if (given.length === 0) super(Real.now() + by);
			else super(.../** @type {[any]} */ (given));
		}
		/** @override */
		static now() {
			return Real.now() + by;
		}
	};
	globalThis.Date = Moved;
}

/** Expressions run in isolates, each of which has a clock of its own. @param {any} Isolate */
function withMovedClock(Isolate) {
	const move = `(${moveClock})(${ahead})`;
	return class extends Isolate {
		/** @param {unknown[]} given */
		async createContext(...given) {
			const context = await super.createContext(...given);
			await context.eval(move);
			return context;
		}
		/** @param {unknown[]} given */
		createContextSync(...given) {
			const context = super.createContextSync(...given);
			context.evalSync(move);
			return context;
		}
	};
}

if (ahead !== 0) {
	moveClock(ahead);
	const loading = /** @type {any} */ (Module);
	const { _load: load } = loading;
	/** @type {unknown} */
	let isolates;
	/** @param {string} request @param {unknown[]} more */
	loading._load = function (request, ...more) {
		const found = load.call(this, request, ...more);
		if (request !== 'isolated-vm') return found;
		isolates ??= Object.create(found, { Isolate: { value: withMovedClock(found.Isolate) } });
		return isolates;
	};
}
