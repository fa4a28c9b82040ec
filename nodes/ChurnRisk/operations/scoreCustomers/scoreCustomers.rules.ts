/** Bands by how long customers of this shop usually wait: for shops whose history bears no probability. */
import { lifecycles } from '../../../../core/metrics/lifecycle';
import { ascending } from '../../../../core/numeric/ascending';
import { quantile } from '../../../../core/numeric/quantile';
import type { Steps } from '../../../../core/steps';
import type { CustomerRows } from '../../../../schema/customers';
import { rhythmOf } from '../../../shared/customerRhythm';
import { count, whole } from '../../../shared/page/wording';
import type { Band } from '../../riskBands';

export type RuledCustomer = Readonly<{
	band: Band;
	reasons: string[];
	whatWouldChange: string;
	/** Days from the observation end to the next order, if it comes when it usually does; null when overdue. */
	nextOrderInDays: number | null;
}>;

/** Answers by customer; null for who has not bought. */
export type Rules = (who: number) => RuledCustomer | null;

const days = (number: number) => count(Math.round(number), 'day', 'days');

export function* riskRules(customers: CustomerRows): Steps<Rules> {
	const { rhythms, pace } = yield* rhythmOf(customers);
	const { slippingAfter, lapsedAfter, isOwnPace } = yield* lifecycles(rhythms, pace);
	const buyers = rhythms.orders.filter((orders) => orders > 0);
	const typicalOrders = Math.floor(quantile(yield* ascending(buyers), 0.5));
	return (who) => {
		const since = rhythms.daysSinceLastPurchase[who];
		if (!(since >= 0)) return null;
		const late = slippingAfter[who];
		const gone = lapsedAfter[who];
		const orders = rhythms.orders[who];
		const band = since > gone ? 'High' : since > late ? 'Medium' : 'Low';
		const whose = isOwnPace[who] === 1 ? "the customer's own rhythm" : "the shop's rhythm";
		const usual = isOwnPace[who] === 1 ? rhythms.ownGap[who] : pace.median;
		const left = Math.round(usual - since);
		return {
			band,
			reasons: [
				`Last order ${days(since)} ago: late after ${whole(late)}, gone after ${whole(gone)} by ${whose}`,
				`${count(orders, 'order', 'orders')} so far (typical: ${whole(typicalOrders)})`,
				`Usually ${days(usual)} from one order to the next by ${whose}`,
			],
			whatWouldChange: changeSentence(band, since, late, gone),
			nextOrderInDays: left >= 0 ? left : null,
		};
	};
}

function changeSentence(band: Band, since: number, late: number, gone: number): string {
	const toMedium = days(Math.max(1, Math.floor(late - since) + 1));
	const toHigh = days(Math.max(1, Math.floor(gone - since) + 1));
	switch (band) {
		case 'High':
			return 'Low again with the next order';
		case 'Medium':
			return `Low again with the next order; High after ${toHigh} more without one`;
		case 'Low':
			return `Medium after ${toMedium} more without an order, High after ${toHigh}`;
	}
}
