import type { Attendances } from '../../core/models/attendances';
import type { ItemsOfCustomer } from '../customers/customerRows';
import type { Item } from '../parse';

/** Who came in which periods, one row per customer, or per pattern where the input counts customers. */
export type VisitRows = Readonly<{
	source: 'orders' | 'counts';
	/** E-mail or number of each; null where the input does not say. */
	keys: readonly (string | null)[];
	/** x, tₓ and n of the model; NaN where a row cannot be used, and `reason`. */
	attendances: Attendances &
		Readonly<{
			frequency: Float64Array;
			recency: Float64Array;
			periods: Float64Array;
			customers: Float64Array;
		}>;
	/** Mean worth of the periods in which somebody came again; NaN where not known. */
	value: Float64Array;
	reason: (row: number) => string | null;
	/** Came in the period that is not over: true tells that the customer is active. */
	cameSince: (row: number) => boolean;
	/** Number of the last period that is over, as `calendarPeriod` counts; null where only counts came in. */
	lastPeriod: number | null;
	itemsOf: (row: number) => ItemsOfCustomer;
	passedOn: (row: number) => Item | null;
	timeZone: string;
	currency: string | null;
}>;
