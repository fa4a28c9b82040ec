import { outcomeModel, type OutcomeModel } from '../../../../core/evaluate/outcomeModel';
import { isoDay, dayOfInstant } from '../../../../schema/calendarDay';
import { outcomeSettings, readOutcomes, type OutcomeRows } from '../../../../schema/outcomeRows';
import { sealed } from '../../../../schema/fittedModels/churnModel';
import { InputError } from '../../../../schema/parse';
import { defineOperation, type RunContext } from '../../../shared/operation';
import { htmlOf } from '../../../shared/page/html';
import { textOf } from '../../../shared/page/text';
import { count, percent, percentagePoints, whole } from '../../../shared/page/wording';
import { doubtSentence, recordField } from '../../risk.words';
import { negativeMoneyHints } from '../../spendHints';
import { modelCard } from './trainOnOutcomes.card';
import { trainFields, trainShape } from './trainOnOutcomes.fields';

/** Customers of whom it is known whether they left in; one model out, with how right it was. */
export const trainOnOutcomes = defineOperation({
	value: 'trainOnOutcomes',
	name: 'Train on Outcomes',
	action: 'Train a model on who left',
	description:
		'For contracts and subscriptions: learns from customers who left or stayed, and says how right it is',
	fields: trainFields,
	params: outcomeSettings.extend(trainShape),
	rows: { outcomes: readOutcomes },

	*run({ outcomes: rows }: { outcomes: OutcomeRows }, params, context) {
		refuseNothing(rows);
		const trained = yield* outcomeModel(rows.columns, rows.outcomes);
		const happened = rows.outcomes.reduce((sum, outcome) => sum + outcome, 0);
		const { record } = trained;
		const model = sealed({
			...{ kind: 'churnModel', version: 2 },
			...{ score: trained.way.score, calibration: trained.calibration as never },
			fittedOn: isoDay(dayOfInstant(context.now, context.timeZone)),
			...{ validDays: params.validDays, decimalSign: params.decimalSign },
			...{ outcomeColumn: rows.outcomeColumn, customers: rows.outcomes.length, happened },
			...{ base: trained.base, columns: [...trained.columns] as never },
			record: {
				...{ auc: record.auc.auc, brier: record.brier.brier },
				calibrationError: record.calibration.ece,
				calibrationSlope: record.calibration.slope,
			},
			doubts: doubtsIn(trained),
		});
		tell(rows, trained, context);
		const page = modelCard({ model, trained, leftOut: rows.leftOut });
		const json = {
			customers: model.customers,
			baseRate: happened / model.customers,
			trackRecord: recordField(record),
			columns: model.columns.map(({ name }) => name),
			leftOut: rows.leftOut,
			reason:
				model.doubts.length === 0 ? null : `No chances will be shown: ${model.doubts.join('; ')}`,
			model,
			modelText: JSON.stringify(model),
			...{ html: htmlOf(page), text: textOf(page) },
		};
		const from = [{ input: 'outcomes', items: rows.itemOf, from: 0, to: rows.itemOf.length }];
		return [{ json, from }];
	},
});

function refuseNothing({ columns, leftOut, outcomes, outcomeColumn }: OutcomeRows): void {
	const left = outcomes.reduce((sum, outcome) => sum + outcome, 0);
	if (outcomes.length > 0 && (left === 0 || left === outcomes.length)) {
		throw new InputError(
			`By "${outcomeColumn}" all ${whole(outcomes.length)} customers ${left === 0 ? 'stayed' : 'left'}; both those who left and those who stayed are needed`,
			"Hand on customers of both kinds, or choose another column under 'Left or Stayed'.",
		);
	}
	if (columns.length > 0 || outcomes.length === 0) return;
	const why = leftOut.map(({ column, reason }) => `"${column}" ${reason}`).join('; ');
	throw new InputError(
		'No column is left to learn from',
		`${why}. Add columns that are known before a customer leaves: how long, how much, which contract.`,
	);
}

function doubtsIn({ doubts, separation }: OutcomeModel): string[] {
	return [
		...doubts.map(doubtSentence),
		...(separation === 'complete'
			? ['the columns together tell without fail who left, so one of them was filled in afterwards']
			: []),
	];
}

function tell(rows: OutcomeRows, trained: OutcomeModel, { hint }: RunContext): void {
	const { auc, calibration } = trained.record;
	if (auc.auc !== null && calibration.ece !== null) {
		hint(
			`On customers that it had not seen the model ranked ${percent(auc.auc)} of pairs right; its chances were off by ${percentagePoints(calibration.ece)} on average.`,
		);
	}
	for (const doubt of doubtsIn(trained)) hint(`The model will give no chances: ${doubt}.`);
	if (rows.leftOut.length > 0) {
		const list = rows.leftOut.map(({ column, reason }) => `"${column}" ${reason}`).join('; ');
		hint(`Not learned from: ${list}.`);
	}
	negativeMoneyHints(rows.columns).forEach(hint);
	if (rows.doubles > 0) {
		hint(
			`${count(rows.doubles, 'item is', 'items are')} of customers who are there more than once: the model looks more right than it is.`,
		);
	}
}
