/**
 * Churn of memberships with known start and end days: of those who were members when a period began, the share
 * who left within it. Who joins within the period is not at risk in it, and counts from the next one on.
 */
import { CHUNK, inChunks, type Steps } from '../steps';
import { calendarPeriod, periodDays, type CalendarUnit } from './calendarPeriod';
import { changeOfRates, notComparable, type Change } from './change';
import type { Memberships } from './memberships';
import type { Period } from './periodFigures';
import { rate, type Rate } from './rate';

/** Members before, in and after some days; `atStart` + `joined` − `lost` = `atEnd`. */
export type MemberCounts = Readonly<{
	/** Members when the first day began. */
	atStart: number;
	joined: number;
	/** Left, whenever they had joined. */
	lost: number;
	/** Left, and had been members at the start. */
	lostOfStart: number;
	/** Members when the last day was over. */
	atEnd: number;
}>;

/** The members of one calendar period. */
export type PeriodChurn = MemberCounts &
	Readonly<{
		/** Number of the calendar period, see `calendarPeriod`. */
		index: number;
		days: Period;
		/** Is the period over, as far as the list goes? */
		isComplete: boolean;
		churnRate: Rate;
		/** Against the period before; not comparable where one of the two is not over. */
		change: Change;
	}>;

/** Members of any stretch of days. */
export function* memberCounts({ start, end }: Memberships, days: Period): Steps<MemberCounts> {
	let [atStart, joined, lost, lostOfStart] = [0, 0, 0, 0];
	yield* inChunks(start.length, (from, to) => {
		for (let row = from; row < to; row++) {
			const leaves = end[row] >= days.from && end[row] <= days.to;
			if (leaves) lost += 1;
			if (start[row] >= days.from) {
				if (start[row] <= days.to) joined += 1;
			} else if (end[row] >= days.from) {
				atStart += 1;
				if (leaves) lostOfStart += 1;
			}
		}
	});
	return { atStart, joined, lost, lostOfStart, atEnd: atStart + joined - lost };
}

/**
 * One entry per calendar period, from number `first` to the one that `lastDay` lies in.
 *
 * @param lastDay the last day that the list tells about
 */
export function* churnByPeriod(
	{ start, end }: Memberships,
	unit: CalendarUnit,
	first: number,
	lastDay: number,
): Steps<readonly PeriodChurn[]> {
	const size = Math.max(0, calendarPeriod(lastDay, unit) - first + 1);
	const tally = () => new Int32Array(size);
	const [joined, lost, joinedAndLost] = [tally(), tally(), tally()];
	let members = 0;
	yield* inChunks(start.length, (from, to) => {
		for (let row = from; row < to; row++) {
			if (start[row] > lastDay) continue;
			const began = calendarPeriod(start[row], unit) - first;
			const ended = end[row] > lastDay ? size : calendarPeriod(end[row], unit) - first;
			if (ended < 0) continue;
			if (began < 0) members += 1;
			else joined[began] += 1;
			if (ended < size) lost[ended] += 1;
			if (ended === began) joinedAndLost[began] += 1;
		}
	});

	const periods: PeriodChurn[] = [];
	for (let at = 0; at < size; at++) {
		if (at % CHUNK === 0) yield;
		const days = periodDays(first + at, unit);
		const atStart = members;
		const lostOfStart = lost[at] - joinedAndLost[at];
		members += joined[at] - lost[at];
		const isComplete = days.to <= lastDay;
		const churnRate = churnOf({ atStart, lostOfStart });
		periods.push({
			...{ index: first + at, days, isComplete, atStart, joined: joined[at], lost: lost[at] },
			...{ lostOfStart, atEnd: members, churnRate },
			change: changeSince(periods.at(-1), churnRate, isComplete),
		});
	}
	return periods;
}

export function churnOf({
	atStart,
	lostOfStart,
}: Pick<MemberCounts, 'atStart' | 'lostOfStart'>): Rate {
	return rate(lostOfStart, atStart, 'Nobody was a member when it began');
}

/** Average over the complete periods: losses over members at risk, so that each member weighs the same. */
export function averageChurn(periods: readonly PeriodChurn[]): Rate {
	const complete = periods.filter(({ isComplete }) => isComplete);
	const sum = (of: 'lostOfStart' | 'atStart') =>
		complete.reduce((total, period) => total + period[of], 0);
	return rate(
		sum('lostOfStart'),
		sum('atStart'),
		complete.length === 0
			? 'No whole calendar period lies in these days'
			: 'Nobody was a member when a whole calendar period began',
	);
}

/** 1 − churn: those at risk who stayed. */
export function retentionOf({ value, numerator, denominator, reason }: Rate): Rate {
	const stayed = denominator - numerator;
	return {
		value: value === null ? null : stayed / denominator,
		numerator: stayed,
		denominator,
		reason,
	};
}

const PERIODS_A_YEAR: Readonly<Record<CalendarUnit, number>> = {
	week: 365.2425 / 7,
	month: 12,
	quarter: 4,
	year: 1,
};

/** 1 − (1 − churn)^12 for a month: who has left cannot leave again, so twelve times the rate would be too much. */
export function annualChurn(churn: number, unit: CalendarUnit): number {
	return -Math.expm1(PERIODS_A_YEAR[unit] * Math.log1p(-churn));
}

function changeSince(before: PeriodChurn | undefined, now: Rate, isComplete: boolean): Change {
	if (before === undefined) return notComparable('There is no period before this one');
	if (!isComplete) return notComparable('This period is not over yet');
	return changeOfRates(now, before.churnRate);
}
