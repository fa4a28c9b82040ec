import type { Change } from '../../../../core/metrics/change';
import type { Rate } from '../../../../core/metrics/rate';
import type { PeriodField } from '../../../shared/lookBack';
import { findingOf } from '../../../shared/page/finding';
import { subtitleOf, titleOf } from '../../../shared/page/heading';
import type { Page } from '../../../shared/page/page';
import { count, decimal, rateText, whole } from '../../../shared/page/wording';
import { contactReason, likelyContacts } from './contactsPerOrder.items';

export type ContactsOfPeriod = Readonly<{
	group: string | null;
	when: PeriodField;
	now: Rate;
	/** Contacts per order, as all rates of this page. */
	compared: Readonly<{ previous: Rate; change: Change }> | null;
	/** What to know about the days that both lists cover. */
	notes: readonly string[];
}>;

/** How often do customers have to write or call? */
export function contactsPerOrderPage(figures: ContactsOfPeriod): Page {
	const { group, when, now, compared } = figures;
	return {
		title: titleOf('How often do customers need help?', group),
		subtitle: subtitleOf(when, compared !== null),
		findings:
			compared === null
				? []
				: [
						findingOf({
							metric: 'Contacts per 100 orders',
							now: now.value,
							before: compared.previous.value,
							change: compared.change,
							better: 'lower',
							format: in100,
							lookAt:
								'Look at what people write about: group by topic, and begin with the largest.',
						}),
					],
		sections: [
			{
				kind: 'tiles',
				tiles: [
					{
						label: 'Contacts per 100 orders',
						value: rateText(now, in100),
						note: madeOfContacts(now),
					},
					{ label: 'Contacts', value: whole(now.numerator), note: 'opened in these days' },
					{ label: 'Orders', value: whole(now.denominator), note: 'in these days' },
				],
			},
		],
		notes: notesOf(figures),
	};
}

function in100(value: number): string {
	return decimal(100 * value);
}

function madeOfContacts(now: Rate): string {
	const likely = likelyContacts(now);
	if (likely === null) return now.reason ?? '';
	return `likely ${decimal(likely.low)} to ${decimal(likely.high)}`;
}

function notesOf({ group, now, compared, notes }: ContactsOfPeriod): string[] {
	const all = [
		...notes,
		contactReason(now),
		'An order can bring several contacts, and contacts of these days can be about earlier orders.',
		group === null
			? null
			: `Set against all ${count(now.denominator, 'order', 'orders')}, so the groups add up to the whole.`,
		'"Likely" gives the range that holds the true figure in 19 of 20 cases: the fewer contacts, the wider.',
		compared === null
			? null
			: 'Whether a change is more than chance is told as if contacts came one by one; a customer who writes five times about one thing makes it look surer than it is.',
	];
	return all.filter((note) => note !== null);
}
