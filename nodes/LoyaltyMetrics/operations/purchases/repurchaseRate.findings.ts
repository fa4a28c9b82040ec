import {
	HORIZONS,
	type Repurchase,
	type RepurchaseChange,
} from '../../../../core/metrics/repurchase';
import type { Change } from '../../../../core/metrics/change';
import type { Rate } from '../../../../core/metrics/rate';
import { findingOf, type Finding } from '../../../shared/page/finding';
import { FEW } from '../../../shared/page/wordedRates';
import { percent, percentagePoints } from '../../../shared/page/wording';

/** The figures of the period before, and what changed since. */
export type Comparison = Readonly<{ previous: Repurchase; change: RepurchaseChange }>;

/** Which follow-up is compared on the page, and whether both periods have enough customers for it. */
export type ComparedHorizon = Readonly<{ index: number; days: number; enough: boolean }>;

/** The longest follow-up with enough customers in both periods; else the shortest, which has the most. */
export function comparedHorizon(now: Repurchase, { previous }: Comparison): ComparedHorizon {
	const n = (index: number) =>
		Math.min(now.matured[index].denominator, previous.matured[index].denominator);
	let index = 0;
	while (index + 1 < HORIZONS.length && n(index + 1) >= FEW) index += 1;
	return { index, days: HORIZONS[index], enough: n(index) >= FEW };
}

export function repurchaseFindings(now: Repurchase, comparison: Comparison): readonly Finding[] {
	const { previous, change } = comparison;
	const { index, days } = comparedHorizon(now, comparison);
	return [
		shareFinding(
			`New customers who bought again within ${days} days`,
			[now.matured[index], previous.matured[index], change.matured[index]],
			'Look at what new customers bought first, and at what they hear from you after it.',
		),
		shareFinding(
			'Buyers who bought more than once in the period',
			[now.inWindow, previous.inWindow, change.inWindow],
			'Look at whether regular customers pause, or whether more of the buyers are new.',
		),
	];
}

function shareFinding(
	metric: string,
	[now, before, change]: readonly [Rate, Rate, Change],
	lookAt: string,
): Finding {
	return findingOf({
		metric,
		now: now.value,
		before: before.value,
		change,
		better: 'higher',
		format: percent,
		formatDifference: percentagePoints,
		lookAt,
	});
}
