import { answersNeeded } from '../../../../core/metrics/answersNeeded';
import {
	answersIn,
	netPromoterChange,
	netPromoterScore,
	plainVariance,
	promoterCounts,
	type PromoterCounts,
} from '../../../../core/metrics/netPromoterScore';
import type { ScoreCounts } from '../../../../core/metrics/scoreCounts';
import { normalQuantile } from '../../../../core/numeric/normalQuantile';
import { findingOf } from '../../../shared/page/finding';
import type { Bar } from '../../../shared/page/page';
import { decimal, percent, whole } from '../../../shared/page/wording';
import { distribution, fewAnswers, type Measure } from './measure';

const LOOK_AT = 'Read what the detractors (0 to 6) wrote, and ask them what went wrong.';
/** A range of ±10 points is what most decisions need. */
const AIM = 10;

/** The net promoter score; `population` is how many customers there are, null when unknown. */
export function npsMeasure(population: number | null): Measure {
	const scoreOf = (counts: ScoreCounts) => netPromoterScore(promoterCounts(counts), population);
	const measure: Measure = {
		title: 'Net promoter score (NPS)',
		name: 'NPS',
		lookAt: LOOK_AT,
		value: (counts) => scoreOf(counts).value,
		format: points,
		formatDifference: (value) => `${decimal(value)} points`,
		figures: (counts, window) => {
			const { value, numerator, denominator, interval, caution, reason } = scoreOf(counts);
			return {
				score: {
					...{ value, numerator, denominator, n: denominator, window, interval },
					isApproximate: caution !== null,
					caution: caution ?? fewAnswers(denominator),
					reason,
				},
				counts: promoterCounts(counts),
			};
		},
		details: (counts) => ({
			distribution: distribution(counts, 0, 10),
			plainMargin: scoreOf(counts).plainMargin,
			answersNeeded: neededFor(promoterCounts(counts), population),
		}),
		change: (now, before, confidence = 0.95) =>
			netPromoterChange(
				promoterCounts(now),
				promoterCounts(before),
				normalQuantile((1 + confidence) / 2),
			),
		findings: (now, before) => [
			findingOf({
				metric: 'NPS',
				now: measure.value(now),
				before: measure.value(before),
				change: measure.change(now, before),
				better: 'higher',
				format: points,
				formatDifference: measure.formatDifference,
				lookAt: LOOK_AT,
			}),
		],
		tiles: (counts) => {
			const { value, interval, reason } = scoreOf(counts);
			const range = interval && `probably ${points(interval.low)} to ${points(interval.high)}`;
			return [
				{
					label: 'NPS',
					value: value === null ? 'unknown' : points(value),
					note: range ?? reason ?? '',
				},
			];
		},
		sections: (counts) => [
			{ kind: 'bars', heading: 'Who would recommend the shop', bars: bars(promoterCounts(counts)) },
		],
		notes: (counts) => notes(promoterCounts(counts), scoreOf(counts).caution, population),
	};
	return measure;
}

function bars(counts: PromoterCounts): readonly Bar[] {
	const n = answersIn(counts);
	const bar = (label: string, note: string, amount: number, colour: string): Bar => ({
		label,
		note: n > 0 ? `${note}; ${percent(amount / n)}` : note,
		amount,
		value: whole(amount),
		colour,
	});
	return [
		bar('Promoters', 'gave 9 or 10', counts.promoters, '#2e7d5b'),
		bar('Passives', 'gave 7 or 8', counts.passives, '#8a94a3'),
		bar('Detractors', 'gave 0 to 6', counts.detractors, '#c0563b'),
	];
}

function notes(counts: PromoterCounts, caution: string | null, population: number | null) {
	const n = answersIn(counts);
	const needed = neededFor(counts, population);
	const more =
		needed !== null && needed > n
			? `About ${whole(needed)} answers would tell it to within ${AIM} points.`
			: null;
	const said = caution ?? fewAnswers(n);
	return [
		said === null ? null : `${said}.`,
		more,
		'The NPS is the share of promoters (9 or 10) minus the share of detractors (0 to 6): from −100 to +100.',
	].filter((note) => note !== null);
}

/** Answers for a range of ±10 points if people go on answering as they did; null without answers. */
function neededFor(counts: PromoterCounts, population: number | null): number | null {
	if (answersIn(counts) === 0) return null;
	// A list in which all are alike still says that others may not be.
	const variance = Math.max(plainVariance(counts), 1_000);
	return answersNeeded(AIM, variance, population ?? undefined);
}

/** With its sign, as the score is usually written. */
function points(value: number): string {
	const rounded = Math.round(value);
	if (rounded === 0) return '0';
	return rounded > 0 ? `+${whole(rounded)}` : `−${whole(-rounded)}`;
}
