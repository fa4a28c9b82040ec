import { holdoutAssignment, type Assignment } from '../../../../core/metrics/holdoutDraw';
import type { Steps } from '../../../../core/steps';
import {
	assignHoldoutSettings,
	type AssignHoldoutSettings,
} from '../../../../schema/experiment/assignHoldoutSettings';
import {
	NOT_ASSIGNED,
	readHoldoutRows,
	type HoldoutRows,
} from '../../../../schema/experiment/holdoutRows';
import { defineOperation, type OutputItem, type OutputList } from '../../../shared/operation';
import { decimal, whole } from '../../../shared/page/wording';
import { sha256Draw } from '../../../shared/sha256Draw';
import { assignHoldoutFields } from './assignHoldout.fields';

/** Hashes take a few microseconds each, so few rows are a step. */
const ROWS_A_STEP = 64;

const OUTPUTS = ['Treatment', 'Control', 'Not Assigned'] as const;

/** Customers in; the same customers out, each with the group that chance has put it in, always the same one. */
export const assignHoldout = defineOperation({
	value: 'assignHoldout',
	name: 'Assign Holdout',
	action: 'Assign a holdout',
	description:
		'Keeps some customers from a campaign by chance, always the same ones, so that it can be seen what the campaign does',
	fields: assignHoldoutFields,
	params: assignHoldoutSettings,
	rows: { decided: readHoldoutRows },
	outputs: { setting: 'outputs', value: 'perArm', names: OUTPUTS },

	*run({ decided }: { decided: HoldoutRows }, params, context): Steps<OutputList> {
		const { items, state, customer, keys, campaign, campaigns } = decided;
		const places = Int32Array.from(items, (_, at) => at);
		const assignedAt = new Date(context.now).toISOString();
		const counts = [0, 0, 0];
		const output: OutputItem[] = [];
		for (let at = 0; at < items.length; at++) {
			if (at % ROWS_A_STEP === 0) yield;
			const drawn = state[at] === NOT_ASSIGNED.assignable;
			const assigned = drawn
				? assignmentOf(params, campaigns[campaign[at]].key, keys[customer[at]])
				: null;
			const place = assigned === null ? 2 : assigned === 'treatment' ? 0 : 1;
			counts[place] += 1;
			output.push({
				json: {
					...items[at],
					arm: assigned === null ? null : place === 0 ? 'treatment' : 'control',
					globalHoldout: assigned === 'globalControl',
					campaign: campaigns[campaign[at]]?.name ?? null,
					assignedAt: assigned === null ? null : assignedAt,
					...(assigned === null ? unassigned(state[at], items[at]) : heldOut(assigned, params)),
				},
				from: [{ input: 'decided', items: places, from: at, to: at + 1 }],
				output: place,
			});
		}
		context.hint(
			OUTPUTS.map((name, place) => `${name.toLowerCase()}: ${whole(counts[place])}`).join(', '),
		);
		return output;
	},
});

function assignmentOf(params: AssignHoldoutSettings, campaign: string, customer: string) {
	const { holdoutPercent, globalPercent, holdoutOptions } = params;
	const holdout = {
		...{ campaign, salt: holdoutOptions.salt, share: holdoutPercent / 100 },
		...{ globalName: holdoutOptions.globalName, globalShare: globalPercent / 100 },
	};
	return holdoutAssignment(holdout, sha256Draw, customer);
}

/** Who is kept from the campaign is not allowed any more, so that whatever follows does not write. */
function heldOut(assigned: Assignment, { holdoutPercent, globalPercent }: AssignHoldoutSettings) {
	if (assigned === 'treatment') return {};
	const isGlobal = assigned === 'globalControl';
	const reason = isGlobal
		? `One of the ${decimal(globalPercent)} % whom chance keeps from all campaigns`
		: `One of the ${decimal(holdoutPercent)} % whom chance keeps from this campaign`;
	return notAllowed(isGlobal ? 'globalHoldout' : 'holdout', reason);
}

/** Who is not allowed keeps the reason that came along. */
function unassigned(state: number, { reason, reasonCode }: Readonly<Record<string, unknown>>) {
	if (state === NOT_ASSIGNED.noCustomer) {
		return notAllowed('noCustomer', 'Nothing tells who this is, so nobody is written to');
	}
	if (state === NOT_ASSIGNED.noCampaign) {
		return notAllowed('noCampaign', 'The campaign is not named, so nobody is assigned');
	}
	return {
		reasonCode: reasonCode ?? 'notAllowed',
		reason: reason ?? 'The column "allowed" does not say yes',
	};
}

function notAllowed(reasonCode: string, reason: string) {
	return { allowed: false, route: 'none', reasonCode, reason };
}
