import { changeOfRates } from '../../../../core/metrics/change';
import type { Rate } from '../../../../core/metrics/rate';
import { readPricedMemberships, type PricedRows } from '../../../../schema/memberships';
import { pricedSettings } from '../../../../schema/membershipSettings';
import { groupByField } from '../../../shared/groupByField';
import { periodField, type PeriodField } from '../../../shared/lookBack';
import { membershipColumns, membershipEndField } from '../../../shared/membershipFields';
import { priceColumns, priceOptionsField } from '../../../shared/priceFields';
import { defineOperation, type OutputItem } from '../../../shared/operation';
import { htmlOf } from '../../../shared/page/html';
import { textOf } from '../../../shared/page/text';
import { fewNote } from '../../../shared/page/wordedRates';
import { periodFields } from '../../../shared/periodFields';
import { moneyRate, rateField, shareField } from '../../../shared/rateField';
import { simplifyField } from '../../../shared/simplifyField';
import { acquisitionFields, acquisitionShape } from './acquisitionCost.fields';
import { acquisitionOf, type Acquisition } from './acquisitionCost.figures';
import { acquisitionCostPage } from './acquisitionCost.page';
import { firstPeriodOf, memberLookBack, readCounts } from '../../../shared/memberLookBack';

/** Memberships in; one item, or one per group, out: what a member costs to win and brings in. */
export const acquisitionCost = defineOperation({
	value: 'acquisitionCost',
	name: 'Acquisition Cost and Lifetime Value',
	action: 'Get acquisition cost and lifetime value',
	description: 'What a new member costs to win, brings in, and when the cost is earned back',
	fields: [
		...membershipColumns,
		...priceColumns,
		...acquisitionFields,
		groupByField,
		...periodFields,
		membershipEndField,
		simplifyField,
		priceOptionsField,
	],
	params: pricedSettings.extend(acquisitionShape),
	rows: { memberships: readPricedMemberships },

	*run({ memberships: rows }: { memberships: PricedRows }, params, context) {
		const look = yield* memberLookBack(rows, params, context);
		const { end, lastDay, period, before, when, notes } = look;
		const isAll = params.period === 'all';
		const margin = params.marginPercent / 100;
		const question = { lastDay, margin, mostMonths: params.mostMonths };
		const then = before && periodField(before, end, rows.timeZone);
		const output: OutputItem[] = [];
		for (const part of look.parts) {
			const now = yield* acquisitionOf(rows, part, {
				...{ ...question, period, firstMonth: firstPeriodOf(period, 'month', isAll) },
				moneySpent: params.moneySpent,
			});
			const previous =
				before &&
				(yield* acquisitionOf(rows, part, {
					...{ ...question, period: before, lastDay: before.to, moneySpent: null },
					firstMonth: firstPeriodOf(before, 'month', isAll),
				}));
			const change = previous && changeOfRates(now.monthlyChurn, previous.monthlyChurn);
			const { currency } = rows;
			const page = acquisitionCostPage({
				...{ group: part.group, when, currency, now, margin, notes },
				...{ mostMonths: params.mostMonths, compared: previous && change && { previous, change } },
			});
			const json = {
				...(part.group === null ? {} : { group: part.group }),
				period: when,
				...figuresOf(now, when, currency, margin),
				reason: fewNote(now.joined, 'member won', 'members won'),
				html: htmlOf(page),
				text: textOf(page),
				page,
				...(previous && then
					? {
							previous: { period: then, ...figuresOf(previous, then, currency, margin) },
							change: { churnRate: change },
						}
					: {}),
				...(params.simplify ? {} : { marginPercent: params.marginPercent, read: readCounts(rows) }),
			};
			output.push({
				json,
				from: [{ input: 'memberships', items: [part.firstItem], from: 0, to: 1 }],
			});
		}
		return output;
	},
});

function figuresOf(found: Acquisition, when: PeriodField, currency: string | null, margin: number) {
	const window = `${when.from} to ${when.to}`;
	const money = (of: Rate) => ({ ...moneyRate(of, window), currency });
	const { months, value } = found;
	return {
		acquisitionCost: { ...money(found.cost), joined: found.joined },
		lifetimeValue: {
			...{ value: money(value).value, currency, reason: value.reason, margin, window },
			monthlyPrice: money(found.monthlyPrice),
			expectedMonths: months.value,
			isCapped: months.isCapped,
		},
		churnRate: { ...shareField(found.monthlyChurn, `whole months in ${window}`), per: 'month' },
		valueToCost: { ...rateField(tidied(found.valueToCost), window), n: found.joined },
		monthsToRecover: { ...rateField(tidied(found.monthsToRecover), window), n: found.joined },
	};
}

/** Ratios of money, without the dust that another sequence of the rows would leave. */
function tidied({ value, numerator, denominator, reason }: Rate): Rate {
	const tidy = (amount: number) => Number(amount.toPrecision(12));
	return {
		value: value === null ? null : tidy(value),
		...{ numerator: tidy(numerator), denominator: tidy(denominator), reason },
	};
}
