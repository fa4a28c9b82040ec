import { exponentialVariate, gammaVariate } from '../../numeric/randomVariates';
import type { Random } from '../../numeric/random';
import { COUNTRIES } from './kinds';
import { anyOf, kindOf, oneOf, streamOf, type Shop } from './shop';
import { dayOf, withinHours } from './wallTime';
import { DOMAINS, FIRST_NAMES, LAST_NAMES } from './words';

/** A person on the shop's list, whether they have bought yet or not; nothing about them changes with time. */
export type Person = Readonly<{
	/** Customer number, 10001 for the first. */
	number: number;
	name: string;
	email: string;
	country: string;
	postcode: string;
	/** IANA name. */
	timeZone: string;
	/** Day of birth; null where the shop was not told. */
	birthDay: number | null;
	/** How they heard of the shop. */
	source: string;
	/** The channel they order by most of the time. */
	channel: string;
}>;

const SOURCES = [
	['search', 0.35],
	['recommendation', 0.25],
	['social media', 0.2],
	['advertisement', 0.12],
	['market stall', 0.08],
] as const;

const NEW_YEAR_1946 = -8766;
const ADULT_YEARS_DAYS = 21_900;

/** Names with their letters as they are allowed in every e-mail address: without accents and apostrophes. */
const withPlain = (name: string) => ({
	name,
	plain: name
		.toLowerCase()
		.replace('ß', 'ss')
		.normalize('NFD')
		.replace(/[^a-z]/g, ''),
});

const FIRST = FIRST_NAMES.map(withPlain);
const LAST = LAST_NAMES.map(withPlain);

const LETTERS = [...'ABCEHJLMNP'];

export function personOf(shop: Shop, customer: number): Person {
	const random = streamOf(shop, 'person', customer);
	const { countries, channels } = kindOf(shop);
	const number = customer + 10_001;
	const first = anyOf(FIRST, random);
	const last = anyOf(LAST, random);
	const country = oneOf(countries, random);
	const { zones, postcode } = COUNTRIES[country];
	const told = random() < 0.7;
	const birthDay = NEW_YEAR_1946 + Math.floor(random() * ADULT_YEARS_DAYS);
	return {
		number,
		name: `${first.name} ${last.name}`,
		email: `${first.plain}.${last.plain}.${customer + 1}@${anyOf(DOMAINS, random)}`,
		country,
		postcode: postcode.replace(/[#@]/g, (place) =>
			place === '#' ? String(Math.floor(random() * 10)) : anyOf(LETTERS, random),
		),
		timeZone: oneOf(zones, random),
		birthDay: told ? birthDay : null,
		source: oneOf(SOURCES, random),
		channel: oneOf(channels, random),
	};
}

/**
 * How long after the opening the people of the list first buy, in days: a gamma law with a median near two years,
 * so that a shop grows first and still wins new customers years later. Never scaled to the end date.
 */
const ARRIVAL = { shape: 1.5, scaleDays: 617 };

export type Arrival = Readonly<{
	/** Days since 1970-01-01, with the fraction of the day: when the person first buys, perhaps in the future. */
	firstPurchase: number;
	/** Wall minute at which they register: mostly with the first order, sometimes weeks before it. */
	registered: number;
}>;

export function arrivalOf(shop: Shop, customer: number): Arrival {
	const random = streamOf(shop, 'arrival', customer);
	const { hours } = kindOf(shop);
	const wait = gammaVariate(ARRIVAL.shape, random) * ARRIVAL.scaleDays;
	// The first person of the list buys on the opening day, so that no shop is ever empty.
	const firstPurchase = shop.openedDay + (customer === 0 ? wait % 1 : wait);
	const before = registeredBefore(random);
	const registered = Math.max(shop.openedDay + (firstPurchase % 1), firstPurchase - before);
	return { firstPurchase, registered: withinHours(registered, hours) };
}

function registeredBefore(random: Random): number {
	return random() < 0.5 ? 0 : exponentialVariate(60, random);
}

/** Is this person registered by the end of the simulated time, or only an address on a list so far? */
export function isRegistered(shop: Shop, { registered }: Arrival): boolean {
	return dayOf(registered) <= shop.endDay;
}
