import type { Random } from '../../numeric/random';
import { exponentialVariate } from '../../numeric/randomVariates';
import { meanOrderValueVariate, orderValueVariate } from '../gammaGamma';
import { amountIn, shareOf } from './money';
import { personOf, type Person } from './person';
import { purchasesOf } from './purchases';
import { drawn, kindOf, oneOf, streamOf, type Shop } from './shop';
import { dayOf, MINUTES_PER_DAY, minuteOfDay, withinHours } from './wallTime';

/**
 * One row of the shop's order export. Rows never change later: a refund is a row of its own on its own day,
 * and an order that comes to nothing says so from the start. So a later end of the simulated time only adds rows.
 */
export type Order = Readonly<{
	/** Customer and purchase number; a letter marks what belongs to a purchase (see `related`). */
	id: string;
	/** Wall minute of the shop. */
	minute: number;
	/** Null for a guest. */
	email: string | null;
	name: string | null;
	/** Negative for a refund. */
	amount: number;
	status: 'completed' | 'cancelled' | 'pending' | 'failed' | 'refund';
	channel: string;
	country: string;
	/** Of a refund, the order it gives back. */
	refundedOrder: string | null;
}>;

/** Letters behind the number of a purchase, for the other rows that it brings about. */
const related = { cancelled: 'C', pending: 'P', failed: 'F', second: 'B', guest: 'G', refund: 'R' };

/** All rows of one customer up to the end of the simulated time; purchases ascend, what they bring about follows each. */
export function ordersOf(shop: Shop, customer: number): Order[] {
	const { minutes, lapsed } = purchasesOf(shop, customer);
	if (minutes.length === 0) return [];
	const person = personOf(shop, customer);
	const values = valuesOf(shop, customer);
	const random = streamOf(shop, 'orders', customer);
	const untidy = shop.untidy ? streamOf(shop, 'untidy', customer) : null;
	return minutes
		.flatMap((minute, nth) => {
			const order = orderOf(shop, person, minute, nth + 1, values(), random);
			const last = lapsed && nth === minutes.length - 1;
			const tidy = [
				...attempts(shop, order, random),
				order,
				...refunds(shop, order, last ? 2 : 1, random),
			];
			return untidy ? withUntidiness(shop, order, tidy, untidy) : tidy;
		})
		.filter((row) => dayOf(row.minute) <= shop.endDay);
}

/** The amounts of one customer's purchases, one after the other. */
function valuesOf(shop: Shop, customer: number): () => number {
	const { value } = kindOf(shop);
	const random = streamOf(shop, 'value', customer);
	if (!('p' in value)) {
		const price = amountIn(shop.currency, oneOf(value, random));
		return () => price;
	}
	const mean = meanOrderValueVariate(value, random);
	return () => amountIn(shop.currency, orderValueVariate(value, mean, random));
}

function orderOf(
	shop: Shop,
	person: Person,
	minute: number,
	nth: number,
	amount: number,
	random: Random,
): Order {
	const faithful = random() < 0.85;
	const other = oneOf(kindOf(shop).channels, random);
	return {
		id: `${person.number}-${nth}`,
		minute,
		email: person.email,
		name: person.name,
		amount,
		status: 'completed',
		channel: faithful ? person.channel : other,
		country: person.country,
		refundedOrder: null,
	};
}

/** Sometimes the first try comes to nothing, and the customer orders again minutes later. */
function attempts(shop: Shop, order: Order, random: Random): Order[] {
	const status = drawn(kindOf(shop).failing, random);
	const earlier = 3 + Math.floor(random() * 25);
	if (!status) return [];
	const [opens] = kindOf(shop).hours;
	const minute = Math.max(order.minute - earlier, order.minute - minuteOfDay(order.minute) + opens);
	return [{ ...order, id: order.id + related[status], minute, status }];
}

/** The whole or a part given back days later; `weight` 2 after the last purchase of somebody who leaves. */
function refunds(shop: Shop, order: Order, weight: number, random: Random): Order[] {
	const happens = random() < kindOf(shop).refund * weight;
	const share = random() < 0.6 ? 1 : 0.2 + 0.5 * random();
	const days = 2 + Math.floor(exponentialVariate(6, random));
	if (!happens) return [];
	return [
		{
			...order,
			id: order.id + related.refund,
			minute: withinHours(dayOf(order.minute) + days + random(), [9 * 60, 17 * 60]),
			amount: -shareOf(order.amount, share, shop.currency),
			status: 'refund',
			refundedOrder: order.id,
		},
	];
}

/** What real exports are like: the same person spelled in several ways, double orders, guests, gaps. */
function withUntidiness(shop: Shop, order: Order, rows: readonly Order[], random: Random): Order[] {
	const email = random() < 0.06 ? spelledOtherwise(order.email ?? '', random) : order.email;
	const name = random() < 0.03 ? null : order.name;
	const found = rows.map((row) => (row.id === order.id ? { ...row, email, name } : row));
	const [, closes] = kindOf(shop).hours;
	const closing = dayOf(order.minute) * MINUTES_PER_DAY + closes;
	if (random() < 0.025) {
		found.push({
			...order,
			id: order.id + related.second,
			minute: Math.min(order.minute + 20 + Math.floor(random() * 180), closing),
			amount: shareOf(order.amount, 0.2 + 0.6 * random(), shop.currency),
		});
	}
	if (random() < kindOf(shop).guest) {
		const days = dayOf(order.minute) + 1 + Math.floor(random() * 5) + random();
		found.push({
			...order,
			id: order.id + related.guest,
			minute: withinHours(days, kindOf(shop).hours),
			email: null,
			name: null,
			amount: shareOf(order.amount, 0.3 + 0.7 * random(), shop.currency),
		});
	}
	return found;
}

/** The same e-mail address as people and programs write it. */
function spelledOtherwise(email: string, random: Random): string {
	const spellings = [
		email.toUpperCase(),
		email.replace(/(^|\.)[a-z]/g, (start) => start.toUpperCase()),
		`${email} `,
		` ${email}`,
	];
	return spellings[Math.floor(random() * spellings.length)];
}
