// @ts-check
/** Made-up assignments of one campaign, one in five in the control group, and orders before and after; the same for the same number. */

const DAY = 86_400_000;
const ASSIGNED = Date.parse('2026-05-01T00:00:00Z');

/** @param {number} customers */
export function madeUpExperiment(customers) {
	let state = 20261130;
	/** mulberry32 (Tommy Ettinger, public domain) */
	const random = () => {
		state = (state + 0x6d2b79f5) | 0;
		let bits = Math.imul(state ^ (state >>> 15), state | 1);
		bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
		return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
	};
	const email = (/** @type {number} */ at) => `customer${at}@shop.example`;
	const dayAfter = (/** @type {number} */ days) =>
		new Date(ASSIGNED + days * DAY).toISOString().slice(0, 10);
	const assignments = Array.from({ length: customers }, (_, at) => ({
		json: {
			...{ customer_email: email(at), campaign: 'Spring', assigned_at: dayAfter(0) },
			arm: at % 5 === 0 ? 'control' : 'treatment',
		},
	}));
	const orders = Array.from({ length: 3 * customers }, (_, at) => ({
		json: {
			...{ order_id: `#${at}`, customer_email: email(Math.floor(customers * random())) },
			order_date: dayAfter(Math.floor(120 * random()) - 60),
			...{ total: Math.round(10_000 * random()) / 100, currency: 'EUR' },
		},
	}));
	return { assignments, orders };
}
