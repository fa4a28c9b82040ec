import { z } from 'zod/v4';

import type { Trial } from '../../../../core/evaluate/riskTrials';
import { isoDay } from '../../../../schema/calendarDay';
import { readCustomers, type CustomerRows } from '../../../../schema/customers';
import { customerSettings } from '../../../../schema/customerSettings';
import { InputError } from '../../../../schema/parse';
import { customerColumns, customerRules } from '../../../shared/customerFields';
import { defineOperation } from '../../../shared/operation';
import { htmlOf } from '../../../shared/page/html';
import { textOf } from '../../../shared/page/text';
import { simplifyField } from '../../../shared/simplifyField';
import { customerLadder } from '../../customerLadder';
import { chosenHorizon, horizonFields, horizonShape } from '../../horizonFields';
import { METHOD_NAMES, recordField, withheldSentence } from '../../risk.words';
import { negativeSpendHint } from '../../spendHints';
import { backtestPage, emptyPage } from './backtest.page';

/** Orders in; one item out that says how right the score would have been, beside the plainest rule. */
export const backtest = defineOperation({
	value: 'backtest',
	name: 'Backtest',
	action: 'Look back whether the risk has been right',
	description:
		'Hides the last months, scores the customers as they stood before, and compares with what happened',
	fields: [...customerColumns, ...horizonFields, simplifyField, ...customerRules],
	params: customerSettings.extend({ ...horizonShape, simplify: z.boolean() }),
	rows: { customers: readCustomers },

	*run({ customers }: { customers: CustomerRows }, params, context) {
		if (customers.history === null) {
			throw new InputError(
				'Summaries do not tell what was known at an earlier time, so nothing can be looked back upon',
				'Hand on the orders themselves.',
			);
		}
		const below = negativeSpendHint(customers);
		if (below !== null) context.hint(below);
		const ladder = yield* customerLadder(customers, chosenHorizon(params));
		const why =
			ladder === null
				? 'Nobody has bought twice, so there is no rhythm to look ahead by'
				: withheldSentence(ladder);
		if (why !== null) context.hint(`Score Customers shows no chances. ${why}.`);
		const page = ladder === null ? emptyPage(why ?? '') : backtestPage(ladder);
		const chosen = ladder?.record[0] ?? null;
		const json: Record<string, unknown> = {
			method: chosen && METHOD_NAMES[chosen.method],
			origin: chosen && isoDay(chosen.origin),
			horizonDays: ladder?.horizon ?? null,
			trackRecord: chosen && recordField(chosen.record),
			isShown: ladder !== null && ladder.model !== null && ladder.doubts.length === 0,
			reason: why,
			page,
			html: htmlOf(page),
			text: textOf(page),
		};
		if (!params.simplify) {
			const field = ({ method, origin, record }: Trial) => ({
				...{ method: METHOD_NAMES[method], origin: isoDay(origin), ...recordField(record) },
				calibration: record.calibration.bins,
			});
			json.later = (ladder?.record ?? []).map(field);
			json.earlier = (ladder?.choice ?? []).map(field);
			json.yearAgo = ladder?.yearAgo ? field(ladder.yearAgo) : null;
		}
		const { items } = customers.itemsOf(0);
		return [{ json, from: [{ input: 'customers', items, from: 0, to: items.length }] }];
	},
});
