/** One item per subscription: the chance to renew, and what is still to be paid. */
import { NOT_ENDED } from '../../../../core/metrics/memberships';
import { renewalDay } from '../../../../core/metrics/renewals';
import type { SubscriptionTenures } from '../../../../core/metrics/subscriptionTenures';
import { halfLeftAfter } from '../../../../core/models/renewalLife';
import { renewalProbability } from '../../../../core/models/sbg';
import { isoDay } from '../../../../schema/calendarDay';
import type { PricedRows } from '../../../../schema/memberships';
import type { MembersOfGroup } from '../../../shared/memberLookBack';
import type { OutputItem } from '../../../shared/operation';
import { tidyMoney } from '../../../shared/tidyMoney';
import type { SubscriptionFigures } from './subscriptionValue.figures';
import { announcedPayments, priceAt, waitOf, type Terms } from './subscriptionValue.present';

export type Subscribers = Readonly<{
	rows: PricedRows;
	part: MembersOfGroup;
	tenures: SubscriptionTenures;
	figures: SubscriptionFigures;
	terms: Terms;
	margin: number;
	simplify: boolean;
}>;

const NO_PRICE = "No price: fill it in, or give a 'Price per Period'";

/** In the order of the input. */
export function subscriberItems(groups: readonly Subscribers[]): OutputItem[] {
	const all = groups.flatMap((group) =>
		Array.from(group.part.places, (place, at) => ({ group, at, item: group.rows.itemOf[place] })),
	);
	return all
		.sort((one, other) => one.item - other.item)
		.map(({ group, at, item }) => ({
			json: itemOf(group, at),
			from: [{ input: 'subscriptions', items: [item], from: 0, to: 1 }],
		}));
}

function itemOf(group: Subscribers, at: number): Record<string, unknown> {
	const { rows, part, tenures, terms, simplify } = group;
	const place = part.places[at];
	const who = rows.customerOf[place];
	const renewals = tenures.renewals[at];
	const found = tenures.hasLeft[at] === 1 ? hasLeft(rows, place) : ahead(group, at, place);
	const json = {
		customer: who < 0 ? null : rows.customers[who],
		...(part.group === null ? {} : { group: part.group }),
		...{ status: found.status, renewals, nextRenewal: found.nextRenewal },
		...{ probabilityOfRenewal: found.chance, halfLeftAfter: found.half },
		...{ discountedPayments: tidy(found.payments), residualValue: tidy(found.worth) },
		reason: found.reason,
	};
	if (simplify) return json;
	const price = priceAt(rows, place, terms);
	return {
		...json,
		start: isoDay(rows.memberships.start[place]),
		...{
			pricePerPeriod: tidy(price),
			currency: rows.currency,
			observationEnd: isoDay(terms.today),
		},
	};
}

type Found = Readonly<{
	status: 'subscribed' | 'cancelled' | 'left';
	nextRenewal: string | null;
	chance: number | null;
	half: number | null;
	payments: number | null;
	worth: number | null;
	reason: string | null;
}>;

function hasLeft({ memberships }: PricedRows, place: number): Found {
	const reason = `Left on ${isoDay(memberships.end[place])}, so nothing more is to come`;
	const none = { nextRenewal: null, chance: null, half: null, payments: null, worth: null };
	return { status: 'left', ...none, reason };
}

function ahead({ rows, tenures, figures, terms, margin }: Subscribers, at: number, place: number) {
	const start = rows.memberships.start[place];
	const renewals = tenures.renewals[at];
	const price = priceAt(rows, place, terms);
	const next = isoDay(renewalDay(start, renewals + 1, terms.unit));
	const worthOf = (payments: number) => (price >= 0 ? payments * price * margin : null);
	const withoutPrice = price >= 0 ? null : NO_PRICE;
	const end = rows.announcedEnd[place];
	if (end !== NOT_ENDED) {
		const payments = announcedPayments(start, renewals, end, terms);
		const found: Found = {
			...{ status: 'cancelled', nextRenewal: payments > 0 ? next : null, chance: null, half: null },
			...{ payments, worth: worthOf(payments) },
			reason: [`Is going to end on ${isoDay(end)}`, withoutPrice].filter(Boolean).join('. '),
		};
		return found;
	}
	const { fit, lifetime, why } = figures;
	const known = { status: 'subscribed' as const, nextRenewal: next };
	if (fit === null || lifetime === null) {
		const none = { chance: null, half: null, payments: null, worth: null };
		return { ...known, ...none, reason: why };
	}
	const payments =
		lifetime.residual[renewals] * (1 + terms.discount) ** -waitOf(start, renewals, terms);
	return {
		...known,
		chance: tidyMoney(renewalProbability(fit.model, renewals + 1)),
		half: finite(halfLeftAfter(fit.model, renewals)),
		...{ payments: finite(payments), worth: finite(worthOf(payments)) },
		reason: Number.isFinite(payments)
			? withoutPrice
			: 'Without a discount rate what is to come has no end',
	};
}

const finite = (value: number | null) => (Number.isFinite(value) ? value : null);

function tidy(value: number | null): number | null {
	return value === null || !Number.isFinite(value) ? null : tidyMoney(value);
}
