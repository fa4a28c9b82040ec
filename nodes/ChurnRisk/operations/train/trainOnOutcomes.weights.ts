/** What each column does in a trained model, as a table: what most speaks for leaving, and what for staying. */
import type { ColumnWeights } from '../../../../core/models/columnWeights';
import type { Section } from '../../../shared/page/page';
import { decimal } from '../../../shared/page/wording';

const SHOWN = 12;

/** The columns that move the log-odds farthest, from the value that most speaks for staying to the other end. */
export function weightTable(columns: readonly ColumnWeights[]): Section {
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
	const counts =
		column.kind === 'steps' ? column.values : column.levels.map(({ weight }) => weight);
	return Math.max(...counts) - Math.min(...counts);
}

function endsOf(column: ColumnWeights): readonly [string, string] {
	if (column.kind === 'number') {
		const [low, high] = [`low (${decimal(column.low)})`, `high (${decimal(column.high)})`];
		return column.weight > 0 ? [high, low] : [low, high];
	}
	if (column.kind === 'steps') {
		const { values } = column;
		const stepOf = (most: number) => rangeOf(column, values.indexOf(most));
		return [stepOf(Math.max(...values)), stepOf(Math.min(...values))];
	}
	const levels = [...column.levels].sort((one, other) => other.weight - one.weight);
	const name = (value: string | null) => (value === null ? 'rare values' : value || '(empty)');
	return [name(levels[0].value), name(levels[levels.length - 1].value)];
}

/** From which number to which a step goes. */
function rangeOf(
	{ edges, low, high }: Extract<ColumnWeights, { kind: 'steps' }>,
	step: number,
): string {
	if (edges.length === 0) return 'no difference';
	if (step === 0) return `up to ${decimal(edges[0])}`;
	if (step === edges.length) return `above ${decimal(edges[step - 1])} (up to ${decimal(high)})`;
	return `${decimal(Math.max(low, edges[step - 1]))} to ${decimal(edges[step])}`;
}
