/** What a saved model says of one customer, why, and whether it has seen such customers. */
import { contributionOf, type ColumnWeights } from '../../../../core/models/columnWeights';
import type { NamedColumn } from '../../../../schema/columns/namedColumn';
import { chanceOfLogit, type ChurnModel } from '../../../../schema/fittedModels/churnModel';
import type { Item } from '../../../../schema/parse';
import type { AmountReader } from '../../../../schema/values/amountReader';
import { isBlank } from '../../../../schema/values/found';
import { decimal, percent } from '../../../shared/page/wording';
import type { Reason } from '../../reasonOrder';

export type ModelScore = Readonly<{
	base: number;
	/** The chance of the usual customer. */
	usual: number;
	contributions: Readonly<Record<string, number>>;
	logit: number;
	probability: number;
	/** What each column did. */
	reasons: readonly Reason[];
	whatWouldChange: string | null;
	/** Columns in which the model has not seen such a value. */
	unknown: readonly string[];
}>;

export type Reader = Readonly<{ of: readonly (NamedColumn | null)[]; amounts: AmountReader }>;

/** Log-odds below this change nothing that an owner would see. */
const LEAST = 0.05;

export function modelScore(model: ChurnModel, item: Item, { of, amounts }: Reader): ModelScore {
	const values = model.columns.map((column, at) => valueOf(column, of[at]?.read(item), amounts));
	const found = model.columns.map((column, at) => contributionOf(column, values[at]));
	const logit = found.reduce((sum, { by }) => sum + by, model.base);
	const probability = chanceOfLogit(model, logit);
	const ranked = [...model.columns.keys()]
		.filter((at) => Math.abs(found[at].by) >= LEAST)
		.sort((one, other) => Math.abs(found[other].by) - Math.abs(found[one].by) || one - other);
	return {
		base: model.base,
		usual: chanceOfLogit(model, model.base),
		contributions: Object.fromEntries(model.columns.map(({ name }, at) => [name, found[at].by])),
		...{ logit, probability },
		reasons: model.columns.map((column, at) => ({
			by: found[at].by,
			text: told(column, values[at]),
		})),
		whatWouldChange: changeOf(model, values, ranked[0], logit - (found[ranked[0]]?.by ?? 0)),
		unknown: model.columns.filter((_, at) => !found[at].isKnown).map(({ name }) => name),
	};
}

function valueOf(column: ColumnWeights, value: unknown, amounts: AmountReader): number | string {
	if (column.kind === 'category') return isBlank(value) ? '' : String(value).trim();
	return isBlank(value) ? NaN : amounts.read(value);
}

function told(column: ColumnWeights, value: number | string): string {
	const shown =
		value === '' || value !== value
			? 'unknown'
			: column.kind === 'category'
				? String(value)
				: decimal(Number(value));
	return `${column.name} ${shown} (typical: ${typicalOf(column)})`;
}

/** The number in the middle, or the most frequent word. */
function typicalOf(column: ColumnWeights): string {
	if (column.kind !== 'category') return decimal(column.median);
	const most = column.levels.reduce((best, level) => (level.mean > best.mean ? level : best));
	return most.value === null ? 'rare values' : most.value || 'unknown';
}

/** Had the strongest reason been the typical value. */
function changeOf(
	model: ChurnModel,
	values: readonly (number | string)[],
	strongest: number | undefined,
	others: number,
): string | null {
	if (strongest === undefined) return null;
	const column = model.columns[strongest];
	const typical =
		column.kind === 'category'
			? column.levels.reduce((best, level) => (level.mean > best.mean ? level : best)).value
			: column.median;
	if (typical === null || typical === values[strongest]) return null;
	const chance = chanceOfLogit(model, others + contributionOf(column, typical).by);
	return `${percent(chance)} if ${column.name} were ${typicalOf(column)}`;
}
