// @ts-check
/** Customers of the good day whose end is written here by hand, so that every branch is walked. */
import { createHash } from 'node:crypto';

/** @typedef {import('./tableRows.mjs').Row} Row */
/**
 * @typedef {object} Person
 * @property {string} name
 * @property {Row[]} [answers]
 * @property {Row[]} [reviews]
 * @property {Row[]} [consents]
 * @property {Row[]} [shared] of earlier runs
 * @property {Record<string, string>} [texts] what stands in Buffer in the end, by channel
 * @property {string[]} [says] what the table says in the end, oldest first
 */

const say = 'The rye bread is worth getting up for.';
/** 12 sentences of 23 signs and a space: 287 signs, too many for X. */
const sentence = 'It tastes of real bread';
const long = Array(12).fill(`${sentence}.`).join(' ');
/** No sentence ends in it. */
const endless = 'bread and cake and coffee and '.repeat(11).trim();

/** As the workflow names a quote: the same words of the same customer. @param {string} email @param {string} words */
export const keyOf = (email, words) =>
	`quote ${createHash('sha256').update(`${email}|${words.toLowerCase()}`).digest('hex').slice(0, 16)}`;

/**
 * @param {object} make
 * @param {(email: string, more?: Row) => Row} make.answer
 * @param {(email: string, more?: Row) => Row} make.consent
 * @param {(email: string, daysAgo: number, more?: Row) => Row} make.earlier
 * @param {(daysAgo: number) => string} make.moment
 */
export function goodDay({ answer, consent, earlier, moment }) {
	const at = (/** @type {string} */ name) => `${name}@shop.example.com`;
	/** Gave a ten with kind words yesterday and agreed, unless `more` says otherwise. @param {string} name @param {Partial<Person> & { given?: Row }} [more] @returns {Person} */
	const person = (name, { given = {}, ...more } = {}) => ({
		name: at(name),
		answers: [answer(at(name), { first_name: name, comment: say, ...given })],
		consents: [consent(at(name))],
		...more,
	});
	const both = (/** @type {string} */ text) => ({ fb: text, tw: text });
	const confirmed = ['confirmed'];
	const praise = (/** @type {string} */ who) => both(`“${say}”\n${who} of our shop`);

	/** @type {Person[]} */
	const people = [
		person('Praise', { texts: praise('Praise, customer'), says: confirmed }),
		person('Stars', {
			answers: [],
			reviews: [
				answer(at('Stars'), { first_name: 'Stars', survey: 'Review', score: 5, comment: say }),
			],
			texts: praise('Stars, customer'),
			says: confirmed,
		}),
		person('Fourstars', {
			answers: [],
			reviews: [answer(at('Fourstars'), { survey: 'Review', score: 4, comment: say })],
		}),
		person('Unticked', { says: ['skipped'] }),
		person('Initial', {
			given: { may_quote: 'initial only' },
			texts: praise('I., customer'),
			says: confirmed,
		}),
		person('Nameless', {
			given: { may_quote: 'without my name' },
			texts: praise('A customer'),
			says: confirmed,
		}),
		person('Long', {
			given: { comment: long },
			texts: {
				fb: `“${long}”\nLong, customer of our shop`,
				// 2 marks, a line break and 26 signs leave 251: ten sentences are 249 signs.
				tw: `“${Array(10).fill(`${sentence}.`).join(' ')}”\nLong, customer of our shop`,
			},
			says: confirmed,
		}),
		person('Endless', {
			given: { comment: endless },
			texts: { fb: `“${endless}”\nEndless, customer of our shop` },
			says: confirmed,
		}),
		person('Longago', {
			shared: [earlier(at('Longago'), 100)],
			texts: praise('Longago, customer'),
			says: ['confirmed', 'confirmed'],
		}),
		person('Recent', { shared: [earlier(at('Recent'), 40)], says: confirmed }),
		person('Samewords', {
			shared: [
				earlier(at('Samewords'), 200, { campaign: keyOf(at('Samewords').toLowerCase(), say) }),
			],
			says: confirmed,
		}),
		person('Saidno', {
			shared: [
				earlier(at('Saidno'), 30, {
					...{ campaign: keyOf(at('Saidno').toLowerCase(), say), status: 'skipped' },
				}),
			],
			says: ['skipped'],
		}),
		person('Open', {
			shared: [earlier(at('Open'), 3, { status: 'reserved' })],
			says: ['reserved'],
		}),
		person('Passive', { given: { score: 8 } }),
		person('Wordless', { given: { comment: '' } }),
		person('Unrecorded', { consents: [] }),
		person('Notallowed', { given: { may_quote: 'no' } }),
		person('Withdrawn', {
			consents: [
				consent(at('Withdrawn')),
				consent(at('Withdrawn'), { status: 'withdrawn', recorded_at: moment(1) }),
			],
		}),
		person('Expired', { consents: [consent(at('Expired'), { expires_at: moment(2) })] }),
		person('Worse', {
			answers: [
				answer(at('Worse'), { comment: say, answered_at: moment(40) }),
				answer(at('Worse'), { comment: 'Cold.', score: 5, answered_at: moment(1) }),
			],
		}),
		person('Link', { given: { comment: 'Look at www.example.com for more.' } }),
		person('Broken', { given: { answered_at: 'last Tuesday' } }),
		person('Gone', {
			answers: [],
			shared: [earlier(at('Gone'), 20)],
			consents: [
				consent(at('Gone')),
				consent(at('Gone'), { status: 'withdrawn', recorded_at: moment(1) }),
			],
			says: confirmed,
		}),
	];
	return { people, unticked: at('Unticked'), at };
}
