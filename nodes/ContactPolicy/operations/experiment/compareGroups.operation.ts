import { CHUNK, type Steps } from '../../../../core/steps';
import { readAssignments, type AssignmentRows } from '../../../../schema/experiment/assignments';
import {
	compareGroupsSettings,
	type CompareGroupsSettings,
} from '../../../../schema/experiment/compareGroupsSettings';
import { readOrders, type OrderRows } from '../../../../schema/orders';
import { InputError } from '../../../../schema/parse';
import { settledEnd } from '../../../shared/lookBack';
import {
	defineOperation,
	type OutputItem,
	type OutputList,
	type RunContext,
} from '../../../shared/operation';
import { cardOf } from './compareGroups.card';
import { compareGroupsFields } from './compareGroups.fields';
import { groupItem, type GroupCard } from './compareGroups.item';
import { ownOrders, type OwnOrders } from './compareGroups.measures';

type Rows = Readonly<{ assignments: AssignmentRows; orders: OrderRows | null }>;

/** What the global holdout is compared with. */
const ALL_CAMPAIGNS = 'All campaigns';

/** Assignments in, and orders where there are some; one item per campaign out, most customers first. */
export const compareGroups = defineOperation({
	value: 'compareGroups',
	name: 'Compare Groups',
	action: 'Compare treatment and control group',
	description:
		'Whether a campaign helped: those assigned to it beside those kept from it by chance, with the range in which the effect lies',
	fields: compareGroupsFields,
	params: compareGroupsSettings,
	rows: { assignments: readAssignments, orders: readOrders },
	inputs: { assignments: { name: 'Assignments' }, orders: { name: 'Orders', optional: true } },

	*run({ assignments, orders }: Rows, params, context): Steps<OutputList> {
		const own = orders && (yield* gathered(assignments, orders, params, context));
		if (own === null && assignments.outcomes.length === 0) throw nothingToCompare();
		if (!assignments.hasArms)
			context.hint('No column tells the group: everybody counts as written to');
		const cards: Array<Readonly<{ card: GroupCard; item: number }>> = [];
		for (const [campaign, entries] of yield* entriesByCampaign(assignments, params)) {
			const card = yield* cardOf(campaign, entries, { assignments, own, params });
			if (card !== null) cards.push({ card, item: assignments.item[entries[0]] });
		}
		if (cards.length === 0) throw nobodyYet(params);
		cards.sort(
			({ card: one }, { card: other }) =>
				sizeOf(other) - sizeOf(one) || (one.campaign < other.campaign ? -1 : 1),
		);
		return cards.map(
			({ card, item }): OutputItem => ({
				json: groupItem(card, params.simplify),
				from: [{ input: 'assignments', items: [item], from: 0, to: 1 }],
			}),
		);
	},
});

const sizeOf = ({ customers }: GroupCard) => customers.treatment + customers.control;

function* gathered(
	{ day, customers }: AssignmentRows,
	orders: OrderRows,
	{ observationEnd, sameDayOrders }: CompareGroupsSettings,
	context: RunContext,
): Steps<OwnOrders> {
	if (day === null) {
		throw new InputError(
			'Orders arrived, and no column tells when each customer was assigned',
			"Choose it in 'Date Assigned Column' in 'Assignment Options'.",
		);
	}
	const { lastDay } = settledEnd(orders.lastDay, orders.timeZone, observationEnd, context);
	const own = yield* ownOrders(orders, customers, lastDay, sameDayOrders);
	if (own.placeOf.every((place) => place < 0)) {
		context.hint(
			'None of the assigned customers is in the orders: do both name customers the same way, by e-mail or by number?',
		);
	}
	return own;
}

/** The entries of each campaign, or all of them as one where the global holdout is compared. */
function* entriesByCampaign(
	{ campaign, campaigns, isGlobal }: AssignmentRows,
	{ compareWith }: CompareGroupsSettings,
): Steps<ReadonlyMap<string, readonly number[]>> {
	const all = new Map<string, number[]>();
	for (let entry = 0; entry < campaign.length; entry++) {
		if (entry % CHUNK === 0) yield;
		const name = compareWith === 'global' ? ALL_CAMPAIGNS : campaigns[campaign[entry]];
		const entries = all.get(name);
		if (entries === undefined) all.set(name, [entry]);
		else entries.push(entry);
	}
	if (compareWith === 'global' && !isGlobal.includes(1)) {
		throw new InputError(
			'No customer is marked as one of the global holdout',
			"Choose the column in 'Global Holdout Column' in 'Assignment Options', or compare each campaign.",
		);
	}
	return all;
}

function nothingToCompare(): InputError {
	return new InputError(
		'Nothing tells what the customers did after they were assigned',
		"Connect the orders to the second input, or list columns under 'Outcomes in Columns'.",
	);
}

function nobodyYet({ windowDays }: CompareGroupsSettings): InputError {
	return new InputError(
		`No customer was assigned at least ${windowDays} days before the newest order`,
		"Wait, or choose fewer days in 'Days After the Assignment'.",
	);
}
