/** What an owner reads about methods, doubts and records of risk. */
import type { DatedDoubt, RiskLadder, TooLittle } from '../../core/evaluate/riskLadder';
import type { RiskMethod } from '../../core/evaluate/riskModel';
import type { Trial } from '../../core/evaluate/riskTrials';
import type { Doubt, TrackRecord } from '../../core/evaluate/trackRecord';
import { isoDay } from '../../schema/calendarDay';
import { count, percent, percentagePoints, whole } from '../shared/page/wording';

/** Written into items: never renamed. */
export const RULES = 'Rules';
export const METHOD_NAMES: Readonly<Record<RiskMethod, string>> = {
	purchaseModel: 'Purchase Model',
	calibratedPurchaseModel: 'Calibrated Purchase Model',
	learned: 'Learned Score',
};

export const METHOD_NOTES: Readonly<Record<RiskMethod, string>> = {
	purchaseModel: 'how often and how lately a customer bought, by the MBG/NBD model',
	calibratedPurchaseModel: 'the same, set right by what became of earlier customers',
	learned: 'learned from what became of earlier customers (logistic regression)',
};

export function tooLittleSentence({ code, found, needed }: TooLittle): string {
	switch (code) {
		case 'customers':
			return `A probability needs at least ${whole(needed)} customers; there are ${whole(found)}`;
		case 'repeatBuyers':
			return `A probability needs at least ${whole(needed)} customers who have bought more than once; there are ${whole(found)}`;
		case 'history':
			return `A probability that has been checked needs at least ${count(needed, 'day', 'days')} of orders; there are ${whole(found)}`;
	}
}

export function doubtSentence(doubt: Doubt): string {
	switch (doubt.code) {
		case 'outcomesAlike':
			return doubt.value === 1
				? 'nobody bought again, so there is nothing to check the score against'
				: 'all outcomes are the same, so there is nothing to check the score against';
		case 'calibrationError':
			return `the chances were off by ${percentagePoints(doubt.value)} on average; ${percentagePoints(doubt.bound)} are the most that is shown`;
		case 'slope':
			return doubt.value < doubt.bound
				? `high chances came out too high and low ones too low (slope ${decimal2(doubt.value)}, at least ${doubt.bound} is needed)`
				: `the chances were too much alike (slope ${decimal2(doubt.value)}, at most ${doubt.bound} is right)`;
		case 'plainIsBetter':
			return `days since the last order alone rank better (${percent(doubt.bound)} of pairs right, the score ${percent(doubt.value)})`;
	}
}

const DAYS: Readonly<Record<DatedDoubt['day'], string>> = {
	later: 'Looking back to',
	earlier: 'Looking further back, to',
	yearAgo: 'At this time of last year,',
};

/** Why no probability is shown; null where it is. */
export function withheldSentence({ tooLittle, doubts }: RiskLadder): string | null {
	if (tooLittle !== null) return tooLittleSentence(tooLittle);
	if (doubts.length === 0) return null;
	const [first] = doubts;
	const more = doubts.length > 1 ? ` (and ${doubts.length - 1} more: see Backtest)` : '';
	return `${DAYS[first.day]} ${isoDay(first.origin)}: ${doubtSentence(first)}${more}`;
}

/** How right the chosen method was, in a sentence for the owner. */
export function recordSentence({ record, origin }: Trial, horizon: number): string {
	const { n, happened, auc, plainAuc, calibration } = record;
	const asked = `On ${isoDay(origin)} the score would have been given to ${count(n, 'customer', 'customers')}, of whom ${whole(happened)} bought nothing in the next ${count(horizon, 'day', 'days')}`;
	if (auc.auc === null || calibration.ece === null) return `${asked}.`;
	const range =
		auc.interval === null
			? ''
			: ` (likely ${percent(auc.interval.low)} to ${percent(auc.interval.high)})`;
	const plain =
		plainAuc === null || plainAuc.auc === null
			? ''
			: `, days since the last order alone ${percent(plainAuc.auc)}`;
	return `${asked}. It ranked ${percent(auc.auc)} of pairs right${range}${plain}; its chances were off by ${percentagePoints(calibration.ece)} on average.`;
}

/** The figures of a record as an output field. */
export function recordField(record: TrackRecord): Record<string, unknown> {
	const { n, happened, baseRate, auc, plainAuc, brier, calibration, lift } = record;
	return {
		customers: n,
		happened,
		baseRate,
		auc: auc.auc,
		aucLow: auc.interval?.low ?? null,
		aucHigh: auc.interval?.high ?? null,
		...(plainAuc === null ? {} : { recencyAuc: plainAuc.auc }),
		brier: brier.brier,
		brierOfBaseRate: brier.reference,
		brierSkill: brier.skill,
		calibrationError: calibration.ece,
		calibrationSlope: calibration.slope,
		calibrationIntercept: calibration.intercept,
		lift: lift.map((point) => ({
			share: point.share,
			customers: point.n,
			lift: point.lift,
			cap: point.cap,
			found: point.found,
		})),
		reason: auc.reason ?? calibration.reason,
	};
}

export function decimal2(value: number): string {
	return value.toFixed(2);
}
