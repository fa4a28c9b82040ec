/**
 * How exactly a figure above 0 is known that is computed from fitted parameters: by the delta method on its
 * logarithm (Oehlert 1992, The American Statistician 46), which keeps both ends above 0.
 */
import { Z95, type Interval } from '../numeric/interval';
import type { ModelFit } from './maximumLikelihood';

/** A step at which central differences lose least. */
const STEP = 1e-4;

/** Null where the fit, or the figure, does not tell. */
export function estimateInterval<Model extends Readonly<Record<string, number>>>(
	{ model, logCovariance }: Pick<ModelFit<Model>, 'model' | 'logCovariance'>,
	figure: (model: Model) => number,
): Interval | null {
	const names = Object.keys(model);
	if (logCovariance === null) return null;
	const value = figure(model);
	const slopes = names.map((name) => {
		const at = (by: number) =>
			Math.log(figure({ ...model, [name]: model[name] * Math.exp(by) } as Model));
		return (at(STEP) - at(-STEP)) / (2 * STEP);
	});
	let variance = 0;
	slopes.forEach((one, row) =>
		slopes.forEach((other, column) => {
			variance += one * other * logCovariance[row * names.length + column];
		}),
	);
	const reach = Z95 * Math.sqrt(variance);
	if (!(value > 0 && reach >= 0 && reach < Math.log(1e6))) return null;
	return { low: value * Math.exp(-reach), high: value * Math.exp(reach) };
}
