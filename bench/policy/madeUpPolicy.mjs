// @ts-check
/** Made-up candidates, ten log rows for each, and a consent for each; the same for the same number. */

const HOUR = 3_600_000;
const END = Date.parse('2026-06-30T10:00:00Z');
const ZONES = ['Europe/Berlin', 'America/New_York', 'Australia/Sydney', 'Asia/Tokyo', ''];

/** @param {number} candidates */
export function madeUpPolicy(candidates) {
	let state = 20261130;
	/** mulberry32 (Tommy Ettinger, public domain) */
	const random = () => {
		state = (state + 0x6d2b79f5) | 0;
		let bits = Math.imul(state ^ (state >>> 15), state | 1);
		bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
		return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
	};
	const who = (/** @type {number} */ at) => ({
		customer_id: `C${at}`,
		customer_email: `customer${at}@shop.example`,
	});
	const before = (/** @type {number} */ hours) => new Date(END - hours * HOUR).toISOString();
	/** @template T @param {number} length @param {(at: number) => T} make */
	const items = (length, make) => Array.from({ length }, (_, at) => ({ json: make(at) }));
	return {
		candidates: items(candidates, (at) => ({
			...who(at),
			time_zone: ZONES[at % ZONES.length],
			value: Math.round(100_000 * random()) / 100,
			risk: Math.round(100 * random()) / 100,
		})),
		log: items(10 * candidates, (at) => ({
			...who(Math.floor(1.2 * candidates * random())),
			sent_at: before(1 + 4_000 * random()),
			channel: at % 4 === 0 ? 'sms' : 'email',
			purpose: at % 5 === 0 ? 'transactional' : 'marketing',
			campaign: `Newsletter ${at % 12}`,
			discount_percent: at % 6 === 0 ? 10 : 0,
			status: at % 50 === 0 ? 'reserved' : 'confirmed',
		})),
		consents: items(candidates, (at) => ({
			...who(at),
			...{ channel: 'email', purpose: 'marketing', source: 'registration' },
			status: random() < 0.8 ? 'granted' : 'withdrawn',
			recorded_at: before(5_000 + 5_000 * random()),
			expires_at: null,
		})),
	};
}
