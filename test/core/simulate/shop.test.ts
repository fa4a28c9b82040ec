import { customerOf } from '../../../core/simulate/shop/customers';
import { KINDS } from '../../../core/simulate/shop/kinds';
import { ordersOf } from '../../../core/simulate/shop/orders';
import { arrivalOf } from '../../../core/simulate/shop/arrival';
import { personOf } from '../../../core/simulate/shop/person';
import { purchasesOf } from '../../../core/simulate/shop/purchases';
import type { Shop } from '../../../core/simulate/shop/shop';
import { monthsLater, nextWithinHours } from '../../../core/simulate/shop/wallTime';

const day = (iso: string) => Date.parse(iso) / 86_400_000;

const shop: Shop = {
	kind: 'onlineShop',
	seed: 5,
	customers: 4000,
	openedDay: day('2024-01-01'),
	endDay: day('2026-11-22'),
	untidy: true,
	currency: 'EUR',
};

const everybody = Array.from({ length: shop.customers }, (_, customer) => customer);

test.each(['onlineShop', 'cafe'] as const)(
	'%s: around the model stands a story, but one-time buyers are as many as MBG/NBD says at their ages',
	(kind) => {
		const { buying } = KINDS[kind];
		if (!('r' in buying)) throw new Error('Not MBG/NBD');
		const { r, alpha, a, b } = buying;
		let expected = 0;
		let variance = 0;
		let once = 0;
		for (const customer of everybody) {
			const age = shop.endDay + 1 - arrivalOf({ ...shop, kind }, customer).firstPurchase;
			if (age <= 0) continue;
			const share = a / (a + b) + (b / (a + b)) * (alpha / (alpha + age)) ** r;
			expected += share;
			variance += share * (1 - share);
			if (purchasesOf({ ...shop, kind }, customer).minutes.length === 1) once += 1;
		}
		expect(Math.abs(once - expected)).toBeLessThan(4.5 * Math.sqrt(variance));
	},
);

test('what is bought by people with an address is one completed order per purchase, and the second ones', () => {
	for (const customer of everybody.slice(0, 300)) {
		const bought = ordersOf(shop, customer).filter(({ id }) => /-\d+$/.test(id));
		expect(bought.map(({ minute }) => minute)).toEqual(purchasesOf(shop, customer).minutes);
		expect(bought.every(({ status, amount }) => status === 'completed' && amount > 0)).toBe(true);
	}
});

test('two in three have bought after three years, and some of the others keep coming', () => {
	const bought = (endDay: number) =>
		everybody.filter((customer) => purchasesOf({ ...shop, endDay }, customer).minutes.length > 0)
			.length / shop.customers;
	expect(bought(shop.endDay)).toBeGreaterThan(0.6);
	expect(bought(shop.endDay)).toBeLessThan(0.75);
	expect(bought(shop.endDay + 365)).toBeGreaterThan(bought(shop.endDay) + 0.05);
});

test('people have unique addresses, and nobody registers after their first order or before the opening', () => {
	expect(new Set(everybody.map((customer) => personOf(shop, customer).email)).size).toBe(4000);
	const early = everybody.filter((customer) => {
		const [first] = purchasesOf(shop, customer).minutes;
		const { registered } = customerOf(shop, customer);
		return first !== undefined && !(registered !== null && registered <= first);
	});
	expect(early).toEqual([]);
	const prospects = everybody.filter((customer) => {
		const { registered } = customerOf(shop, customer);
		return registered !== null && purchasesOf(shop, customer).minutes.length === 0;
	});
	expect(prospects.length).toBeGreaterThan(10);
});

test('the seed, the shop and its rows are not changed by being asked', () => {
	const frozen = Object.freeze({ ...shop });
	expect(ordersOf(frozen, 3)).toEqual(ordersOf(shop, 3));
});

test('a month later is the same day, or the last of a shorter month', () => {
	const later = (iso: string, months: number) =>
		new Date(monthsLater(day(iso), months) * 86_400_000).toISOString().slice(0, 10);
	expect(later('2024-01-31', 1)).toBe('2024-02-29');
	expect(later('2024-01-31', 2)).toBe('2024-03-31');
	expect(later('2024-11-30', 3)).toBe('2025-02-28');
	expect(later('2024-05-15', 12)).toBe('2025-05-15');
});

test('work waits until the team is there', () => {
	const at = (hours: number) => 20_000 * 1440 + hours * 60;
	expect(nextWithinHours(at(7), [480, 1080])).toBe(at(8));
	expect(nextWithinHours(at(12), [480, 1080])).toBe(at(12));
	expect(nextWithinHours(at(18), [480, 1080])).toBe(at(24 + 8));
});
