/** One item per customer: what is expected of them, or why nothing is. */
import { isoDay } from '../../../../schema/calendarDay';
import type { CustomerRows } from '../../../../schema/customers';
import type { Buyers } from '../../../../schema/customers/buyers';
import type { PurchaseModel } from '../../../../schema/fittedModels/purchaseModel';
import { daysSince, withPassedOn } from '../../../shared/customerItem';
import type { OutputList } from '../../../shared/operation';
import { decimal, percent, whole } from '../../../shared/page/wording';
import { tidyMoney } from '../../../shared/tidyMoney';
import type { Foreseen } from './foreseen';

export type Forecast = Readonly<{
	customers: CustomerRows;
	buyers: Buyers;
	model: PurchaseModel;
	found: Foreseen;
	horizonDays: number;
	/** The day from which is looked ahead. */
	today: number;
	/** What else there is to say about a customer; null for nothing. */
	remark: (who: number) => string | null;
}>;

/** A date further away is no date to act on. */
const FARTHEST_DAYS = 3650;

export function customerItems(forecast: Forecast, simplify: boolean): OutputList {
	const { customers } = forecast;
	return {
		length: customers.keys.length,
		at(who: number) {
			const json = leanItem(forecast, who);
			if (!simplify) Object.assign(json, details(forecast, who));
			return withPassedOn(customers, who, json, 0);
		},
	};
}

function leanItem(forecast: Forecast, who: number): Record<string, unknown> {
	const { customers, found } = forecast;
	const at = found.placeOf[who];
	const next = nextOrder(forecast, at);
	// One literal: objects that grow field by field cost twice the memory.
	return {
		customer: customers.keys[who],
		expectedOrders: at < 0 ? null : tidyMoney(found.purchases[at]),
		expectedSpend: at < 0 ? null : tidyOrNull(found.purchases[at] * found.orderValue[at]),
		lifetimeValue: at < 0 ? null : tidyOrNull(found.lifetimeValue[at]),
		probabilityAlive: at < 0 ? null : tidyMoney(found.alive[at]),
		expectedNextOrderDate: next.date,
		nextOrderFrom: next.from,
		nextOrderTo: next.to,
		orders: customers.figures.orders[who],
		reason: reasonFor(forecast, who, next.reason),
	};
}

type NextOrder = Readonly<{
	date: string | null;
	from: string | null;
	to: string | null;
	reason: string | null;
}>;

/** Null with a reason where no order within the horizon is likelier than one. */
function nextOrder({ found, today, horizonDays }: Forecast, at: number): NextOrder {
	const none = { date: null, from: null, to: null };
	if (at < 0) return { ...none, reason: null };
	const silent = found.silent[at];
	if (silent > 0.5) {
		const days = `${whole(horizonDays)} ${horizonDays === 1 ? 'day' : 'days'}`;
		return {
			...none,
			reason: `No date for the next order: with a chance of ${percent(silent)} there is none within ${days}`,
		};
	}
	const day = (wait: number) =>
		wait <= FARTHEST_DAYS ? isoDay(today + Math.max(1, Math.round(wait))) : null;
	return {
		...{ date: day(found.wait[at]), from: day(found.waitLeast[at]), to: day(found.waitMost[at]) },
		reason:
			found.waitMost[at] > FARTHEST_DAYS
				? 'The next order may well be more than ten years away, so there is no last date'
				: null,
	};
}

function reasonFor(forecast: Forecast, who: number, ofDate: string | null): string | null {
	const { buyers, model, found, remark } = forecast;
	if (found.placeOf[who] < 0) return buyers.reason(who);
	const all = [
		ofDate,
		model.orderValue === null ? 'No spend: see the hint of this node' : null,
		model.orderValue === null ? null : worthlessSentence(buyers, who),
		remark(who),
	].filter((one) => one !== null);
	return all.length === 0 ? null : all.join('. ');
}

/** Why a customer's own repeat orders do not tell what the next ones are worth; null where they do. */
function worthlessSentence({ frequency, spend }: Buyers, who: number): string | null {
	if (!(frequency[who] > 0) || spend[who] > 0) return null;
	const were =
		spend[who] < 0
			? `Repeat orders were worth less than 0 on average (${decimal(spend[who])}: more refunded than bought)`
			: 'Repeat orders were worth nothing after refunds';
	return `${were}, so the order value of all customers is taken`;
}

function details(forecast: Forecast, who: number): Record<string, unknown> {
	const { customers, buyers, found, model, horizonDays, today } = forecast;
	const at = found.placeOf[who];
	return {
		probabilityOfNoOrder: at < 0 ? null : tidyMoney(found.silent[at]),
		expectedOrderValue: at < 0 ? null : tidyOrNull(found.orderValue[at]),
		frequency: tidyOrNull(buyers.frequency[who]),
		recency: tidyOrNull(buyers.recency[who]),
		age: tidyOrNull(buyers.age[who]),
		averageRepeatOrder: tidyOrNull(buyers.spend[who]),
		revenue: tidyMoney(customers.figures.revenue[who]),
		daysSinceLastPurchase: daysSince(customers, who),
		model: model.kind,
		horizonDays,
		observationEnd: isoDay(today),
		currency: customers.currency,
		timeZone: customers.timeZone,
	};
}

function tidyOrNull(value: number): number | null {
	return Number.isFinite(value) ? tidyMoney(value) : null;
}
