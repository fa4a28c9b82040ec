import { CHI_SQUARE_95, logRank } from '../numeric/logRank';
import type { Steps } from '../steps';
import { changeOfRates, notComparable, unlessFew, type Change } from './change';
import type { ServiceFigures, WaitingTimes } from './serviceTimes';

/** What became of each figure of the service. */
export type ServiceChange = Readonly<{
	firstResponseMedian: Change;
	firstResponseWithinTarget: Change;
	resolutionMedian: Change;
	resolutionWithinTarget: Change;
	reopenRate: Change;
}>;

/** @param reopenDated does the log say when tickets were reopened? Without it older ones had longer to be. */
export function* serviceChange(
	now: ServiceFigures,
	before: ServiceFigures,
	reopenDated: boolean,
): Steps<ServiceChange> {
	return {
		firstResponseMedian: yield* changeOfMedians(now.firstResponse, before.firstResponse),
		firstResponseWithinTarget: withinTarget(now.firstResponse, before.firstResponse),
		resolutionMedian: yield* changeOfMedians(now.resolution, before.resolution),
		resolutionWithinTarget: withinTarget(now.resolution, before.resolution),
		reopenRate:
			reopenDated || now.reopenRate.value === null
				? changeOfRates(now.reopenRate, before.reopenRate)
				: notComparable(
						'The list does not say when tickets were reopened, so older ones have had longer for it',
					),
	};
}

const NO_COLUMN = 'The list does not have this time';

function withinTarget(now: WaitingTimes | null, before: WaitingTimes | null): Change {
	if (now === null || before === null) return notComparable(NO_COLUMN);
	return changeOfRates(now.withinTarget, before.withinTarget);
}

/**
 * The difference of the medians, in minutes. Whether it is more than chance is told by the log-rank test of all
 * times, which gives no interval; where the two point in different directions no change is shown.
 */
function* changeOfMedians(now: WaitingTimes | null, before: WaitingTimes | null): Steps<Change> {
	if (now === null || before === null) return notComparable(NO_COLUMN);
	if (now.median === null) return notComparable('Fewer than half are known to be done');
	if (before.median === null) {
		return notComparable('Period before: fewer than half are known to be done');
	}
	const difference = now.median - before.median;
	const { observed, expected, chiSquare } = yield* logRank(now.times, before.times);
	// Fewer than expected by then: it takes longer.
	const isSlower = observed < expected;
	const isClear = chiSquare > CHI_SQUARE_95 && (isSlower ? difference > 0 : difference < 0);
	const verdict = isClear ? (isSlower ? 'higher' : 'lower') : 'noChangeShown';
	const change: Change = { difference, interval: null, verdict, reason: null };
	const ticketsOf = ({ happened, waiting }: WaitingTimes) => happened + waiting;
	return unlessFew(change, Math.min(ticketsOf(now), ticketsOf(before)));
}
