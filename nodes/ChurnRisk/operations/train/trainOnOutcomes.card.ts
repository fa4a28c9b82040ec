/** The model card: what the model learned, from whom, how right it was on customers it had not seen, and its limits. */
import type { OutcomeModel } from '../../../../core/evaluate/outcomeModel';
import type { ColumnWeights } from '../../../../core/models/columnEncoding';
import type { LeftOutColumn } from '../../../../schema/outcomeRows';
import type { ChurnModel } from '../../../../schema/fittedModels/churnModel';
import type { Page, Section } from '../../../shared/page/page';
import { count, decimal, percent, whole } from '../../../shared/page/wording';
import { calibrationTable, RECORD_NOTES, recordTiles } from '../../recordPage';

export type Card = Readonly<{
	model: ChurnModel;
	trained: OutcomeModel;
	leftOut: readonly LeftOutColumn[];
}>;

const SHOWN = 12;

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
			'Each fifth of the customers was judged by what the other four fifths taught.',
			...RECORD_NOTES,
			'What speaks for leaving is not what causes it: changing it need not keep anybody.',
		],
	};
}

/** How far the figures of a column move the log-odds, from the value that most speaks for staying to the other end. */
function weightTable(columns: readonly ColumnWeights[]): Section {
	const told = columns
		.map((column) => ({ column, reach: reachOf(column) }))
		.sort(
			(one, other) => other.reach - one.reach || (one.column.name < other.column.name ? -1 : 1),
		);
	return {
		kind: 'table',
		heading: 'What speaks for leaving, the strongest first',
		columns: ['Column', 'Speaks for leaving', 'Speaks for staying'],
		rows: told.slice(0, SHOWN).map(({ column }) => [column.name, ...endsOf(column)]),
	};
}

function reachOf(column: ColumnWeights): number {
	if (column.kind === 'number') return Math.abs(column.weight) * (column.high - column.low);
	const weights = column.levels.map(({ weight }) => weight);
	return Math.max(...weights) - Math.min(...weights);
}

function endsOf(column: ColumnWeights): readonly [string, string] {
	if (column.kind === 'number') {
		const [low, high] = [`low (${decimal(column.low)})`, `high (${decimal(column.high)})`];
		return column.weight > 0 ? [high, low] : [low, high];
	}
	const levels = [...column.levels].sort((one, other) => other.weight - one.weight);
	const name = (value: string | null) => (value === null ? 'rare values' : value || '(empty)');
	return [name(levels[0].value), name(levels[levels.length - 1].value)];
}
