import type { Rate } from '../../../../core/metrics/rate';
import type { ScoreCounts } from '../../../../core/metrics/scoreCounts';
import { answersOf } from '../../../../core/metrics/scoreCounts';
import type { Finding } from '../../../shared/page/finding';
import { titleOf } from '../../../shared/page/heading';
import type { Page, Tile } from '../../../shared/page/page';
import { count, percent, whole } from '../../../shared/page/wording';
import type { Measure } from './measure';

/** Below this the few who answer may well be different from those who do not. */
const LOW_RESPONSE = 0.2;

export type SurveyFigures = Readonly<{
	/** The group's name; null where nothing is grouped. */
	group: string | null;
	counts: ScoreCounts;
	/** Which answers these are, and which they are compared with, in words. */
	when: string;
	before: Readonly<{ counts: ScoreCounts; when: string }> | null;
	timeZone: string;
	responseRate: Rate;
	repeated: number;
	stale: string | null;
	/** Said of the group that scores lowest. */
	lowest: Finding | null;
}>;

/** One survey in the order in which an owner asks: did it change, how good is it, who says so, how sure is that. */
export function surveyPage(measure: Measure, figures: SurveyFigures): Page {
	const { group, counts, when, before, timeZone, responseRate, lowest } = figures;
	const changes = before === null ? [] : measure.findings(counts, before.counts);
	const compared = before === null ? '' : `, compared with ${before.when}`;
	return {
		title: titleOf(measure.title, group),
		subtitle: `${when} (${timeZone})${compared}`,
		findings: [
			...changes.map((finding) => (group === null ? finding : ofGroup(finding, group))),
			...(lowest === null ? [] : [lowest]),
		],
		sections: [
			{ kind: 'tiles', tiles: [...measure.tiles(counts), answersTile(counts, responseRate)] },
			...measure.sections(counts),
		],
		notes: notes(measure, figures),
	};
}

/** Several pages may stand together, so each finding says whose it is. */
function ofGroup(finding: Finding, group: string): Finding {
	const metric = `${finding.metric} (${group})`;
	return { ...finding, metric, text: finding.text.replace(finding.metric, () => metric) };
}

function answersTile(counts: ScoreCounts, { value, denominator }: Rate): Tile {
	const note =
		value === null
			? 'response rate unknown'
			: `${percent(value)} of ${whole(denominator)} who were asked`;
	return { label: 'Answers', value: whole(answersOf(counts)), note };
}

function notes(
	measure: Measure,
	{ counts, responseRate, repeated, stale }: SurveyFigures,
): readonly string[] {
	const { value } = responseRate;
	const low =
		value !== null && value < LOW_RESPONSE
			? `Only ${percent(value)} of those who were asked answered. People who feel strongly answer more often, so the others may think differently.`
			: null;
	const again =
		repeated > 0
			? `${count(repeated, 'earlier answer', 'earlier answers')} of customers who answered again in the same survey or period ${repeated === 1 ? 'is' : 'are'} not counted.`
			: null;
	const said = [stale, low, ...measure.notes(counts), again];
	return said.filter((note) => note !== null);
}

/** The finding about the group that scores lowest, when that is more than the chance that one of them must be lowest. */
export function lowestFinding(
	measure: Measure,
	group: string,
	counts: ScoreCounts,
	rest: ScoreCounts,
	difference: number,
): Finding {
	const shown = (of: ScoreCounts) => {
		const value = measure.value(of);
		return value === null ? '' : measure.format(value);
	};
	const metric = `${measure.name} (${group})`;
	const by = measure.formatDifference(Math.abs(difference));
	return {
		metric,
		now: shown(counts),
		before: shown(rest),
		verdict: 'worse',
		text: `${metric}: the lowest of all groups, ${by} below the others (${shown(counts)} here, ${shown(rest)} elsewhere), more than chance.`,
		lookAt: measure.lookAt,
	};
}
