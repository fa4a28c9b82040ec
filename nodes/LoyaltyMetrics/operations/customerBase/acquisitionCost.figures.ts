import {
	expectedMonths,
	memberValue,
	monthsToRecover,
	valueToCost,
	type ExpectedMonths,
} from '../../../../core/metrics/acquisitionCost';
import {
	averageChurn,
	churnByPeriod,
	memberCounts,
} from '../../../../core/metrics/membershipChurn';
import type { Period } from '../../../../core/metrics/periodFigures';
import { rate, type Rate } from '../../../../core/metrics/rate';
import { inChunks, type Steps } from '../../../../core/steps';
import type { PricedRows } from '../../../../schema/memberships';
import type { MembersOfGroup } from '../../../shared/memberLookBack';

/** What the members of one group cost to win and bring in. */
export type Acquisition = Readonly<{
	joined: number;
	/** Money per member won. */
	cost: Rate;
	/** Money per month and member, of those who are members when the last day is over. */
	monthlyPrice: Rate;
	monthlyChurn: Rate;
	months: ExpectedMonths;
	value: Rate;
	valueToCost: Rate;
	monthsToRecover: Rate;
}>;

export type Question = Readonly<{
	period: Period;
	/** The last day whose prices count. */
	lastDay: number;
	/** Number of the first calendar month. */
	firstMonth: number;
	/** What was spent in the period; null where it is not known for it. */
	moneySpent: number | null;
	/** 0 to 1. */
	margin: number;
	mostMonths: number;
}>;

export function* acquisitionOf(
	rows: PricedRows,
	{ group, memberships, places }: MembersOfGroup,
	{ period, lastDay, firstMonth, moneySpent, margin, mostMonths }: Question,
): Steps<Acquisition> {
	let [spent, costed, paid, paying] = [0, 0, 0, 0];
	let hasCosts = false;
	yield* inChunks(places.length, (from, to) => {
		for (let at = from; at < to; at++) {
			const cost = rows.cost[places[at]];
			const price = rows.monthlyPrice[places[at]];
			const [start, end] = [memberships.start[at], memberships.end[at]];
			if (cost === cost) {
				hasCosts = true;
				if (start >= period.from && start <= period.to) {
					spent += cost;
					costed += 1;
				}
			}
			if (end > lastDay && price === price) {
				paid += price;
				paying += 1;
			}
		}
	});
	const { joined } = yield* memberCounts(memberships, period);
	const months = yield* churnByPeriod(memberships, 'month', firstMonth, lastDay);
	const cost = hasCosts
		? rate(spent, costed, 'The cost of nobody who joined in these days is known')
		: typedIn(moneySpent, joined, group);
	const monthlyPrice = rate(paid, paying, 'The price of none of the present members is known');
	const monthlyChurn = averageChurn(months);
	const expected = expectedMonths(monthlyChurn, mostMonths);
	const value = memberValue(monthlyPrice, margin, expected);
	return {
		...{ joined, cost, monthlyPrice, monthlyChurn, months: expected, value },
		valueToCost: valueToCost(value, cost),
		monthsToRecover: monthsToRecover(cost, monthlyPrice, margin),
	};
}

function typedIn(moneySpent: number | null, joined: number, group: string | null): Rate {
	if (moneySpent === null) return rate(0, 0, 'What was spent in these days is not known');
	if (moneySpent === 0) return rate(0, 0, "No 'Money Spent' is given");
	if (group !== null) {
		return rate(0, 0, "'Money Spent' is for all groups; a column 'Cost of Winning' would tell");
	}
	return rate(moneySpent, joined, 'Nobody joined in these days');
}
