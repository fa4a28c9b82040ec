import type { Steps } from '../../core/steps';
import { foundColumns, type FoundColumns } from '../columns/foundColumns';
import { columnsThere } from '../columns/namedColumn';
import type { CustomerSettings } from '../customerSettings';
import { InputError, type Item } from '../parse';

export type SummaryColumn =
	| 'customer'
	| 'orders'
	| 'revenue'
	| 'daysSince'
	| 'lastOrder'
	| 'daysBetween'
	| 'firstOrder'
	| 'repeatValue'
	| 'observationEnd'
	| 'currency';

const LABELS: Readonly<Record<SummaryColumn, string>> = {
	customer: 'Customer',
	orders: 'Orders Column',
	revenue: 'Revenue Column',
	daysSince: 'Days Since Last Order Column',
	lastOrder: 'Last Order Date Column',
	daysBetween: 'Days Between Orders Column',
	firstOrder: 'First Order Date Column',
	repeatValue: 'Repeat Order Value Column',
	observationEnd: 'Observation End',
	currency: 'Currency',
};

/** Headers of lists of customers in English, German and French, best first. */
export const SUMMARY_HEADERS: Readonly<Record<SummaryColumn, readonly string[]>> = {
	customer: [
		...['customer', 'customer_email', 'email', 'e-mail', 'customer_id', 'client', 'Kunde'],
		...['Kunden-E-Mail', 'Kundennummer', 'E-Mail client'],
	],
	orders: [
		...['orders', 'order count', 'orders_count', 'number of orders', 'total orders', 'purchases'],
		...['Bestellungen', 'Anzahl Bestellungen', 'Commandes', 'Nombre de commandes'],
	],
	revenue: [
		...['revenue', 'total spent', 'total_spend', 'spent', 'lifetime value', 'total revenue'],
		...['Umsatz', 'Gesamtumsatz', "Chiffre d'affaires", 'Total dépensé'],
	],
	daysSince: [
		...['daysSinceLastPurchase', 'days since last order', 'days since last purchase'],
		...['Tage seit letzter Bestellung', 'Jours depuis la dernière commande'],
	],
	lastOrder: [
		...['lastOrderDate', 'last order', 'last order at', 'last purchase', 'last purchase date'],
		...['Letzte Bestellung', 'Dernière commande'],
	],
	daysBetween: ['averageDaysBetweenOrders', 'average days between orders'],
	firstOrder: [
		...['firstOrderDate', 'first order', 'first order at', 'first purchase', 'first purchase date'],
		...['Erste Bestellung', 'Première commande'],
	],
	repeatValue: ['monetaryValue', 'monetary value', 'average repeat order value'],
	observationEnd: ['observationEnd'],
	currency: ['currency', 'Währung', 'Devise'],
};

export function* summaryColumns(
	items: readonly Item[],
	{ customer, summaryColumns: named }: CustomerSettings,
): Steps<FoundColumns<SummaryColumn>> {
	const found = yield* foundColumns(
		items,
		LABELS,
		{
			customer,
			orders: named.ordersColumn,
			revenue: named.revenueColumn,
			daysSince: named.daysSinceColumn,
			lastOrder: named.lastOrderColumn,
			daysBetween: named.daysBetweenColumn,
			firstOrder: named.firstOrderColumn ?? '',
			repeatValue: named.repeatValueColumn ?? '',
			observationEnd: '',
			currency: '',
		},
		SUMMARY_HEADERS,
	);
	if (named.firstOrderColumn !== undefined) return found;
	return { ...found, firstOrder: undefined, repeatValue: undefined };
}

/** Does the input look like one item per customer, as Customer Summary gives them? */
export function areSummaries(of: FoundColumns<SummaryColumn>): boolean {
	return (
		of.customer !== undefined &&
		of.orders !== undefined &&
		of.revenue !== undefined &&
		(of.daysSince !== undefined || of.lastOrder !== undefined)
	);
}

export function requireSummaryColumns(
	items: readonly Item[],
	of: FoundColumns<SummaryColumn>,
): void {
	const missing = (['customer', 'orders', 'revenue'] as const).filter((name) => !of[name]);
	const labels = missing.map((name) => `'${LABELS[name]}'`);
	if (!of.daysSince && !of.lastOrder) labels.push(`'${LABELS.daysSince}'`);
	if (labels.length === 0) return;
	const list = labels.join(' and ');
	throw new InputError(
		`No column was recognised for ${list}`,
		`Choose the column under 'Summary Columns', or put a Customer Summary before this node. ${columnsThere(Object.keys(items[0]))}`,
	);
}
