/** What a condition of the owner's may ask of a column. */

/** Stored in workflows: never renamed. What each needs as its value decides how the column is read. */
const NEEDS = {
	is: 'anything',
	isNot: 'anything',
	atLeast: 'number',
	moreThan: 'number',
	atMost: 'number',
	lessThan: 'number',
	contains: 'text',
	doesNotContain: 'text',
	isEmpty: 'nothing',
	isNotEmpty: 'nothing',
	isBefore: 'date',
	isAfter: 'date',
	inLastDays: 'days',
	moreThanDaysAgo: 'days',
} as const;

export type Operator = keyof typeof NEEDS;

export const OPERATORS = Object.keys(NEEDS) as [Operator, ...Operator[]];

export function needOf(operator: Operator): (typeof NEEDS)[Operator] {
	return NEEDS[operator];
}

/** How a condition reads, after the column's name. */
export const OPERATOR_WORDS: Readonly<Record<Operator, string>> = {
	is: 'is',
	isNot: 'is not',
	atLeast: 'at least',
	moreThan: 'more than',
	atMost: 'at most',
	lessThan: 'less than',
	contains: 'contains',
	doesNotContain: 'does not contain',
	isEmpty: 'is empty',
	isNotEmpty: 'is not empty',
	isBefore: 'before',
	isAfter: 'after',
	inLastDays: 'in the last days',
	moreThanDaysAgo: 'more than days ago',
};
