import { inChunks, type Steps } from '../../../../core/steps';
import { readCandidates } from '../../../../schema/policy/candidates';
import { readConsents } from '../../../../schema/policy/consents';
import { readContactLog } from '../../../../schema/policy/contactLog';
import { decideSettings } from '../../../../schema/policy/policySettings';
import { defineOperation, type OutputList } from '../../../shared/operation';
import { decided, type DecideRows } from './decide.case';
import { decideFields } from './decide.fields';
import { decidedItem } from './decide.items';
import { summaryOf } from './summary.words';

/** Candidates, the log of earlier messages and the register of consents in; every candidate out, with its decision. */
export const decideContacts = defineOperation({
	value: 'decideContacts',
	name: 'Decide Contacts',
	action: 'Decide who may be contacted',
	description:
		'May this customer be contacted now, by the flow or by a person, and if not, why and until when?',
	fields: decideFields,
	params: decideSettings,
	rows: { candidates: readCandidates, contactLog: readContactLog, consents: readConsents },
	inputs: {
		candidates: { name: 'Candidates' },
		contactLog: { name: 'Contact Log', optional: true },
		consents: { name: 'Consents', optional: true },
	},

	*run(rows: DecideRows, settings, { now, hint }): Steps<OutputList> {
		const deciding = { rows, settings, decided: yield* decided(rows, settings, now) };
		hint(summaryOf(deciding.decided.reason));
		const { length } = rows.candidates.items;
		const places = new Int32Array(length);
		yield* inChunks(length, (from, to) => {
			for (let at = from; at < to; at++) places[at] = at;
		});
		return { length, at: (index) => decidedItem(deciding, index, places) };
	},
});
