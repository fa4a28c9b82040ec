import type { Steps } from '../core/steps';
import { isEmptyInput } from './orders/orderHints';
import { InputError, type Context, type Item, type Reading } from './parse';
import { areVisitCounts, readVisitCounts, visitCountColumns } from './visits/visitCounts';
import type { VisitRows } from './visits/visitRows';
import { visitsFromOrders } from './visits/visitsFromOrders';
import type { VisitSettings } from './visitSettings';

export type { VisitRows } from './visits/visitRows';

/** Reads who came in which periods, from dates or from counts; it recognises which. */
export function* readVisits(
	items: readonly Item[],
	settings: VisitSettings,
	context: Context,
): Steps<Reading<VisitRows>> {
	if (isEmptyInput(items)) {
		throw new InputError(
			'There are no visits or donations to look at',
			'The node before this one gave no items.',
		);
	}
	if (settings.inputIs === 'orders') return yield* visitsFromOrders(items, settings, context);
	const of = yield* visitCountColumns(items, settings);
	if (settings.inputIs === 'recognise' && !areVisitCounts(of)) {
		return yield* visitsFromOrders(items, settings, context);
	}
	return yield* readVisitCounts(items, of, settings, context);
}
