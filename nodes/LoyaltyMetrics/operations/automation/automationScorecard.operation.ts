import { z } from 'zod/v4';

import type { Period } from '../../../../core/metrics/periodFigures';
import { CHUNK, type Steps } from '../../../../core/steps';
import { automationKindShape, kindReader } from '../../../../schema/automationKindSettings';
import { isoDay } from '../../../../schema/calendarDay';
import { readContacts } from '../../../../schema/contacts';
import { contactShape } from '../../../../schema/contactSettings';
import { groupByShape } from '../../../../schema/groups';
import { observationEndSetting } from '../../../../schema/observationEnd';
import { orderSettings } from '../../../../schema/orderSettings';
import { periodShape, periodsOf } from '../../../../schema/periodSettings';
import { readTaggedAnswers, taggedAnswerShape } from '../../../../schema/taggedAnswers';
import { readTaggedOrders } from '../../../../schema/taggedOrders';
import { lookBack, periodField } from '../../../shared/lookBack';
import { defineOperation, type Origin, type OutputItem } from '../../../shared/operation';
import { comparisons, type Comparison } from './automationScorecard.comparison';
import { automationScorecardFields } from './automationScorecard.fields';
import { automationItem } from './automationScorecard.item';
import { automationOutputShape } from './automationScorecard.output';
import { overviewItem } from './automationScorecard.overview';
import { gathered, type AutomationRows, type Gathered } from './automationScorecard.sources';

/** Orders in, and contacts and answers where there are some; one item per automation out, most customers first. */
export const automationScorecard = defineOperation({
	value: 'automationScorecard',
	name: 'Automation Scorecard',
	action: 'Create an automation scorecard',
	description:
		'What each automation is meant to move, and how customers it touched compare with the others',
	fields: automationScorecardFields,
	params: orderSettings.extend({
		orderAutomation: z.string().trim().default(''),
		...contactShape,
		...taggedAnswerShape,
		...automationKindShape,
		...automationOutputShape,
		...groupByShape,
		...periodShape,
		observationEnd: observationEndSetting,
		simplify: z.boolean(),
	}),
	rows: { orders: readTaggedOrders, contacts: readContacts, answers: readTaggedAnswers },
	inputs: {
		orders: { name: 'Orders' },
		contacts: { name: 'Contacts', optional: true },
		answers: { name: 'Answers', optional: true },
	},

	*run(rows: AutomationRows, params, context) {
		const { orders } = rows.orders;
		const { log, timeZone } = orders;
		const { end, lastDay, stale } = lookBack(orders, params.observationEnd, context);
		const all = yield* gathered(rows, end, params.sameDayOrders);
		all.hints.forEach((hint) => context.hint(hint));
		const { period, before } = periodsOf(params, Math.min(all.firstDay, lastDay), lastDay);

		const compared = yield* inPeriod(all, period);
		if (compared.length === 0) context.hint('No automation touched anybody in the period');
		const previous = new Map(
			(before === null ? [] : yield* inPeriod(all, before)).map((one) => [placeOf(one), one]),
		);
		const kindOf = kindReader(params.kinds.rows);
		const when = periodField(period, end, timeZone);
		const cardOf = (comparison: Comparison) => {
			const name = all.joined.automations[comparison.automation];
			return {
				...{ name, kind: kindOf(name), comparison, currency: log.currency, when },
				group: params.groupBy === '' ? null : all.groups[comparison.group],
				notes: stale === null ? [] : [stale],
			};
		};
		const firstItemOf = ({ automation }: Comparison): Origin => {
			const { source, item } = all.joined.firstOf[automation];
			return { input: all.inputs[source], items: [item], from: 0, to: 1 };
		};
		const output: OutputItem[] = [];
		const inOrder = sorted(compared, all);
		if (params.output === 'page') {
			for (const comparisonsOfGroup of byGroup(inOrder)) {
				yield;
				const cards = comparisonsOfGroup.map(cardOf);
				output.push({ json: overviewItem(cards), from: comparisonsOfGroup.map(firstItemOf) });
			}
			return output;
		}
		for (const comparison of inOrder) {
			if (output.length % 16 === 0) yield;
			const earlier = before && {
				from: isoDay(before.from),
				to: isoDay(before.to),
				comparison: previous.get(placeOf(comparison)) ?? null,
			};
			output.push({
				json: automationItem(cardOf(comparison), earlier, params.simplify),
				from: [firstItemOf(comparison)],
			});
		}
		return output;
	},
});

const placeOf = ({ automation, group }: Comparison) => `${automation} ${group}`;

/** Everybody who was known by the end of the period is in it, touched or not. */
function* inPeriod(
	{ joined, own, groupOf, groups }: Gathered,
	period: Period,
): Steps<readonly Comparison[]> {
	const known = new Int32Array(groupOf.length);
	for (let who = 0; who < known.length; who++) {
		if (who % CHUNK === 0) yield;
		known[who] = joined.knownFrom[who] <= period.to ? groupOf[who] : -1;
	}
	return yield* comparisons(own, joined, { groupOf: known, groups: groups.length }, period);
}

/** Those of one group stand together already. */
function byGroup(inOrder: readonly Comparison[]): ReadonlyArray<readonly Comparison[]> {
	const groups = new Map<number, Comparison[]>();
	for (const one of inOrder) groups.set(one.group, [...(groups.get(one.group) ?? []), one]);
	return [...groups.values()];
}

/** Groups with the most customers first, in each the automations with the most touched ones, ties by name. */
function sorted(compared: readonly Comparison[], { joined, groups, groupOf }: Gathered) {
	const sizes = groups.map(() => 0);
	groupOf.forEach((group) => (sizes[group] += 1));
	const byName = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
	return [...compared].sort(
		(one, other) =>
			sizes[other.group] - sizes[one.group] ||
			byName(groups[one.group], groups[other.group]) ||
			other.touched.customers - one.touched.customers ||
			byName(joined.automations[one.automation], joined.automations[other.automation]),
	);
}
