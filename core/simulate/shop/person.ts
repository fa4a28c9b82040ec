import { COUNTRIES } from './countries';
import { anyOf, kindOf, oneOf, streamOf, type Shop } from './shop';
import { DOMAINS, FIRST_NAMES, LAST_NAMES } from './words';

/** A person on the shop's list, whether they have bought yet or not; nothing about them changes with time. */
export type Person = Readonly<{
	/** Customer number, 10001 for the first. */
	number: number;
	/** The same as an id, `C10001`. */
	id: string;
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
		id: `C${number}`,
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
