import type { Steps } from '../../core/steps';
import { CAMPAIGN_HEADERS } from '../automationTags';
import { foundColumns, type FoundColumns } from '../columns/foundColumns';
import type { Item } from '../parse';
import { CHANNEL_HEADERS, DISCOUNT_HEADERS } from './logColumns';
import { PARTY_HEADERS, type PartyColumn } from './parties';
import { hasRule, type DecideSettings } from './policySettings';

export type CandidateColumn =
	| PartyColumn
	| 'channel'
	| 'campaign'
	| 'timeZone'
	| 'value'
	| 'risk'
	| 'reward'
	| 'discount'
	| 'likely'
	| 'confidence'
	| 'ticket'
	| 'answer'
	| 'order'
	| 'complaint'
	| 'refund';

const LABELS: Readonly<Record<CandidateColumn, string>> = {
	id: 'Customer Column',
	mail: 'Email Column',
	phone: 'Phone Column',
	channel: 'Channel Column',
	campaign: 'Campaign Column',
	timeZone: 'Time Zone Column',
	value: 'Value Column',
	risk: 'Risk Column',
	reward: 'Reward Column',
	discount: 'Discount Column',
	likely: 'Likely to Buy Column',
	confidence: 'Confidence Column',
	ticket: 'Open Ticket Column',
	answer: 'Last Answer Column',
	order: 'Last Order Column',
	complaint: 'Last Complaint Column',
	refund: 'Last Refund Column',
};

const HEADERS: Readonly<Record<CandidateColumn, readonly string[]>> = {
	...PARTY_HEADERS,
	channel: CHANNEL_HEADERS,
	campaign: CAMPAIGN_HEADERS,
	timeZone: ['time_zone', 'timezone', 'tz', 'iana time zone', 'Zeitzone', 'fuseau horaire'],
	value: [
		...['customerValue', 'value', 'expectedValue', 'expected_value', 'lifetimeValue'],
		...['customer lifetime value', 'clv', 'ltv', 'revenue', 'Umsatz', 'Wert', 'valeur'],
	],
	risk: [
		...['risk', 'churnRisk', 'churn_risk', 'churn probability', 'probability of churn'],
		...['probabilityChurn', 'riskScore', 'Risiko', 'risque'],
	],
	reward: [
		...['reward', 'reward_value', 'reward amount', 'voucher value', 'gift value', 'bonus'],
		...['Prämie', 'Gutscheinwert', 'récompense'],
	],
	discount: DISCOUNT_HEADERS,
	likely: [
		...['likelyToBuy', 'likely_to_buy', 'purchase probability', 'probability of purchase'],
		...['probabilityPurchase', 'buysAnyway', 'buy probability'],
	],
	confidence: ['confidence', 'score confidence', 'confidence score', 'Konfidenz', 'confiance'],
	ticket: [
		...['open_tickets', 'open ticket', 'has open ticket', 'open complaint', 'open complaints'],
		...['open_cases', 'ticket status', 'offene Tickets', 'offene Beschwerde', 'tickets ouverts'],
	],
	answer: [
		...['last_score', 'last answer', 'last nps', 'nps', 'nps_score', 'last survey score'],
		...['last_rating', 'letzte Bewertung', 'dernière note'],
	],
	order: [
		...['lastOrderDate', 'last order', 'last_order_at', 'last purchase', 'last purchase date'],
		...['Letzte Bestellung', 'Dernière commande'],
	],
	complaint: [
		...['last complaint', 'last_complaint_at', 'last complaint date', 'complained_at'],
		...['Letzte Beschwerde', 'Dernière réclamation'],
	],
	refund: [
		...['last refund', 'last_refund_at', 'last refund date', 'refunded_at'],
		...['Letzte Erstattung', 'Dernier remboursement'],
	],
};

/** The columns of the candidates that a rule asks for; the others are not looked at, so nothing in them is at fault. */
export function* candidateColumns(
	items: readonly Item[],
	settings: DecideSettings,
): Steps<FoundColumns<CandidateColumn>> {
	// Nobody to decide about is no mistake: then there are no columns to look for.
	if (items.length === 0) return {};
	const named = settings.candidateColumns;
	const isAsked = askedBy(settings);
	const of = yield* foundColumns(
		items,
		LABELS,
		{
			...{ id: named.customerColumn, mail: named.emailColumn, phone: named.phoneColumn },
			...{ channel: named.channelColumn, campaign: named.campaignColumn },
			...{ timeZone: named.timeZoneColumn, value: named.valueColumn, risk: named.riskColumn },
			...{ reward: named.rewardColumn, discount: named.discountColumn },
			...{ likely: named.likelyToBuyColumn, confidence: named.confidenceColumn },
			...{ ticket: named.openTicketColumn, answer: named.lastAnswerColumn },
			...{ order: named.lastOrderColumn, complaint: named.lastComplaintColumn },
			refund: named.lastRefundColumn,
		},
		HEADERS,
	);
	const names = Object.keys(of) as CandidateColumn[];
	return Object.fromEntries(
		names.filter((name) => isAsked[name] ?? true).map((name) => [name, of[name]]),
	);
}

function askedBy(settings: DecideSettings): Partial<Record<CandidateColumn, boolean>> {
	const { purpose, personFirst, gaps, budget, candidateColumns: named } = settings;
	const isOn = (rule: Parameters<typeof hasRule>[1]) => hasRule(settings, rule, purpose);
	const person = isOn('personFirst');
	return {
		channel: settings.channel === 'fromColumn',
		campaign: settings.campaign === '' || named.campaignColumn !== '',
		timeZone: isOn('quietTimes'),
		reward: (person && personFirst.rewardFrom > 0) || (isOn('budget') && budget.reward > 0),
		discount: settings.carriesDiscount === 'recognise',
		likely: isOn('discounts'),
		confidence: person && personFirst.confidenceBelow > 0,
		ticket: person && personFirst.openTicket,
		answer: person && personFirst.negativeAnswer,
		order: isOn('gaps') && gaps.afterOrder > 0,
		complaint: isOn('gaps') && gaps.afterComplaint > 0,
		refund: isOn('gaps') && gaps.afterRefund > 0,
	};
}
