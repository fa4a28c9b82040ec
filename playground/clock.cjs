// Loaded into n8n before anything else: moves its clock, so that a test meets the hour it needs.
// @ts-check

const ahead = Number(process.env.LOYALTY_CLOCK_AHEAD_MS ?? 0);

if (ahead !== 0) {
	const Real = Date;
	/** @type {any} */
	const Moved = class extends Real {
		/** @param {any[]} given */
		constructor(...given) {
			if (given.length === 0) super(Real.now() + ahead);
			else super(.../** @type {[any]} */ (given));
		}
		/** @override */
		static now() {
			return Real.now() + ahead;
		}
	};
	globalThis.Date = Moved;
}
