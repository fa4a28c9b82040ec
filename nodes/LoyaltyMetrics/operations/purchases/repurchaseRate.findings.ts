import { changeOfRates } from '../../../../core/metrics/change';
import { HORIZONS, type Repurchase } from '../../../../core/metrics/repurchase';
import { findingOf, type Finding } from '../../../shared/page/finding';
import { FEW } from '../../../shared/page/wordedRates';
import { percent, percentagePoints } from '../../../shared/page/wording';

/** Changes against the period before, under the names of the rates. */
export function repurchaseChange(now: Repurchase, previous: Repurchase) {
	const followed = HORIZONS.map((days, index) => [
		`within${days}Days`,
		changeOfRates(now.matured[index], previous.matured[index]),
	]);
	return {
		inWindow: changeOfRates(now.inWindow, previous.inWindow),
		matured: Object.fromEntries(followed),
	};
}

/** Which follow-up is compared on the page, and whether both periods have enough customers for it. */
export type Compared = Readonly<{ index: number; days: number; enough: boolean }>;

/** The longest follow-up with enough customers in both periods; else the one with the most customers. */
export function comparedHorizon(now: Repurchase, previous: Repurchase): Compared {
	const n = (index: number) =>
		Math.min(now.matured[index].denominator, previous.matured[index].denominator);
	let index = 0;
	while (index + 1 < HORIZONS.length && n(index + 1) >= FEW) index += 1;
	return { index, days: HORIZONS[index], enough: n(index) >= FEW };
}

export function repurchaseFindings(now: Repurchase, previous: Repurchase): readonly Finding[] {
	const { index, days } = comparedHorizon(now, previous);
	const share = (metric: string, name: 'matured' | 'inWindow', lookAt: string) => {
		const [rate, before] =
			name === 'matured'
				? [now.matured[index], previous.matured[index]]
				: [now.inWindow, previous.inWindow];
		return findingOf({
			metric,
			now: rate.value,
			before: before.value,
			change: changeOfRates(rate, before),
			better: 'higher',
			format: percent,
			formatDifference: percentagePoints,
			lookAt,
		});
	};
	return [
		share(
			`New customers who bought again within ${days} days`,
			'matured',
			'Look at what new customers bought first, and at what they hear from you after it.',
		),
		share(
			'Buyers who bought more than once in the period',
			'inWindow',
			'Look at whether regular customers pause, or whether more of the buyers are new.',
		),
	];
}
