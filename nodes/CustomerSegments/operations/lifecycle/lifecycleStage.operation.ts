import { z } from 'zod/v4';

import {
	lifecycles,
	STAGES,
	type Lifecycles,
	type Stage,
} from '../../../../core/metrics/lifecycle';
import type { PurchasePace } from '../../../../core/metrics/purchasePace';
import { CHUNK } from '../../../../core/steps';
import { readCustomers, type CustomerRows } from '../../../../schema/customers';
import { customerSettings } from '../../../../schema/customerSettings';
import { rhythmOf } from '../../../shared/customerRhythm';
import { defineOperation, type OutputItem } from '../../../shared/operation';
import { count, whole } from '../../../shared/page/wording';
import { simplifyField } from '../../../shared/simplifyField';
import { customerColumns, customerRules } from '../../../shared/customerFields';
import { customerItem } from '../../../shared/customerItem';
import {
	groupOutputs,
	groupOutputsField,
	groupOutputsShape,
	outputOfGroup,
} from '../../segmentOutputs';
import { STAGE_WORDS } from './lifecycle.words';

/** Orders or customer summaries in; the same customers out, each with the stage that its own waiting tells. */
export const lifecycleStage = defineOperation({
	value: 'lifecycleStage',
	name: 'Lifecycle Stage',
	action: 'Tell the lifecycle stage of customers',
	description:
		'Prospect, new, active, slipping, lapsed or won back: judged by how long your customers usually wait',
	fields: [...customerColumns, groupOutputsField, simplifyField, ...customerRules],
	params: customerSettings.extend({ ...groupOutputsShape, simplify: z.boolean() }),
	rows: { customers: readCustomers },
	outputs: groupOutputs,

	*run({ customers }: { customers: CustomerRows }, params, context) {
		const { rhythms, pace } = yield* rhythmOf(customers);
		const found = yield* lifecycles(rhythms, pace);
		if (customers.history === null) {
			context.hint(
				'Judged by average days between orders. Orders instead of summaries tell more: single pauses, and who was won back.',
			);
		}
		context.hint(paceSentence(pace));

		const output: OutputItem[] = [];
		for (let who = 0; who < customers.keys.length; who++) {
			if (who % CHUNK === 0) yield;
			const stage = STAGES[found.stage[who]];
			const { name, group, action } = STAGE_WORDS[stage];
			const since = rhythms.daysSinceLastPurchase[who];
			const json = {
				stage: name,
				slippingAfterDays: daysOrNull(found.slippingAfter[who]),
				lapsedAfterDays: daysOrNull(found.lapsedAfter[who]),
				reason: reasonFor(stage, since, found, who),
				suggestedAction: action,
			};
			const more = {
				judgedBy: stage === 'prospect' ? null : found.isOwnPace[who] === 1 ? 'own' : 'shop',
				lastGapDays: daysOrNull(rhythms.lastGap[who]),
				usualGapDays: daysOrNull(rhythms.ownGap[who]),
				currency: customers.currency,
				timeZone: customers.timeZone,
			};
			const all = params.simplify ? json : { ...json, ...more };
			output.push(customerItem(customers, who, all, outputOfGroup(group)));
		}
		return output;
	},
});

function reasonFor(
	stage: Stage,
	since: number,
	{ slippingAfter, lapsedAfter, isOwnPace }: Lifecycles,
	who: number,
): string {
	if (stage === 'prospect') return 'Has not bought yet';
	const whose = isOwnPace[who] === 1 ? "this customer's own rhythm" : "the shop's usual rhythm";
	const waited = `${count(Math.round(since), 'day', 'days')} since the last order`;
	const late = whole(slippingAfter[who]);
	const gone = whole(lapsedAfter[who]);
	switch (stage) {
		case 'lapsed':
			return `${waited}; gone after ${gone} days by ${whose}`;
		case 'slipping':
			return `${waited}; late after ${late} days by ${whose}, gone after ${gone}`;
		case 'wonBack':
			return `Back after a pause of more than ${gone} days; ${waited}`;
		case 'new':
			return `First order ${since === 0 ? 'today' : `${count(Math.round(since), 'day', 'days')} ago`}; late after ${late} days by ${whose}`;
		case 'active':
			return `${waited}; late after ${late} days by ${whose}`;
	}
}

function paceSentence({ gaps, median, shop }: PurchasePace): string {
	return (
		`Half of all repeat orders come within ${whole(median)} days (${whole(gaps)} repeat orders). ` +
		`Customers without a rhythm of their own count as slipping after ${whole(shop.slippingAfter)} days, as lapsed after ${whole(shop.lapsedAfter)}`
	);
}

function daysOrNull(days: number): number | null {
	return days >= 0 ? Math.round(days * 10) / 10 : null;
}
