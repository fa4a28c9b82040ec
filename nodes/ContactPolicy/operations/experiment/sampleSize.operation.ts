import { chanceToSee, MOST_EXACT, smallestShown } from '../../../../core/metrics/chanceToSee';
import { FEWEST_COMPARED } from '../../../../core/metrics/groupComparison';
import {
	customersNeeded,
	groupsOf,
	smallestChange,
	type Groups,
	type SmallestChange,
} from '../../../../core/metrics/smallestChange';
import type { Steps } from '../../../../core/steps';
import { InputError } from '../../../../schema/parse';
import {
	sampleSizeSettings,
	type SampleSizeSettings,
} from '../../../../schema/experiment/sampleSizeSettings';
import { defineOperation, type OutputList } from '../../../shared/operation';
import { decimal, whole } from '../../../shared/page/wording';
import { sampleSizeFields } from './sampleSize.fields';

/** Reads no items: what an experiment of this size can see, or which size a change takes. */
export const sampleSize = defineOperation({
	value: 'sampleSize',
	name: 'Sample Size',
	action: 'Work out the sample size',
	description:
		'The smallest change that a control group of this size can show, or how many customers a change takes',
	fields: sampleSizeFields,
	params: sampleSizeSettings,
	rows: {},

	*run(_rows, params): Steps<OutputList> {
		const { question, holdoutPercent, basePercent, powerPercent, change } = params;
		const [share, base, power] = [holdoutPercent, basePercent, powerPercent].map(
			(one) => one / 100,
		);
		const needed =
			question === 'customersNeeded' ? neededFor(change / 100, share, base, power) : null;
		const customers = needed ?? params.customers;
		const groups = groupsOf(customers, share);
		const isExact = groups.control <= MOST_EXACT;
		const formula = smallestChange(groups, base, power);
		const shown = isExact ? yield* smallestShown(groups, base, power) : formula;
		const target = needed === null ? formula.rise : change / 100;
		const chance = target !== null && isExact ? chanceToSee(groups, base, base + target) : null;
		const few = Math.min(groups.control, groups.treatment);
		const reason =
			few < FEWEST_COMPARED
				? `Only ${few} in the smaller group: Compare Groups gives a verdict from ${FEWEST_COMPARED} on`
				: null;
		const sentences = [
			...(needed === null
				? smallestSentences(params, formula, shown, groups)
				: neededSentences(params, customers, yield* customersShown(customers, params))),
			...(reason === null ? [] : [`${reason}.`]),
		];
		const json = {
			question,
			customers,
			...groups,
			smallestChange: formula,
			smallestShown: shown,
			chanceToSee: chance,
			reason,
			text: sentences.join(' '),
		};
		return [{ json, from: [] }];
	},
});

function neededFor(change: number, share: number, base: number, power: number): number {
	const customers = customersNeeded(change, share, base, power);
	if (Number.isFinite(customers)) return Math.max(2, customers);
	throw new InputError(
		`A change of ${decimal(100 * change)} points from ${decimal(100 * base)} % leads below 0 % or above 100 %`,
		"Choose a smaller one in 'Change (Percentage Points)'.",
	);
}

/** With so many Compare Groups shows it, too; the same number where the formula's is enough or the groups are large. */
function* customersShown(
	customers: number,
	{ change, holdoutPercent, basePercent, powerPercent }: SampleSizeSettings,
): Steps<number> {
	const [base, rate] = [basePercent / 100, (basePercent + change) / 100];
	let enough = customers;
	for (let step = 0; step < 100; step++) {
		yield;
		const groups = groupsOf(enough, holdoutPercent / 100);
		if (groups.control > MOST_EXACT) return enough;
		if (groups.control > 0 && chanceToSee(groups, base, rate) >= powerPercent / 100) return enough;
		enough = Math.ceil(enough * 1.03);
	}
	return enough;
}

const points = (change: number) => `${decimal(100 * change)} points`;

function smallestSentences(
	{ customers, holdoutPercent, basePercent, powerPercent }: SampleSizeSettings,
	{ rise, fall }: SmallestChange,
	shown: SmallestChange,
	{ control }: Groups,
): readonly string[] {
	const setting = `${whole(customers)} customers, ${decimal(holdoutPercent)} % held out, ${decimal(basePercent)} % normally return`;
	if (rise === null && fall === null) {
		return [`${setting}: no change at all can be seen. Hold out more, or wait for more customers.`];
	}
	const least = Math.min(rise ?? Infinity, fall ?? Infinity);
	const about = Math.round(100 * least) >= 1 ? whole(100 * least) : (100 * least).toFixed(2);
	const certain = `with ${decimal(powerPercent)} % certainty`;
	const seen = [
		...(shown.rise === null ? [] : [`a rise from ${points(shown.rise)} on`]),
		...(shown.fall === null ? [] : [`a fall from ${points(shown.fall)} on`]),
	];
	const exact =
		seen.length === 0
			? 'The cautious range that Compare Groups gives shows no change of that size for certain.'
			: `The cautious range that Compare Groups gives shows, with ${whole(control)} in the control group, ${seen.join(' and ')} ${certain}.`;
	return [`${setting}: changes below about ${about} points cannot be seen.`, exact];
}

function neededSentences(
	{ change, holdoutPercent, basePercent, powerPercent }: SampleSizeSettings,
	customers: number,
	shown: number,
): readonly string[] {
	const to = decimal(basePercent + change);
	return [
		`To see a change from ${decimal(basePercent)} % to ${to} % with ${decimal(powerPercent)} % certainty, about ${whole(customers)} customers are needed, ${decimal(holdoutPercent)} % of them held out.`,
		...(shown > customers
			? [
					`The cautious range that Compare Groups gives takes about ${whole(shown)}, because one group is small.`,
				]
			: []),
	];
}
