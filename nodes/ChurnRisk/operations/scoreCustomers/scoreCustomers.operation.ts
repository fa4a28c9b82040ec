import { z } from 'zod/v4';

import { CHUNK } from '../../../../core/steps';
import { isoDay } from '../../../../schema/calendarDay';
import { readCustomers, type CustomerRows } from '../../../../schema/customers';
import { customerSettings } from '../../../../schema/customerSettings';
import { customerColumns, customerRules } from '../../../shared/customerFields';
import { daysSince, withPassedOn } from '../../../shared/customerItem';
import { defineOperation, type OutputItem, type RunContext } from '../../../shared/operation';
import { count, whole } from '../../../shared/page/wording';
import { simplifyField } from '../../../shared/simplifyField';
import { tidyMoney } from '../../../shared/tidyMoney';
import { customerLadder, type CustomerLadder } from '../../customerLadder';
import { chosenHorizon, horizonFields, horizonShape } from '../../horizonFields';
import { METHOD_NOTES, recordField, recordSentence, withheldSentence } from '../../risk.words';
import { bandFields, bandOutputs, bandShape, outputOfBand } from '../../riskBands';
import { negativeSpendHint } from '../../spendHints';
import { ruledItem, scoredItem, type Scored } from './scoreCustomers.items';
import { riskRules } from './scoreCustomers.rules';

/** Orders in; each customer out with the chance that nothing is bought in the time ahead, and why. */
export const scoreCustomers = defineOperation({
	value: 'scoreCustomers',
	name: 'Score Customers',
	action: 'Score customers by the risk of leaving',
	description:
		'How likely each customer is to buy nothing more, why, and whether such scores have been right before',
	fields: [...customerColumns, ...horizonFields, ...bandFields, simplifyField, ...customerRules],
	params: customerSettings.extend({ ...horizonShape, ...bandShape, simplify: z.boolean() }),
	rows: { customers: readCustomers },
	outputs: bandOutputs,

	*run({ customers }: { customers: CustomerRows }, params, context) {
		const ladder = yield* customerLadder(customers, chosenHorizon(params));
		const why = whyWithout(customers, ladder);
		const rules = why === null ? null : yield* riskRules(customers);
		tell(customers, ladder, why, context);

		const { currency, observationEnd, timeZone, figures } = customers;
		const { simplify, bandOptions } = params;
		const record = ladder?.record[0]?.record ?? null;
		const without = {
			...{ why: why ?? '', baseRate: record?.baseRate ?? null, simplify },
			...{ horizon: ladder?.horizon ?? null, end: observationEnd },
		};
		const scored = (who: number): Scored => {
			const row = ladder?.rowOf[who] ?? -1;
			if (rules === null && row >= 0) {
				const { model } = ladder!;
				return scoredItem({ ...ladder!, model: model! }, row, bandOptions, { simplify, currency });
			}
			return ruledItem(rules?.(who) ?? null, without);
		};
		const output: OutputItem[] = [];
		for (let who = 0; who < customers.keys.length; who++) {
			if (who % (CHUNK / 8) === 0) yield;
			const { band, json: found } = scored(who);
			const json: Record<string, unknown> = Object.assign({ customer: customers.keys[who] }, found);
			if (!simplify) {
				json.orders = figures.orders[who];
				json.revenue = tidyMoney(figures.revenue[who]);
				json.daysSinceLastPurchase = daysSince(customers, who);
				json.trackRecord = record && recordField(record);
				json.observationEnd = observationEnd === null ? null : isoDay(observationEnd);
				json.currency = currency;
				json.timeZone = timeZone;
			}
			output.push(withPassedOn(customers, who, json, outputOfBand(band)));
		}
		return output;
	},
});

/** Why nobody gets a probability; null where they do. */
function whyWithout({ history }: CustomerRows, ladder: CustomerLadder | null): string | null {
	if (history === null) {
		return 'Summaries do not tell whether a score has been right before; orders do';
	}
	if (ladder === null) return 'Nobody has bought twice, so there is no rhythm to look ahead by';
	return withheldSentence(ladder);
}

function tell(
	customers: CustomerRows,
	ladder: CustomerLadder | null,
	why: string | null,
	{ hint }: RunContext,
): void {
	const { history } = customers;
	if (why !== null)
		hint(`No probabilities, bands by how long your customers usually wait. ${why}.`);
	const below = negativeSpendHint(customers);
	if (below !== null) hint(below);
	if (ladder === null || ladder.model === null) return;
	const { horizon, model, record, now } = ladder;
	if (why === null) {
		hint(
			`The chance of no order in the next ${count(horizon, 'day', 'days')}, from ${METHOD_NOTES[model.method]}.`,
		);
	}
	hint(recordSentence(record[0], horizon));
	if (now.fit?.degenerate && why === null && model.method !== 'learned') {
		hint(`${now.fit.degenerate.message}.`);
	}
	const known = now.origin - firstDayOf(history);
	if (why === null && known < 365) {
		hint(
			`The orders go back ${whole(known)} days: a season that they have not been through is not in the chances.`,
		);
	}
}

function firstDayOf(history: CustomerRows['history']): number {
	return history?.purchases.day[0] ?? 0;
}
