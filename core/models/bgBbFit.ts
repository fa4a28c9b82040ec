/** The likelihood of BG/BB, and the parameters at which it is highest. */
import { ModelError } from '../errors';
import { digamma } from '../numeric/digamma';
import { logGamma } from '../numeric/logGamma';
import { trigamma } from '../numeric/trigamma';
import { inChunks, type Steps } from '../steps';
import { attendanceCells, type Attendances } from './attendances';
import type { BgBb } from './bgBb';
import { extremeParameter, LEAST_DROPOUT, nobodyLeaves } from './degenerate';
import { maximumLikelihood, type LogLikelihood, type ModelFit } from './maximumLikelihood';
import type { PurchaseCells } from './purchaseCells';

// Looked up once: a global costs much more where modules run in a context of their own, as in jest.
const { exp, log } = Math;

const STARTS = [
	[1, 1, 0.7, 3],
	[0.5, 0.5, 1, 10],
	[3, 3, 1, 5],
];

/** Maximum-likelihood fit. A search that stopped early is reported in `converged`, not thrown. */
export function* fitBgBb(attendances: Attendances): Steps<ModelFit<BgBb>> {
	const cells = yield* attendanceCells(attendances);
	if (!(cells.purchases > 0)) {
		throw new ModelError('tooFewRows', 'Needs customers who have come again');
	}
	const rows = cells.customers;
	const found = yield* maximumLikelihood(logLikelihoodOf(cells), { rows, starts: STARTS });
	const [alpha, beta, gamma, delta] = found.parameters;
	const [seAlpha, seBeta, seGamma, seDelta] = found.standardErrors;
	return {
		model: { alpha, beta, gamma, delta },
		standardErrors: { alpha: seAlpha, beta: seBeta, gamma: seGamma, delta: seDelta },
		logCovariance: found.logCovariance,
		...{ logLikelihood: found.logLikelihood, converged: found.converged },
		...{ iterations: found.iterations, rows },
		degenerate:
			gamma / (gamma + delta) < LEAST_DROPOUT
				? nobodyLeaves
				: extremeParameter({ alpha, beta, gamma, delta }),
	};
}

/** Log-likelihood of these customers. */
export function* logLikelihood(model: BgBb, attendances: Attendances): Steps<number> {
	const { alpha, beta, gamma, delta } = model;
	const likelihood = logLikelihoodOf(yield* attendanceCells(attendances));
	const parameters = Float64Array.of(alpha, beta, gamma, delta);
	return yield* likelihood(parameters, new Float64Array(4), new Float64Array(16));
}

/**
 * Equation (3) summed over the cells, with its derivatives: either still active, or gone after one of the periods
 * from tₓ to n − 1.
 */
function logLikelihoodOf(cells: PurchaseCells): LogLikelihood {
	const most = cells.times.at(-1) ?? 0;
	return function* ([alpha, beta, gamma, delta], gradient, second) {
		const [a, b, ab] = [alpha, beta, alpha + beta].map((base) => ascents(base, most));
		const [g, d, gd] = [gamma, delta, gamma + delta].map((base) => ascents(base, most + 1));
		const ways = { a, b, ab, g, d, gd };
		let value = 0;
		gradient.fill(0);
		second.fill(0);
		yield* inChunks(cells.x.length, (from, to) => {
			for (let at = from; at < to; at++) value += addCell(cells, at, ways, gradient, second);
		});
		return value;
	};
}

type Ascents = ReturnType<typeof ascents>;
type Ways = Readonly<Record<'a' | 'b' | 'ab' | 'g' | 'd' | 'gd', Ascents>>;

/** Adds the derivatives of one cell; answers its log-likelihood. */
function addCell(
	{ x, tx, T, times, weight }: PurchaseCells,
	at: number,
	{ a, b, ab, g, d, gd }: Ways,
	gradient: Float64Array,
	second: Float64Array,
): number {
	const [count, n, w] = [x[at], times[T[at]], weight[at]];
	let largest = -Infinity;
	let sum = 0;
	const slopes = new Float64Array(4);
	// Row by row of a lower triangle: of the terms, and of products of their slopes.
	const bends = new Float64Array(16);
	const slope = new Float64Array(4);
	for (let until = times[tx[at]]; until <= n; until++) {
		const gone = until < n ? 1 : 0;
		const term =
			b.log[until - count] - ab.log[until] + g.log[gone] + d.log[until] - gd.log[until + gone];
		if (term > largest) {
			const scale = exp(largest - term);
			largest = term;
			sum *= scale;
			for (let one = 0; one < 4; one++) slopes[one] *= scale;
			for (let one = 0; one < 16; one++) bends[one] *= scale;
		}
		const share = exp(term - largest);
		sum += share;
		slope[0] = -ab.slope[until];
		slope[1] = b.slope[until - count] - ab.slope[until];
		slope[2] = g.slope[gone] - gd.slope[until + gone];
		slope[3] = d.slope[until] - gd.slope[until + gone];
		for (let row = 0; row < 4; row++) {
			slopes[row] += share * slope[row];
			for (let one = 0; one <= row; one++) bends[row * 4 + one] += share * slope[row] * slope[one];
		}
		bends[0] -= share * ab.bend[until];
		bends[4] -= share * ab.bend[until];
		bends[5] += share * (b.bend[until - count] - ab.bend[until]);
		bends[10] += share * (g.bend[gone] - gd.bend[until + gone]);
		bends[14] -= share * gd.bend[until + gone];
		bends[15] += share * (d.bend[until] - gd.bend[until + gone]);
	}
	gradient[0] += w * a.slope[count];
	second[0] += w * a.bend[count];
	for (let row = 0; row < 4; row++) {
		gradient[row] += (w * slopes[row]) / sum;
		for (let one = 0; one <= row; one++) {
			const products = (slopes[row] / sum) * (slopes[one] / sum);
			second[row * 4 + one] += w * (bends[row * 4 + one] / sum - products);
		}
	}
	return w * (a.log[count] + largest + log(sum));
}

/** ln Γ(base + k) − ln Γ(base) and its two derivatives, for k from 0 to `most`. */
function ascents(base: number, most: number) {
	const [logs, slope, bend] = Array.from({ length: 3 }, () => new Float64Array(most + 1));
	const [atZero, slopeAtZero, bendAtZero] = [logGamma(base), digamma(base), trigamma(base)];
	for (let k = 1; k <= most; k++) {
		logs[k] = logGamma(base + k) - atZero;
		slope[k] = digamma(base + k) - slopeAtZero;
		bend[k] = trigamma(base + k) - bendAtZero;
	}
	return { log: logs, slope, bend };
}
