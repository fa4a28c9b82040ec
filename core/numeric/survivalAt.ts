/**
 * What a survival curve says of one moment, with the log-log interval of Kalbfleisch & Prentice (1980), and of
 * the time up to one: the mean within it.
 */
import { Z95, type Interval } from './interval';
import type { SurvivalCurve } from './kaplanMeier';

export type Survival = Readonly<{ survival: number; standardError: number; interval: Interval }>;

/**
 * S(time) with its standard error and log-log interval. Before the first event S is 1, and once it is 0
 * nobody is left: there the formulas give no interval (NaN). Beyond what was observed all of it is NaN.
 */
export function survivalAt(curve: SurvivalCurve, time: number, z = Z95): Survival {
	if (!(time <= curve.observedUntil)) return unknown;
	const row = lastWhere(curve.times, time);
	if (row < 0) return { ...unknown, survival: 1, standardError: 0 };
	const survival = curve.survival[row];
	if (!(survival > 0)) return { ...unknown, survival };
	const standardError = survival * Math.sqrt(curve.greenwood[row]);
	return { survival, standardError, interval: intervalIn(curve, row, z) };
}

/** The interval of S at the time of a row; NaN where S is 0. */
export function intervalIn({ survival, greenwood }: SurvivalCurve, row: number, z = Z95): Interval {
	const share = survival[row];
	if (!(share > 0)) return unknown.interval;
	const reach = Math.exp((z * Math.sqrt(greenwood[row])) / -Math.log(share));
	return { low: share ** reach, high: share ** (1 / reach) };
}

const unknown: Survival = {
	survival: NaN,
	standardError: NaN,
	interval: { low: NaN, high: NaN },
};

/** The last row whose time is not after `time`; −1 before all. */
function lastWhere(times: Float64Array, time: number): number {
	let low = 0;
	let high = times.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (times[middle] <= time) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}

/** The mean time spent until `horizon`: the area under S from 0. NaN where the curve ends before. */
export function restrictedMean(curve: SurvivalCurve, horizon: number): number {
	const ended = curve.survival.at(-1) === 0;
	if (!(horizon >= 0 && (ended || horizon <= curve.observedUntil))) return NaN;
	let area = 0;
	let since = 0;
	let share = 1;
	for (let row = 0; row < curve.times.length && curve.times[row] < horizon; row++) {
		area += share * (curve.times[row] - since);
		since = curve.times[row];
		share = curve.survival[row];
	}
	return area + share * (horizon - since);
}
