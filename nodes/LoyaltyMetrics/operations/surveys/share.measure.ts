/** Surveys that are read as a share of high answers and as a mean: satisfaction (CSAT) and effort (CES). */
import { changeOfRates } from '../../../../core/metrics/change';
import {
	meanScore,
	meanScoreChange,
	type MeanScore,
	type Scale,
} from '../../../../core/metrics/meanScore';
import { answersOf, turnedRound, type ScoreCounts } from '../../../../core/metrics/scoreCounts';
import { topBox } from '../../../../core/metrics/topBox';
import { normalQuantile } from '../../../../core/numeric/normalQuantile';
import { findingOf } from '../../../shared/page/finding';
import type { Section, Tile } from '../../../shared/page/page';
import { decimal, percent, percentagePoints, whole } from '../../../shared/page/wording';
import { rateField, shareField } from '../../../shared/rateField';
import { distribution, fewAnswers, type Measure } from './measure';

export type ShareWording = Readonly<{
	title: string;
	/** What the share is called as an output field, on the page, and what it means. */
	field: string;
	share: string;
	mean: string;
	explanation: string;
	heading: string;
	lookAt: string;
}>;

export type ShareRules = Readonly<{
	scale: Scale;
	/** The lowest score that counts into the share. */
	from: number;
	/** The scale is read from its other end. */
	isTurned: boolean;
	/** Which of the two leads: it is what groups are compared by, and the `change` in the output. */
	leads: 'share' | 'mean';
	wording: ShareWording;
}>;

export function shareMeasure({ scale, from, isTurned, leads, wording }: ShareRules): Measure {
	const read = (counts: ScoreCounts) =>
		isTurned ? turnedRound(counts, scale.lowest, scale.highest) : counts;
	const shareOf = (counts: ScoreCounts) => topBox(read(counts), from);
	const meanOf = (counts: ScoreCounts) => meanScore(read(counts), scale);
	const shareChange = (now: ScoreCounts, before: ScoreCounts, confidence = 0.95) =>
		changeOfRates(shareOf(now), shareOf(before), normalQuantile((1 + confidence) / 2));
	const meanChange = (now: ScoreCounts, before: ScoreCounts, confidence = 0.95) =>
		meanScoreChange(read(now), read(before), confidence);

	const share = {
		metric: wording.share,
		value: (counts: ScoreCounts) => shareOf(counts).value,
		change: shareChange,
		format: percent,
		formatDifference: percentagePoints,
	};
	const mean = {
		metric: wording.mean,
		value: (counts: ScoreCounts) => meanOf(counts).value,
		change: meanChange,
		format: twoDecimals,
		formatDifference: (value: number) => `${twoDecimals(value)} points`,
	};
	const [first, second] = leads === 'share' ? [share, mean] : [mean, share];
	const fields = (counts: ScoreCounts, window: string) => {
		const caution = fewAnswers(answersOf(counts));
		const { interval, ...rest } = meanOf(counts);
		return {
			[wording.field]: { ...shareField(shareOf(counts), window), caution },
			mean: { ...rateField(rest, window), interval, caution },
		};
	};
	return {
		title: wording.title,
		name: first.metric,
		lookAt: wording.lookAt,
		value: first.value,
		format: first.format,
		formatDifference: first.formatDifference,
		figures: fields,
		details: (counts) => ({
			distribution: distribution(read(counts), scale.lowest, scale.highest),
			scale: { ...scale, from, isTurned },
		}),
		change: first.change,
		findings: (now, before) =>
			[first, second].map((figure) =>
				findingOf({
					metric: figure.metric,
					now: figure.value(now),
					before: figure.value(before),
					change: figure.change(now, before),
					better: 'higher',
					format: figure.format,
					formatDifference: figure.formatDifference,
					lookAt: wording.lookAt,
				}),
			),
		tiles: (counts) => {
			const both = [shareTile(wording, shareOf(counts)), meanTile(wording, meanOf(counts), scale)];
			return leads === 'share' ? both : both.reverse();
		},
		sections: (counts) => [scoreBars(read(counts), scale, from, wording.heading)],
		notes: (counts) => {
			const few = fewAnswers(answersOf(counts));
			const turned = `The scale was turned round first: ${scale.lowest} became ${scale.highest}, because high scores meant a lot of effort.`;
			return [...(few ? [`${few}.`] : []), wording.explanation, ...(isTurned ? [turned] : [])];
		},
	};
}

function shareTile(wording: ShareWording, share: ReturnType<typeof topBox>): Tile {
	const { value, interval, numerator, denominator, reason } = shareField(share, '');
	const note =
		interval === null
			? (reason ?? '')
			: `${whole(numerator)} of ${whole(denominator)}; probably ${percent(interval.low)} to ${percent(interval.high)}`;
	return { label: wording.share, value: value === null ? 'unknown' : percent(value), note };
}

function meanTile(wording: ShareWording, mean: MeanScore, { lowest, highest }: Scale): Tile {
	const { value, interval, reason } = mean;
	const range =
		interval && `probably ${twoDecimals(interval.low)} to ${twoDecimals(interval.high)}`;
	const ends = `from ${lowest} to ${highest}`;
	return {
		label: wording.mean,
		value: value === null ? 'unknown' : twoDecimals(value),
		note: [range ?? reason, ends].filter((part) => part !== null).join('; '),
	};
}

function scoreBars(
	counts: ScoreCounts,
	{ lowest, highest }: Scale,
	from: number,
	heading: string,
): Section {
	const n = answersOf(counts);
	const scores = Array.from({ length: highest - lowest + 1 }, (_, at) => highest - at);
	return {
		kind: 'bars',
		heading,
		bars: scores.map((score) => ({
			label: String(score),
			note: n > 0 ? percent((counts[score] ?? 0) / n) : '',
			amount: counts[score] ?? 0,
			value: whole(counts[score] ?? 0),
			colour: score >= from ? '#2e7d5b' : '#8a94a3',
		})),
	};
}

/** Means of short scales differ in their second decimal. */
function twoDecimals(value: number): string {
	return Number.isInteger(value * 10) ? decimal(value) : value.toFixed(2);
}
