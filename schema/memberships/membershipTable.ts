/** The memberships that were read, one place per item that counts, in columns. */
export type MembershipTable = {
	/** How many places are filled. */
	size: number;
	readonly item: Int32Array;
	/** Days since 1970-01-01; `NOT_ENDED` where there is no end. */
	readonly start: Int32Array;
	readonly end: Int32Array;
	/** The end of one that goes on, where it is known already; `NOT_ENDED` where not. */
	readonly announced: Int32Array;
	/** −1: unknown. */
	readonly customer: Int32Array;
	/** 0 throughout where nothing is grouped. */
	readonly group: Int32Array;
	/** Per month, and once; NaN: unknown. Empty where they are not read. */
	readonly price: Float64Array;
	readonly cost: Float64Array;
};

export function membershipTable(items: number, hasPrices: boolean): MembershipTable {
	const days = () => new Int32Array(items);
	const money = () => new Float64Array(hasPrices ? items : 0).fill(NaN);
	return {
		...{ size: 0, item: days(), start: days(), end: days(), customer: days(), group: days() },
		announced: days(),
		...{ price: money(), cost: money() },
	};
}

/** What became of the items, counted. */
export type MembershipTallies = {
	items: number;
	neverStarted: number;
	notStartedByStatus: Map<string, number>;
	endsAhead: number;
	withoutCustomer: number;
	joinedUp: number;
	mergedSpellings: number;
	refused: number;
};

export function membershipTallies(items: number): MembershipTallies {
	return {
		...{ items, neverStarted: 0, notStartedByStatus: new Map(), endsAhead: 0 },
		...{ withoutCustomer: 0, joinedUp: 0, mergedSpellings: 0, refused: 0 },
	};
}
