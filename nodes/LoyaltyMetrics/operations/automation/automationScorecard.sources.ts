import { ARM } from '../../../../core/metrics/automationHoldout';
import { histories, type Histories } from '../../../../core/metrics/automationOutcomes';
import { purchaseOccasions, type SameDay } from '../../../../core/metrics/purchases';
import { groupsOfCustomers } from '../../../../core/metrics/customerGroups';
import { inChunks, type Steps } from '../../../../core/steps';
import type { ContactRows } from '../../../../schema/contacts';
import { joinedSources, type JoinedSources } from '../../../../schema/joinedSources';
import { InputError } from '../../../../schema/parse';
import type { TaggedAnswers } from '../../../../schema/taggedAnswers';
import type { TaggedOrders } from '../../../../schema/taggedOrders';
import type { TouchSource } from '../../../../schema/touchSource';

/** What arrives by the inputs; null where nothing does. */
export type AutomationRows = Readonly<{
	orders: TaggedOrders;
	contacts: ContactRows | null;
	answers: TaggedAnswers | null;
}>;

/** The inputs as one: people, what touched them, and what they did. */
export type Gathered = Readonly<{
	joined: JoinedSources;
	own: Histories;
	/** The names of the inputs, in the order of `joined`'s sources. */
	inputs: readonly (keyof AutomationRows)[];
	/** The group of each customer, and the groups' names. */
	groupOf: Int32Array;
	groups: readonly string[];
	/** The first day with anything at all. */
	firstDay: number;
	hints: readonly string[];
}>;

const NO_ORDER = '(no order)';

export function* gathered(
	{ orders: tagged, contacts, answers }: AutomationRows,
	end: number,
	sameDay: SameDay,
): Steps<Gathered> {
	const { orders } = tagged;
	const present: Array<readonly [keyof AutomationRows, TouchSource]> = [['orders', tagged.source]];
	if (contacts !== null) present.push(['contacts', contacts.source]);
	if (answers !== null) present.push(['answers', answers.source]);
	const joined = yield* joinedSources(present.map(([, source]) => source));
	if (joined.automations.length === 0) throw nothingTagged(contacts !== null);

	const purchases = yield* purchaseOccasions(orders.log, end, sameDay);
	const answered = answers && (yield* answersOf(answers, joined.numbers[present.length - 1]));
	const own = yield* histories(joined.customers.length, purchases, orders.log.refunds, answered);
	const days = [orders.firstDay, contacts?.firstDay, answers?.answers.days?.from];
	return {
		joined,
		own,
		inputs: present.map(([input]) => input),
		...(yield* groupsIn(tagged, joined.customers.length)),
		firstDay: Math.min(...days.filter((day) => day !== undefined && day !== null)),
		hints: [
			...(contacts === null
				? ['No contacts arrived: only orders and answers tell which automation touched whom']
				: []),
			...(contacts === null ? [] : yield* withoutArm(contacts.source)),
			...(answers === null
				? [
						'No answers arrived that tell who would recommend the shop, so there is no net promoter score',
					]
				: []),
			...present
				.slice(1)
				.flatMap(([input, { customers }], at) =>
					customers.length > 0 && joined.inFirst[at + 1] === 0
						? [
								`None of the customers in the ${input} is in the orders: do both name customers the same way, by e-mail or by number?`,
							]
						: [],
				),
		],
	};
}

function* answersOf({ answers: { answers } }: TaggedAnswers, numbers: Int32Array) {
	const customer = new Int32Array(answers.customer.length);
	yield* inChunks(customer.length, (from, to) => {
		for (let at = from; at < to; at++) {
			customer[at] = answers.customer[at] < 0 ? -1 : numbers[answers.customer[at]];
		}
	});
	return { ...answers, customer };
}

/** Customers belong to the group of their first order, as everywhere. */
function* groupsIn({ orders: { log, groups } }: TaggedOrders, people: number) {
	const groupOf = new Int32Array(people);
	if (groups === null) return { groupOf, groups: [''] };
	const ofBuyers = yield* groupsOfCustomers(log, groups);
	groupOf.fill(groups.names.length);
	groupOf.set(ofBuyers.map((group) => (group < 0 ? groups.names.length : group)));
	return { groupOf, groups: [...groups.names, NO_ORDER] };
}

/** Where an automation has a control group, a message that names no group says nothing. */
function* withoutArm({ arm, touches: { automation } }: TouchSource): Steps<readonly string[]> {
	if (arm === null) return [];
	const hasControl = new Set<number>();
	let unassigned = 0;
	yield* inChunks(arm.length, (from, to) => {
		for (let at = from; at < to; at++) if (arm[at] === ARM.control) hasControl.add(automation[at]);
	});
	yield* inChunks(arm.length, (from, to) => {
		for (let at = from; at < to; at++) {
			if (arm[at] === 0 && hasControl.has(automation[at])) unassigned += 1;
		}
	});
	return unassigned === 0
		? []
		: [
				`${unassigned} of the contacts of automations with a holdout ${unassigned === 1 ? 'names' : 'name'} no group: not looked at`,
			];
}

function nothingTagged(hasContacts: boolean): InputError {
	return new InputError(
		'No automation is named anywhere',
		hasContacts
			? "Choose the column with its name in 'Automation of Contacts'; all its cells are empty."
			: "Connect the messages that were sent to the input Contacts, or choose a column in 'Automation of Orders'.",
	);
}
