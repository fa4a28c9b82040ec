/** The model card: what the model learned, from whom, how right it was on customers it had not seen, and its limits. */
import type { OutcomeModel } from '../../../../core/evaluate/outcomeModel';
import type { LeftOutColumn } from '../../../../schema/outcomeRows';
import type { ChurnModel } from '../../../../schema/fittedModels/churnModel';
import type { Page } from '../../../shared/page/page';
import { count, percent, whole } from '../../../shared/page/wording';
import { calibrationTable, RECORD_NOTES, recordTiles } from '../../recordPage';
import { weightTable } from './trainOnOutcomes.weights';
import { judgedSentence, waySentences } from './trainOnOutcomes.ways';

export type Card = Readonly<{
	model: ChurnModel;
	trained: OutcomeModel;
	leftOut: readonly LeftOutColumn[];
}>;

export function modelCard({ model, trained, leftOut }: Card): Page {
	const { customers, happened, fittedOn, validDays, doubts } = model;
	return {
		title: 'Who leaves: model card',
		subtitle: `Learned on ${fittedOn} from ${count(customers, 'customer', 'customers')}, of whom ${whole(happened)} (${percent(happened / customers)}) had left; to be used for ${count(validDays, 'day', 'days')}`,
		findings: [],
		sections: [
			recordTiles(trained.record),
			weightTable(model.columns),
			calibrationTable(trained.record),
		],
		notes: [
			...doubts.map((doubt) => `No chances will be shown: ${doubt}.`),
			...(leftOut.length === 0
				? []
				: [
						`Not learned from: ${leftOut.map(({ column, reason }) => `"${column}" ${reason}`).join('; ')}.`,
					]),
			...waySentences(trained),
			judgedSentence(trained),
			...RECORD_NOTES,
			'What speaks for leaving is not what causes it: changing it need not keep anybody.',
		],
	};
}
