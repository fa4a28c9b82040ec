import { inChunks, type Steps } from '../../core/steps';
import type { Context, Item, Reading } from '../parse';
import type { LogSettings } from './contactLog';
import { readBack } from './reservations';
import { STANDING } from './words';

/** Messages that were reserved and neither confirmed nor given up, in the order of the log. */
export type Unconfirmed = Readonly<{
	items: readonly Item[];
	itemOf: Int32Array;
	/** When it was reserved; NaN where no date can be read. */
	moment: Float64Array;
}>;

export function* readUnconfirmed(
	items: readonly Item[],
	settings: LogSettings & Readonly<{ olderThanMinutes: number }>,
	context: Context,
): Steps<Reading<Unconfirmed>> {
	const { rows: log, hints } = yield* readBack(items, settings, context);
	const latest = context.now - settings.olderThanMinutes * 60_000;
	const itemOf: number[] = [];
	const moment: number[] = [];
	yield* inChunks(log.length, (from, to) => {
		for (let at = from; at < to; at += 1) {
			const standing = log.standing[at];
			if (standing !== STANDING.reserved && standing !== STANDING.settled) continue;
			if (log.moment[at] > latest) continue;
			itemOf.push(log.itemOf[at]);
			moment.push(log.moment[at]);
		}
	});
	return {
		rows: { items, itemOf: Int32Array.from(itemOf), moment: Float64Array.from(moment) },
		bad: [],
		hints,
	};
}
