import { z } from 'zod/v4';

import { tierLimits, tierOf, type TierRule } from '../../../../core/metrics/valueTiers';
import { CHUNK } from '../../../../core/steps';
import { isoDay } from '../../../../schema/calendarDay';
import { readCustomers, type CustomerRows } from '../../../../schema/customers';
import { customerSettings } from '../../../../schema/customerSettings';
import { defineOperation, type OutputItem } from '../../../shared/operation';
import { count, money, whole } from '../../../shared/page/wording';
import { simplifyField } from '../../../shared/simplifyField';
import { tidyMoney } from '../../../shared/tidyMoney';
import { customerColumns, customerRules } from '../../../shared/customerFields';
import { customerItem } from '../../../shared/customerItem';
import { tierFields } from './tiers.fields';
import { NO_TIER, tierOutputs, tiersOf, tiersShape, type TierSettings } from './tiers.rules';
import { tierValues } from './tierValues';

/** Orders or customer summaries in; the same customers out, each with a tier and the way to the next one. */
export const valueTiers = defineOperation({
	value: 'valueTiers',
	name: 'Value Tiers',
	action: 'Sort customers into value tiers',
	description: 'Gold, silver, bronze or A, B, C by what customers bought lately; who moves up when',
	fields: [...customerColumns, ...tierFields, simplifyField, ...customerRules],
	params: customerSettings.extend({ ...tiersShape, simplify: z.boolean() }),
	rows: { customers: readCustomers },
	outputs: tierOutputs,

	*run({ customers }: { customers: CustomerRows }, params, context) {
		const tiers = tiersOf(params);
		const values = yield* tierValues(customers, params);
		const limits = yield* tierLimits(values.now, ruleOf(params));
		if (customers.history === null) {
			context.hint(
				'Summaries do not say when things were bought: everything so far counts, without window and grace. Orders tell more.',
			);
		}
		const shown = (value: number) =>
			params.tierBy === 'spend'
				? money(value, customers.currency)
				: count(value, 'order', 'orders');
		const output: OutputItem[] = [];
		for (let who = 0; who < customers.keys.length; who++) {
			if (who % CHUNK === 0) yield;
			const now = values.now[who];
			const earned = tierOf(now, limits);
			const held = tierOf(values.best[who], limits);
			const next = held === 0 ? null : nextTier(held, limits);
			const missing = next === null ? null : tidyMoney(limits[next] - now);
			const lastDay = held < earned ? values.lastDayWith(limits[held], who) : NaN;
			const keepsUntil = lastDay === lastDay ? isoDay(lastDay + params.graceDays) : null;
			const name = (tier: number) => tiers[tier]?.name ?? NO_TIER;
			const way =
				next === null || missing === null
					? 'There is no higher tier to reach'
					: `${shown(missing)} more for ${name(next)}`;
			const reason =
				keepsUntil === null
					? `${shown(now)} ${windowWords(customers, params)}. ${way}`
					: `${shown(now)} ${windowWords(customers, params)} is below ${name(held)}, which is kept until ${keepsUntil}. ${way}`;
			const json = {
				tier: name(held),
				windowValue: tidyMoney(now),
				nextTier: next === null ? null : name(next),
				missingForNextTier: missing,
				keepsTierUntil: keepsUntil,
				reason,
			};
			const more = {
				earnedTier: name(earned),
				tierLimit: limits[held] === undefined ? null : tidyMoney(limits[held]),
				bestWindowValue: tidyMoney(values.best[who]),
				currency: customers.currency,
				timeZone: customers.timeZone,
			};
			output.push(
				customerItem(customers, who, params.simplify ? json : { ...json, ...more }, held),
			);
		}
		return output;
	},
});

/** The closest better tier that anybody reaches. */
function nextTier(held: number, limits: readonly number[]): number | null {
	for (let tier = held - 1; tier >= 0; tier--) if (limits[tier] < Infinity) return tier;
	return null;
}

function windowWords({ history }: CustomerRows, { windowDays }: TierSettings): string {
	return history === null ? 'so far' : `in ${whole(windowDays)} days`;
}

function ruleOf(settings: TierSettings): TierRule {
	const limits = tiersOf(settings).map(({ reach }) => reach);
	if (settings.tierRule === 'threshold') return { kind: 'threshold', limits };
	return { kind: settings.tierRule, shares: limits.map((limit) => limit / 100) };
}
