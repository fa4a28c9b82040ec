/** Headers of lists of customers with segments, in English, German and French, best first. */
import { SUMMARY_HEADERS } from '../customers/summaryColumns';

export type SegmentColumn = 'customer' | 'segment' | 'date' | 'run' | 'shop' | 'revenue';

/** What the settings call each column. */
export const SEGMENT_LABELS: Readonly<Record<SegmentColumn, string>> = {
	customer: 'Customer',
	segment: 'Segment',
	date: 'Snapshot Date',
	run: 'Run Column',
	shop: 'Shop Column',
	revenue: 'Revenue',
};

export const SEGMENT_HEADERS: Readonly<Record<SegmentColumn, readonly string[]>> = {
	customer: SUMMARY_HEADERS.customer,
	segment: [
		...['segment', 'segment name', 'customer segment', 'stage', 'lifecycle stage', 'tier'],
		...['value tier', 'cluster', 'Kundensegment', 'Kundengruppe', 'Phase', 'Stufe', 'Kundenstufe'],
		...['Segment client', 'Segment de clientèle', 'Étape', 'Niveau', 'Palier'],
	],
	date: [
		...['snapshot date', 'snapshot', 'run date', 'snapshot day', 'as of', 'as of date'],
		...['Stichtag', 'Momentaufnahme', 'Laufdatum', "Date d'instantané", "Date d'exécution"],
	],
	run: ['run_id', 'execution_id', 'run number', 'run', 'Laufnummer', 'Lauf'],
	shop: ['source', 'shop', 'shop name', 'store', 'store name', 'Laden', 'Filiale', 'Boutique'],
	revenue: SUMMARY_HEADERS.revenue,
};

export type ProfileColumn =
	| 'customer'
	| 'segment'
	| 'orders'
	| 'revenue'
	| 'daysSince'
	| 'currency';

export const PROFILE_LABELS: Readonly<Record<ProfileColumn, string>> = {
	customer: 'Customer',
	segment: 'Segment',
	orders: 'Orders Column',
	revenue: 'Revenue Column',
	daysSince: 'Days Since Last Order Column',
	currency: 'Currency Column',
};

export const PROFILE_HEADERS: Readonly<Record<ProfileColumn, readonly string[]>> = {
	customer: SUMMARY_HEADERS.customer,
	segment: SEGMENT_HEADERS.segment,
	orders: SUMMARY_HEADERS.orders,
	revenue: SUMMARY_HEADERS.revenue,
	daysSince: SUMMARY_HEADERS.daysSince,
	currency: SUMMARY_HEADERS.currency,
};
