// @ts-check
/** Customers of the good day whose end is written here by hand, so that every branch is walked. */

/** @typedef {Record<string, string | null>} Row */
/**
 * @typedef {object} Person
 * @property {string} name as the orders name the customer
 * @property {string} [to] as it is written to, where that differs
 * @property {Row[]} orders
 * @property {Row[]} [consents]
 * @property {Row[]} [log] of earlier messages
 * @property {Row[]} [answers]
 * @property {Row[]} [tickets]
 * @property {{ emailBlacklisted: boolean }} [brevoContact]
 * @property {number} mails how many reach Brevo
 * @property {string[]} says what the contact log says of the customer in the end, oldest first
 */

/** By this name chance keeps `kept` and `keptotop`, and none of the others that could be written to. */
const campaign = 'Good day 2873';
const sent = ['assigned', 'confirmed'];
const asked = ['assigned', 'skipped'];

/**
 * @param {object} make
 * @param {(customer: string, ago: number, amount?: number) => Row} make.order
 * @param {(customer: string, stopped?: number, amount?: number) => Row[]} make.left
 * @param {(customer: string, more?: Row) => Row} make.consent
 * @param {(ago: number) => string} make.day
 * @param {(ago: number) => string} make.moment
 */
export function goodDay({ order, left, consent, day, moment }) {
	const at = (/** @type {string} */ name) => `${name}@shop.example.com`;
	/**
	 * Stopped coming 150 days ago, and agreed, unless `more` says otherwise.
	 *
	 * @param {string} name
	 * @param {number} mails
	 * @param {string[]} says
	 * @param {Partial<Person>} [more]
	 * @returns {Person}
	 */
	const person = (name, mails, says, more = {}) => ({
		name: at(name),
		orders: left(at(name)),
		consents: [consent(at(name))],
		...{ mails, says },
		...more,
	});
	/** @param {string} name @param {Row} row @returns {Row[]} */
	const earlier = (name, row) => [
		{
			...{ idempotency_key: `earlier ${name}`, run_id: '1', customer_id: at(name) },
			...{ customer_email: at(name), channel: 'email', purpose: 'marketing' },
			...{ campaign: 'Something else', status: 'confirmed', discount: null },
			...{ reserved_at: moment(3), sent_at: moment(3) },
			...row,
		},
	];
	/** @param {string} name @param {Row} row @returns {Row[]} */
	const ticket = (name, row) => [
		{
			...{ ticket_id: `ticket ${name}`, customer_email: at(name), channel: 'email' },
			...{ topic: 'delivery', opened_at: moment(60), resolved_at: null, status: 'open' },
			...row,
		},
	];
	/** @param {string} name @param {number} ago @param {string} score @returns {Row} */
	const answer = (name, ago, score) => ({
		...{ survey: 'NPS', kind: 'relational', wave: '1', customer_email: at(name) },
		...{ channel: 'email', invited_at: moment(ago + 1), answered_at: moment(ago), score },
	});
	const long = (/** @type {string} */ name) => left(at(name), 150, 90);

	/** @type {Person[]} */
	const people = [
		// Written to.
		person('regular', 1, sent),
		person('mixed.case', 1, sent, {
			name: 'Mixed.Case@Shop.Example.com',
			to: at('mixed.case'),
			orders: left('Mixed.Case@Shop.Example.com'),
			consents: [consent('MIXED.CASE@shop.example.com')],
		}),
		person('sameday', 1, sent, {
			orders: [...left(at('sameday')), { ...order(at('sameday'), 150), order_id: 'once more' }],
		}),
		person('refunded', 1, sent, {
			orders: left(at('refunded')).map((row, index) =>
				index === 3 ? { ...row, refunded: '30' } : row,
			),
		}),
		person('solved', 1, sent, {
			tickets: ticket('solved', { resolved_at: moment(55), status: 'solved' }),
		}),
		person('happy', 1, sent, { answers: [answer('happy', 200, '9')] }),
		person('better', 1, sent, {
			answers: [answer('better', 300, '2'), answer('better', 200, '9')],
		}),
		person('bysms', 1, sent, {
			consents: [
				consent(at('bysms')),
				consent(at('bysms'), { channel: 'sms', status: 'withdrawn' }),
			],
		}),
		person('later', 1, ['confirmed', ...sent], {
			log: earlier('later', { reserved_at: moment(45), sent_at: moment(45) }),
		}),
		person('last', 1, ['released', ...sent], {
			log: earlier('last', { campaign, status: 'released', sent_at: null }),
		}),
		// The owner is asked: the first two are ticked.
		person('top', 1, sent, { orders: long('top') }),
		person('generous', 1, sent, {
			orders: [150, 170, 190, 210].map((ago) => order(at('generous'), ago, 230)),
		}),
		person('unticked', 0, asked, { orders: long('unticked') }),
		person('ticket', 0, asked, { tickets: ticket('ticket', {}) }),
		person('unhappy', 0, asked, { answers: [answer('unhappy', 200, '3')] }),
		// Kept from it by chance.
		person('kept', 0, ['control']),
		person('keptotop', 0, ['control'], { orders: long('keptotop') }),
		// Left alone.
		person('noconsent', 0, [], { consents: [] }),
		person('withdrawn', 0, [], { consents: [consent(at('withdrawn'), { status: 'withdrawn' })] }),
		person('changed', 0, [], {
			consents: [
				consent(at('changed')),
				consent(at('changed'), { status: 'withdrawn', recorded_at: moment(20) }),
			],
		}),
		person('ended', 0, [], { consents: [consent(at('ended'), { expires_at: day(10) })] }),
		person('onlysurveys', 0, [], { consents: [consent(at('onlysurveys'), { purpose: 'survey' })] }),
		person('maybe', 0, [], { consents: [consent(at('maybe'), { status: 'maybe' })] }),
		person('unsubscribed', 0, ['unsubscribed'], {
			log: earlier('unsubscribed', { status: 'unsubscribed', sent_at: moment(90) }),
		}),
		person('complained', 0, ['complained'], {
			log: earlier('complained', { status: 'complained', sent_at: moment(90) }),
		}),
		person('bounced', 0, ['bounced'], {
			log: earlier('bounced', { status: 'bounced', sent_at: moment(90) }),
		}),
		person('oftenenough', 0, ['confirmed', 'confirmed'], {
			log: [
				...earlier('oftenenough', { campaign: 'One' }),
				...earlier('oftenenough', { campaign: 'Two' }),
			],
		}),
		person('discounted', 0, ['confirmed'], {
			log: earlier('discounted', { discount: '15', sent_at: moment(20), reserved_at: moment(20) }),
		}),
		person('hadit', 0, ['confirmed'], {
			log: earlier('hadit', { campaign, sent_at: moment(60), reserved_at: moment(60) }),
		}),
		person('openbefore', 0, ['reserved'], {
			log: earlier('openbefore', { campaign, status: 'reserved', sent_at: null }),
		}),
		person('undated', 0, ['confirmed'], {
			log: earlier('undated', { sent_at: 'yesterday-ish', reserved_at: moment(60) }),
		}),
		person('complaining', 0, [], {
			tickets: ticket('complaining', {
				...{ topic: 'Complaint', opened_at: moment(5), resolved_at: moment(4), status: 'solved' },
			}),
		}),
		person('active', 0, [], { orders: left(at('active'), 3) }),
		person('small', 0, [], { orders: [order(at('small'), 200, 9), order(at('small'), 220, 9)] }),
		person('longgone', 0, [], { orders: left(at('longgone'), 800) }),
		{ name: '4711', orders: left('4711'), consents: [consent('4711')], mails: 0, says: [] },
		// Agreed here, and opted out at Brevo.
		person('blocked', 0, ['assigned', 'released'], { brevoContact: { emailBlacklisted: true } }),
		// A record that nobody can read is left out, and the owner is told.
		person('malformed', 0, [], {
			orders: [{ ...order(at('malformed'), 150), order_date: 'the other day' }],
		}),
	];
	return {
		campaign,
		people,
		ticked: ['top', 'generous'].map(at),
		asked: ['top', 'generous', 'unticked', 'ticket', 'unhappy'].map(at),
	};
}
