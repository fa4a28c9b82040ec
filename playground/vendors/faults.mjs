// @ts-check
/** Bad days of a vendor, written as a script: which request meets which fault. */

/**
 * @typedef {import('./exchange.mjs').VendorRequest} VendorRequest
 * @typedef {import('./proxy.mjs').Vendor} Vendor
 * @typedef {import('./proxy.mjs').Outcome} Outcome
 *
 * @typedef {(request: VendorRequest, handle: Vendor['handle']) => ReturnType<Vendor['handle']>} Fault
 *
 * @typedef {object} Planned
 * @property {string | ((request: VendorRequest) => boolean)} [on] 'POST /v3/smtp/email', a path
 *   that ends in * for all below it, or a question; every request when left out
 * @property {number} [at] the how-manieth such request is the first to meet it, from 1
 * @property {number} [times] how many meet it; Infinity for all from then on
 * @property {Fault} fault
 */

/** Too many requests: come back in so many seconds. @param {number} seconds @returns {Fault} */
export function tooMany(seconds) {
	return () => ({
		status: 429,
		headers: { 'retry-after': String(seconds) },
		body: { message: 'Too many requests' },
	});
}

/** The vendor fails before it did anything. @param {number} [status] @returns {Fault} */
export function serverError(status = 500) {
	return () => ({ status, body: { message: 'Internal server error' } });
}

/** The vendor did what was asked, and fails while it answers. @param {number} [status] @returns {Fault} */
export function serverErrorAfterAcceptance(status = 502) {
	return async (request, handle) => {
		await handle(request);
		return { status, body: { message: 'Bad gateway' } };
	};
}

/** Nothing is done and nothing is answered. @returns {Fault} */
export function timeoutBeforeAcceptance() {
	return () => 'hold';
}

/** The vendor did what was asked, and its answer never comes. @returns {Fault} */
export function timeoutAfterAcceptance() {
	return async (request, handle) => {
		await handle(request);
		return /** @type {const} */ ('hold');
	};
}

/** The connection breaks before anything was done. @returns {Fault} */
export function resetBeforeAcceptance() {
	return () => 'reset';
}

/** The token is no longer valid. @param {unknown} [body] as that vendor says it @returns {Fault} */
export function expiredToken(body = { message: 'The access token expired' }) {
	return () => ({ status: 401, body });
}

/**
 * The vendor with a script of bad days, which a test writes as it goes. Requests that break the
 * vendor's description never meet a fault: they are refused first.
 *
 * @template {Vendor} V
 * @param {V} vendor
 */
export function withFaults(vendor) {
	/** @type {{ planned: Required<Planned>, seen: number, met: number }[]} */
	let script = [];
	/** @type {Vendor['handle']} */
	const handle = (request) => vendor.handle(request);
	return {
		...vendor,

		/** @type {Vendor['handle']} */
		handle(request) {
			/** @type {Fault | undefined} */
			let fault;
			for (const line of script) {
				const { on, at, times } = line.planned;
				if (!isMeant(on, request)) continue;
				line.seen += 1;
				if (fault || line.seen < at || line.seen >= at + times) continue;
				line.met += 1;
				fault = line.planned.fault;
			}
			return fault ? fault(request, handle) : handle(request);
		},

		/** @param {Planned[]} lines */
		plan(...lines) {
			for (const { on = () => true, at = 1, times = 1, fault } of lines) {
				script.push({ planned: { on, at, times, fault }, seen: 0, met: 0 });
			}
		},

		/** Good days again. @returns {string[]} the lines of the script that no request ever met */
		clear() {
			const unmet = script
				.filter(({ met }) => met === 0)
				.map(
					({ planned: { on, at } }) => `${typeof on === 'string' ? on : 'a request'}, no. ${at}`,
				);
			script = [];
			return unmet;
		},
	};
}

/** @param {Required<Planned>['on']} on @param {VendorRequest} request @returns {boolean} */
function isMeant(on, request) {
	if (typeof on === 'function') return on(request);
	const call = `${request.method} ${request.path}`;
	return on.endsWith('*') ? call.startsWith(on.slice(0, -1)) : call === on;
}
