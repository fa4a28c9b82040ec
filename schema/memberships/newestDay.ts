import { NOT_ENDED, type Memberships } from '../../core/metrics/memberships';
import { inChunks, type Steps } from '../../core/steps';

/** The newest day on which a membership began or ended. */
export function* newestDay({ start, end }: Memberships): Steps<number> {
	let newest = -Infinity;
	yield* inChunks(start.length, (from, to) => {
		for (let row = from; row < to; row++) {
			if (start[row] > newest) newest = start[row];
			if (end[row] !== NOT_ENDED && end[row] > newest) newest = end[row];
		}
	});
	return newest;
}
