/** Has the score been right? The page: the method beside the plainest rule, what was said and what happened. */
import type { RiskLadder } from '../../../../core/evaluate/riskLadder';
import type { Trial } from '../../../../core/evaluate/riskTrials';
import { isoDay } from '../../../../schema/calendarDay';
import type { Page, Section } from '../../../shared/page/page';
import { percentRange } from '../../../shared/page/wordedRates';
import { count, percent, percentagePoints } from '../../../shared/page/wording';
import { calibrationTable, RECORD_NOTES, recordTiles } from '../../recordPage';
import {
	decimal2,
	doubtSentence,
	METHOD_NAMES,
	METHOD_NOTES,
	tooLittleSentence,
	withheldSentence,
} from '../../risk.words';

const TITLE = 'Has the churn risk been right?';

/** Nothing could be looked back upon. */
export function emptyPage(why: string): Page {
	return { title: TITLE, subtitle: why, findings: [], sections: [], notes: [] };
}

export function backtestPage(ladder: RiskLadder): Page {
	const { record, horizon, tooLittle } = ladder;
	const [chosen] = record;
	if (chosen === undefined)
		return emptyPage(tooLittle === null ? '' : tooLittleSentence(tooLittle));
	const { n, happened, baseRate } = chosen.record;
	return {
		title: TITLE,
		subtitle: `As if it were ${isoDay(chosen.origin)}: ${count(n, 'customer', 'customers')}, of whom ${count(happened, '', '').trim()} (${percent(baseRate ?? 0)}) bought nothing in the next ${count(horizon, 'day', 'days')}`,
		findings: [],
		sections: [recordTiles(chosen.record), methodTable(ladder), calibrationTable(chosen.record)],
		notes: notesOf(ladder, chosen),
	};
}

/** Each method that was tried, on each day, always beside days since the last order alone. */
function methodTable({ record, choice, yearAgo }: RiskLadder): Section {
	const row = (when: string, { method, record: own }: Trial) => {
		const { auc, plainAuc, brier, calibration } = own;
		const rate = (value: number | null) => (value === null ? 'unknown' : percent(value));
		return [
			`${METHOD_NAMES[method]}, ${when}`,
			auc.interval === null ? rate(auc.auc) : `${rate(auc.auc)} (${percentRange(auc.interval)})`,
			rate(plainAuc?.auc ?? null),
			calibration.ece === null ? 'unknown' : percentagePoints(calibration.ece),
			brier.brier === null ? 'unknown' : brier.brier.toFixed(3),
			calibration.slope === null ? 'unknown' : decimal2(calibration.slope),
		];
	};
	return {
		kind: 'table',
		heading: 'Every method that was tried',
		columns: [
			...['Method', 'Pairs ranked right', 'By days since the last order alone'],
			...['Chances off by', 'Brier score', 'Slope'],
		],
		rows: [
			...record.map((trial) => row(isoDay(trial.origin), trial)),
			...choice.map((trial) => row(isoDay(trial.origin), trial)),
			...(yearAgo === null ? [] : [row(isoDay(yearAgo.origin), yearAgo)]),
		],
	};
}

function notesOf(ladder: RiskLadder, chosen: Trial): string[] {
	const { choice, doubts } = ladder;
	const how =
		choice.length === 0
			? 'Only one day could be looked back to, so there was nothing to choose from.'
			: `It was chosen on ${isoDay(choice[0].origin)} and judged on ${isoDay(chosen.origin)}, so the choice does not flatter it.`;
	const withheld = withheldSentence(ladder);
	return [
		`Used: ${METHOD_NOTES[chosen.method]}. ${how}`,
		withheld === null
			? 'Its chances are shown by Score Customers.'
			: `Its chances are not shown by Score Customers: ${doubts.map((doubt) => `${isoDay(doubt.origin)}, ${doubtSentence(doubt)}`).join('; ')}.`,
		...RECORD_NOTES,
		'"Brier score": the mean squared distance of what was said and what happened; the lower the better. "Slope": 1 is right, below it the chances are too sure of themselves.',
	];
}
