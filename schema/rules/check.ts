import type { NamedColumn } from '../columns/namedColumn';
import type { Condition } from '../ruleSettings';
import type { Asked } from './asked';
import type { Readers } from './cells';
import { dateCheck, daysAgoCheck, numberCheck } from './limitChecks';
import type { Check } from './outcome';
import { emptinessCheck, equalityCheck, textCheck } from './valueChecks';

/**
 * A condition, ready to be asked of every cell of its column.
 *
 * @param owner whose condition it is, for the sentences: `segment "Regulars"`
 */
export function checkOf(
	condition: Condition,
	column: NamedColumn,
	readers: Readers,
	owner: string,
): Check {
	const asked: Asked = { ...condition, owner };
	switch (condition.operator) {
		case 'is':
		case 'isNot':
			return equalityCheck(asked, column, readers);
		case 'atLeast':
		case 'moreThan':
		case 'atMost':
		case 'lessThan':
			return numberCheck(asked, column, readers);
		case 'contains':
		case 'doesNotContain':
			return textCheck(asked, column);
		case 'isEmpty':
		case 'isNotEmpty':
			return emptinessCheck(asked, column);
		case 'isBefore':
		case 'isAfter':
			return dateCheck(asked, column, readers);
		case 'inLastDays':
		case 'moreThanDaysAgo':
			return daysAgoCheck(asked, column, readers);
	}
}
