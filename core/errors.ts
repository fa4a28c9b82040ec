/** The one error of the core: a question that these numbers cannot answer, with a stable code. */
export type ModelErrorCode =
	/** Fewer rows than the metric or model needs. */
	| 'tooFewRows'
	/** A value outside the domain of the formula. */
	| 'outOfDomain'
	/** Amounts that cannot be added up, such as refunds larger than sales. */
	| 'implausibleTotals';

export class ModelError extends Error {
	override readonly name = 'ModelError';

	/** `row` is the index in the rows handed in, counted from 0. */
	constructor(
		readonly code: ModelErrorCode,
		message: string,
		readonly row?: number,
	) {
		super(message);
	}
}
