/** How long subscribers stay and what they are worth, as a page. */
import type { CalendarUnit } from '../../../../core/metrics/calendarPeriod';
import { titleOf } from '../../../shared/page/heading';
import type { Page, Section, Tile } from '../../../shared/page/page';
import { percentRange } from '../../../shared/page/wordedRates';
import { count, decimal, money, percent, whole } from '../../../shared/page/wording';
import type { SubscriptionFigures } from './subscriptionValue.figures';
import { curveOf, type SubscriptionWorth } from './subscriptionValue.items';
import type { Worth } from './subscriptionValue.present';

export type SubscriptionPage = Readonly<{
	group: string | null;
	/** Whom the figures are of, and until when. */
	subtitle: string;
	unit: CalendarUnit;
	periodsAhead: number;
	figures: SubscriptionFigures;
	worth: SubscriptionWorth;
	notes: readonly string[];
}>;

const MOST_ROWS = 24;

export function subscriptionPage(given: SubscriptionPage): Page {
	const { group, subtitle, figures, notes } = given;
	return {
		title: titleOf('How long do subscribers stay, and what are they worth?', group),
		subtitle,
		findings: [],
		sections: [tilesOf(given), curveTable(given), ...residualTable(given)],
		notes: [
			...(figures.why === null ? [] : [`Nothing is foreseen: ${figures.why}.`]),
			...figures.warnings.map((warning) => `${warning}.`),
			...notes,
			...(figures.fit === null ? [] : modelNotes(given)),
		],
	};
}

function tilesOf({ figures, worth, unit }: SubscriptionPage): Section {
	const { total, left, staying, lifetime } = figures;
	const amount = (of: Worth | null) => (of === null ? 'unknown' : money(of.value, worth.currency));
	const likely = (of: Worth | null) =>
		of?.interval
			? `likely ${money(of.interval.low, worth.currency)} to ${money(of.interval.high, worth.currency)}`
			: (worth.reason ?? '');
	const tiles: Tile[] = [
		{
			...{ label: 'Subscriptions', value: whole(total) },
			note: `${whole(left)} ended, ${whole(staying)} go on`,
		},
		{
			label: 'Half have left after',
			value: lifetime?.halfLeftAfter == null ? 'unknown' : periods(lifetime.halfLeftAfter, unit),
			note: 'of those who begin anew',
		},
		{
			label: 'A new subscriber is worth',
			value: amount(worth.newSubscriber),
			note: likely(worth.newSubscriber),
		},
		{
			label: 'The present ones will still bring',
			value: amount(worth.present),
			note: likely(worth.present),
		},
	];
	return { kind: 'tiles', tiles };
}

function curveTable({ figures, periodsAhead }: SubscriptionPage): Section {
	const share = (value: number | null) => (value === null ? 'unknown' : percent(value));
	return {
		kind: 'table',
		heading: 'Renewals, one after the other',
		columns: ['Renewal', 'Came to it', 'Renewed', 'Likely', 'Foreseen', 'Still there, foreseen'],
		rows: curveOf(figures, periodsAhead)
			.slice(0, MOST_ROWS)
			.map(
				({ renewal, watched, renewalRate, interval, expectedRenewalRate, expectedStillThere }) => [
					String(renewal),
					watched > 0 ? whole(watched) : 'nobody yet',
					share(renewalRate),
					interval === null ? 'unknown' : percentRange(interval),
					share(expectedRenewalRate),
					share(expectedStillThere),
				],
			),
	};
}

function residualTable({ figures: { lifetime, seen }, worth, unit }: SubscriptionPage): Section[] {
	if (lifetime === null || !Number.isFinite(lifetime.residual[0])) return [];
	const price = worth.pricePerPeriod;
	const rows = Array.from(lifetime.residual.subarray(0, Math.min(MOST_ROWS / 2, seen.length + 1)));
	return [
		{
			kind: 'table',
			heading: 'Still to come, just before the next renewal',
			columns: ['Renewals made', 'Payments to come', 'Worth'],
			rows: rows.map((payments, renewals) => [
				`${renewals} (${periods(renewals + 1, unit)})`,
				decimal(payments),
				price === null
					? 'unknown'
					: money((payments * price * worth.marginPercent) / 100, worth.currency),
			]),
		},
	];
}

function modelNotes({ figures, worth, unit }: SubscriptionPage): string[] {
	const { lifetime } = figures;
	const beyond = lifetime?.shareBeyond ?? null;
	return [
		`Foreseen by the shifted-beta-geometric model: each subscriber has a chance to leave of their own, the same at each renewal; who is likely to leave goes first, so those who are left renew more and more often. Later payments are worth ${decimal(worth.discountPercent)} % less per year of waiting.`,
		...(beyond === null
			? []
			: [
					`${percent(beyond)} of what a new subscriber will pay lies beyond the ${periods(figures.seen.length, unit)} that anybody has been watched for: the more of it, the more it is the model's word.`,
				]),
		'"Likely" for money gives how exactly the model is known; a new price, a competitor or a change of what you offer is in no model.',
	];
}

function periods(number: number, unit: CalendarUnit): string {
	return count(number, unit, `${unit}s`);
}
