import type { Scale } from '../../core/metrics/meanScore';
import { NO_ANSWER, NO_DAY } from '../../core/metrics/surveyAnswers';
import type { Refusals } from '../columns/refusals';
import type { Groups } from '../groups';
import type { Item } from '../parse';
import type { SurveySettings } from '../surveySettings';
import type { CustomerKeys } from '../values/customerKeys';
import { found, isBlank } from '../values/found';
import type { KeyTable } from '../values/keyTable';
import type { AnswerColumns } from './answerColumns';
import type { AnswerTable } from './answerTable';
import type { AnswerTallies } from './answerTallies';
import type { AnswerTimes } from './answerTimes';
import type { Survey } from './headers';
import { scoreReader } from './scoreReader';
import { kindOf, surveyOf } from './surveyTypes';

/** What reading one answer takes. */
export type AnswerReading = Readonly<{
	survey: Survey;
	scale: Scale;
	chosenKind: SurveySettings['kind'];
	of: AnswerColumns;
	times: AnswerTimes;
	/** The last day that is not in the future. */
	lastDay: number;
	customers: CustomerKeys;
	waves: KeyTable;
	groups: Groups | null;
	refuse: Refusals;
	tallies: AnswerTallies;
	table: AnswerTable;
}>;

const DATE_ADVICE =
	"Correct the date, choose another column in 'Date Answered', or look at 'Date Format' and 'Time Zone' in 'Survey Options'.";

/** Reads one item after the other into the table; answers of other surveys and kinds are counted and left out. */
export function answerRowReader(reading: AnswerReading): (row: number, item: Item) => void {
	const { survey, chosenKind, of, tallies, table, refuse, groups, waves } = reading;
	const scoreOf = scoreReader(reading.scale);
	const advice =
		survey === 'NPS'
			? "Correct the score, or choose another column in 'Score'. The net promoter score needs answers from 0 to 10."
			: "Correct the score, or choose another column in 'Score' or another scale under 'Scale'.";

	const isOwn = (item: Item): boolean => {
		if (of.survey === undefined) return true;
		const cell = of.survey.read(item);
		if (surveyOf(cell) === survey) return true;
		const name = surveyOf(cell) ?? (isBlank(cell) ? '(empty)' : String(cell).trim());
		tallies.otherSurveys.set(name, (tallies.otherSurveys.get(name) ?? 0) + 1);
		return false;
	};
	const isOfKind = (row: number, item: Item): boolean => {
		if (of.kind === undefined) return true;
		const cell = of.kind.read(item);
		const kind = kindOf(cell);
		if (kind === null) {
			const why = 'which is neither relational nor transactional';
			refuse.value(row, of.kind, cell, why, 'Write one of the two into the column.');
			return false;
		}
		tallies[kind] += 1;
		if (chosenKind === 'sameKind' || chosenKind === kind) return true;
		tallies.otherKind += 1;
		return false;
	};
	const waveOf = (item: Item): number => {
		if (of.wave === undefined) return -1;
		const wave = of.wave.read(item);
		if (!isBlank(wave)) return waves.indexOf(String(wave).trim());
		tallies.withoutWave += 1;
		return -1;
	};
	const customerOf = customerReader(reading);
	const dayOf = dayOfAnswer(reading);

	return (row, item) => {
		if (!isOwn(item) || !isOfKind(row, item)) return;
		const cell = of.score.read(item);
		const isAnswered = !isBlank(cell) || (cell === undefined && of.score.required);
		let score = NO_ANSWER;
		if (isAnswered) {
			const read = scoreOf(cell);
			if ('why' in read) {
				refuse.value(row, of.score, cell, read.why, advice);
				return;
			}
			score = read.score;
			if (read.isLabelled && tallies.labelled++ === 0) {
				tallies.labelledExample = found(cell).slice(1, -1);
			}
		}
		const day = dayOf(row, item, isAnswered);
		if (Number.isNaN(day)) return;
		const customer = customerOf(row, item);
		if (Number.isNaN(customer)) return;
		if (isAnswered) {
			tallies.answered += 1;
			if (score < tallies.least) tallies.least = score;
			if (score > tallies.most) tallies.most = score;
		} else {
			tallies.unanswered += 1;
			if (day === NO_DAY) tallies.undatedInvitations += 1;
		}
		const place = table.length++;
		table.item[place] = row;
		table.score[place] = score;
		table.day[place] = day;
		table.moment[place] = day === NO_DAY ? 0 : reading.times.moment();
		table.customer[place] = customer;
		table.wave[place] = waveOf(item);
		if (groups !== null) table.group[place] = groups.indexOf(of.group!.read(item));
	};
}

/** The day of the answer; of an invitation that nobody answered, its own where it is known. NaN: refused. */
function dayOfAnswer({ of, times, lastDay, refuse }: AnswerReading) {
	return (row: number, item: Item, isAnswered: boolean): number => {
		const column = isAnswered ? of.date : of.invited;
		if (column === undefined) return NO_DAY;
		const when = column.read(item);
		if (!isAnswered && isBlank(when)) return NO_DAY;
		const day = times.dayOf(when);
		if (day <= lastDay) return day;
		const why = day > lastDay ? 'which is in the future' : 'which is not a date';
		refuse.value(row, column, when, why, DATE_ADVICE);
		return NaN;
	};
}

function customerReader({ of, customers, refuse }: AnswerReading) {
	return (row: number, item: Item): number => {
		if (of.customer === undefined) return -1;
		const who = of.customer.read(item);
		const index = customers.indexOf(who);
		if (Number.isNaN(index)) {
			const advice = "Choose a column with the customer's e-mail or number in 'Customer'.";
			refuse.value(row, of.customer, who, 'which names no customer', advice);
		}
		return index;
	};
}
