import { z } from 'zod/v4';

import { serviceChange } from '../../../../core/metrics/serviceChange';
import { serviceTimes as serviceTimesOf } from '../../../../core/metrics/serviceTimes';
import { calendarTime, workingTime } from '../../../../core/metrics/workingTime';
import { groupByShape } from '../../../../schema/groups';
import { observationEndSetting } from '../../../../schema/observationEnd';
import { InputError } from '../../../../schema/parse';
import { periodShape, periodsOf } from '../../../../schema/periodSettings';
import { readTickets, type TicketRows } from '../../../../schema/tickets';
import { ticketSettings } from '../../../../schema/ticketSettings';
import { workingHoursOf, workingHoursSetting } from '../../../../schema/workingHours';
import { groupByField } from '../../../shared/groupByField';
import { groupedTickets } from '../../../shared/groupedTickets';
import { periodField } from '../../../shared/lookBack';
import { defineOperation, type OutputItem } from '../../../shared/operation';
import { htmlOf } from '../../../shared/page/html';
import { textOf } from '../../../shared/page/text';
import { fewNote } from '../../../shared/page/wordedRates';
import { periodFields } from '../../../shared/periodFields';
import { simplifyField } from '../../../shared/simplifyField';
import { ticketColumns, ticketOptionsField } from '../../../shared/ticketFields';
import { targetFields, ticketsEndField, workingHoursField } from './serviceTimes.fields';
import { atTargetFields, comparedFields, serviceFields } from './serviceTimes.items';
import { serviceTimesPage } from './serviceTimes.page';
import { ticketSpan } from './ticketSpan';

const targetHours = z.number().positive('a target is more than 0 hours').max(8760);

/** Tickets in; one item, or one per group, out: how long customers waited, and what had to be reopened. */
export const serviceTimes = defineOperation({
	value: 'serviceTimes',
	name: 'Service Times',
	action: 'Get service times',
	description: 'Time to first response and to resolution, share within target, reopened tickets',
	fields: [
		...ticketColumns,
		...targetFields,
		groupByField,
		...periodFields,
		ticketsEndField,
		simplifyField,
		workingHoursField,
		ticketOptionsField,
	],
	params: ticketSettings.extend({
		...groupByShape,
		...periodShape,
		firstResponseTarget: targetHours,
		resolutionTarget: targetHours,
		observationEnd: observationEndSetting,
		simplify: z.boolean(),
		workingHours: workingHoursSetting,
	}),
	rows: { tickets: readTickets },

	*run({ tickets: rows }: { tickets: TicketRows }, params, context) {
		const { log, clock, wholeDays, timeZone } = rows;
		const span = ticketSpan(rows, params.observationEnd, context);
		const { period, before } = periodsOf(params, span.firstDay, span.lastDay);
		const hours = workingHoursOf(params.workingHours);
		if (hours && wholeDays) throw hoursNeedTimes();
		const minutes = hours
			? yield* workingTime(hours, clock, rows.firstDay, clock.dayOf(span.until))
			: calendarTime;
		const targets = {
			firstResponse: params.firstResponseTarget,
			resolution: params.resolutionTarget,
		};
		const inMinutes = {
			firstResponse: targets.firstResponse * 60,
			resolution: targets.resolution * 60,
		};
		const knownBy = (end: number) => ({ end, minutes, targets: inMinutes });
		const reopenDated = log.reopened !== null && !log.reopened.includes(-Infinity);
		const when = periodField(period, span.end, timeZone);

		const output: OutputItem[] = [];
		for (const part of yield* groupedTickets(rows, period, before)) {
			const { group, tickets, firstItem } = part;
			const now = yield* serviceTimesOf(log, tickets, knownBy(span.until));
			// As it stood at the end of that period: its late answers must not have had longer to come.
			const then = knownBy(span.untilDaysBefore(when.days));
			const previous = part.before && (yield* serviceTimesOf(log, part.before, then));
			const compared = previous && {
				previous,
				change: yield* serviceChange(now, previous, reopenDated),
			};
			const page = serviceTimesPage({
				...{ group, when, now, compared, targets, wholeDays, stale: span.stale },
				inWorkingHours: hours !== null,
			});
			const json = {
				...(group === null ? {} : { group }),
				...serviceFields(now, targets, when),
				reason:
					tickets.length === 0
						? 'No ticket was opened in these days'
						: fewNote(tickets.length, 'ticket', 'tickets'),
				html: htmlOf(page),
				text: textOf(page),
				page,
				...(before && compared
					? comparedFields(compared, targets, periodField(before, span.end - when.days, timeZone))
					: {}),
				...(params.simplify
					? {}
					: {
							atTarget: atTargetFields(now),
							knownUntil: new Date(span.until).toISOString(),
							workingHours: params.workingHours.rows,
							read: rows.counts,
						}),
			};
			output.push({ json, from: [{ input: 'tickets', items: [firstItem], from: 0, to: 1 }] });
		}
		return output;
	},
});

function hoursNeedTimes(): InputError {
	return new InputError(
		"'Working Hours' need times of day, but the times are counted in whole days",
		"Remove the rows of 'Working Hours', or set 'Times Are Counted In' in 'Ticket Options' to Hours and Minutes.",
	);
}
