import type { SegmentProfile } from '../../../../core/metrics/segmentProfile';
import type { Page, Section } from '../../../shared/page/page';
import { FEW, fewNote } from '../../../shared/page/wordedRates';
import { count, decimal, money, percent, rateText, whole } from '../../../shared/page/wording';
import { missingSentence, reasonFor, type Profiles } from './profile.items';

/** What the segments have in common: how many, what they bring, how often and how lately they buy. */
export function profilePage(profiles: Profiles): Page {
	const { segments, customers } = profiles;
	return {
		title: 'What are the segments like?',
		subtitle: `${count(customers, 'customer', 'customers')} in ${count(segments.length, 'segment', 'segments')}`,
		findings: [],
		sections: [shares(profiles), spending(profiles), habits(profiles)],
		notes: notesOf(profiles),
	};
}

function shares({ segments, currency }: Profiles): Section {
	return {
		kind: 'bars',
		heading: 'Who brings the revenue',
		bars: segments.map(({ name, profile }) => ({
			label: name,
			note: `${count(profile.customers, 'customer', 'customers')}, ${rateText(profile.shareOfCustomers, percent)} of all; ${profile.revenueTotal === null ? 'revenue unknown' : money(profile.revenueTotal, currency)}`,
			amount:
				profile.shareOfRevenue.value === null ? null : Math.max(0, profile.shareOfRevenue.value),
			value: rateText(profile.shareOfRevenue, percent),
			colour: '#2e7d5b',
		})),
	};
}

function spending({ segments, currency }: Profiles): Section {
	const amount = (value: number) => money(value, currency);
	return {
		kind: 'table',
		heading: 'How much and how often',
		columns: ['Segment', 'Average order', 'Orders each', 'Half spent less than'],
		rows: segments.map(({ name, profile }) => [
			name,
			rateText(profile.averageOrderValue, amount),
			rateText(profile.ordersPerCustomer, decimal),
			profile.revenue.median === null ? 'unknown' : amount(profile.revenue.median),
		]),
	};
}

function habits({ segments }: Profiles): Section {
	const days = (value: number | null) => (value === null ? 'unknown' : whole(value));
	return {
		kind: 'table',
		heading: 'Days since the last order',
		columns: ['Segment', 'A quarter less than', 'Half less than', 'A quarter more than'],
		rows: segments.map(({ name, profile: { daysSinceLastPurchase: ago } }) => [
			...[name, days(ago.lowerQuartile), days(ago.median), days(ago.upperQuartile)],
		]),
	};
}

function notesOf({ segments, customers, missing }: Profiles): string[] {
	const small = segments.filter(({ profile }) => profile.customers < FEW).map(({ name }) => name);
	const gaps = segments
		.map(({ name, profile }) => [name, gapOf(profile)] as const)
		.filter(([, gap]) => gap !== null)
		.map(([name, gap]) => `${name}: ${gap}.`);
	const said = [
		fewNote(customers, 'customer', 'customers'),
		small.length > 0 && customers >= FEW
			? `Fewer than ${FEW} customers: ${small.join(', ')}. Read their figures as a direction, not as a measurement.`
			: null,
		missing.length > 0 ? `${missingSentence(missing)}.` : null,
		...(missing.length > 0 ? [] : gaps),
		'Segments are made of what customers bought, so it is no discovery that the best ones bring most; look at how much it is, and at how lately they came.',
	];
	return said.filter((note) => note !== null);
}

function gapOf(profile: SegmentProfile): string | null {
	return reasonFor(profile, []);
}
