/**
 * BG/BB model of Fader, Hardie & Shang (2010), Customer-Base Analysis in a Discrete-Time Noncontractual Setting,
 * Marketing Science 29(6): who comes again where there is one occasion per period, such as a yearly donation, a match
 * or an event. Assumes that an active customer comes each period with a chance of their own, p ~ Beta(α, β), and
 * leaves for good before a period with a chance of their own, θ ~ Beta(γ, δ).
 */
import { ModelError } from '../errors';
import { digamma } from '../numeric/digamma';
import { hyp2f1 } from '../numeric/hyp2f1';
import { logGamma } from '../numeric/logGamma';
import { inChunks, type Steps } from '../steps';
import { extremeParameter, LEAST_DROPOUT, nobodyLeaves } from './degenerate';
import { maximumLikelihood, type LogLikelihood, type ModelFit } from './maximumLikelihood';
import { purchaseCells, type PurchaseCells } from './purchaseCells';

// Looked up once: a global costs much more where modules run in a context of their own, as in jest.
const { exp, log } = Math;

export type BgBb = Readonly<{ alpha: number; beta: number; gamma: number; delta: number }>;

/** Of `periods` n since the first time, in `frequency` x the customer came, the last time in period `recency` tₓ. */
export type Attendance = Readonly<{ frequency: number; recency: number; periods: number }>;

/** Of many, as columns; each row stands for `customers` alike, one where left out. */
export type Attendances = Readonly<{
	frequency: ArrayLike<number>;
	recency: ArrayLike<number>;
	periods: ArrayLike<number>;
	customers?: ArrayLike<number>;
}>;

const STARTS = [
	[1, 1, 0.7, 3],
	[0.5, 0.5, 1, 10],
	[3, 3, 1, 5],
];
const MOST_PERIODS = 10_000;

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

function* attendanceCells({
	frequency,
	recency,
	periods,
	customers,
}: Attendances): Steps<PurchaseCells> {
	yield* inChunks(frequency.length, (from, to) => {
		for (let row = from; row < to; row++) {
			const one = { frequency: frequency[row], recency: recency[row], periods: periods[row] };
			if (isAttendance(one)) continue;
			const needed = 'Needs whole numbers with frequency ≤ recency ≤ periods, both 0 or neither';
			throw new ModelError('outOfDomain', needed, row);
		}
	});
	return yield* purchaseCells({ frequency, recency, age: periods }, customers);
}

/** Log-likelihood of these customers. */
export function* logLikelihood(model: BgBb, attendances: Attendances): Steps<number> {
	const { alpha, beta, gamma, delta } = model;
	const likelihood = logLikelihoodOf(yield* attendanceCells(attendances));
	return yield* likelihood(Float64Array.of(alpha, beta, gamma, delta), new Float64Array(4));
}

/**
 * Equation (3) summed over the cells, with its derivatives: either still active, or gone after one of the periods
 * from tₓ to n − 1.
 */
function logLikelihoodOf({ x, tx, T, weight }: PurchaseCells): LogLikelihood {
	const most = T.reduce((longest, n) => Math.max(longest, n), 0);
	return function* ([alpha, beta, gamma, delta], gradient) {
		const [ofA, ofB, ofAB] = [alpha, beta, alpha + beta].map((base) => ascents(base, most));
		const [ofG, ofD, ofGD] = [gamma, delta, gamma + delta].map((base) => ascents(base, most + 1));
		let value = 0;
		gradient.fill(0);
		yield* inChunks(x.length, (from, to) => {
			for (let at = from; at < to; at++) {
				const [count, last, n] = [x[at], tx[at], T[at]];
				let largest = -Infinity;
				let sum = 0;
				const slopes = [0, 0, 0, 0];
				for (let until = last; until <= n; until++) {
					const gone = until < n ? 1 : 0;
					const term =
						ofB.log[until - count] -
						ofAB.log[until] +
						ofG.log[gone] +
						ofD.log[until] -
						ofGD.log[until + gone];
					if (term > largest) {
						const scale = exp(largest - term);
						largest = term;
						sum *= scale;
						for (let one = 0; one < 4; one++) slopes[one] *= scale;
					}
					const share = exp(term - largest);
					sum += share;
					slopes[0] -= share * ofAB.slope[until];
					slopes[1] += share * (ofB.slope[until - count] - ofAB.slope[until]);
					slopes[2] += share * (ofG.slope[gone] - ofGD.slope[until + gone]);
					slopes[3] += share * (ofD.slope[until] - ofGD.slope[until + gone]);
				}
				value += weight[at] * (ofA.log[count] + largest + log(sum));
				gradient[0] += weight[at] * ofA.slope[count];
				for (let one = 0; one < 4; one++) gradient[one] += (weight[at] * slopes[one]) / sum;
			}
		});
		return value;
	};
}

/** ln Γ(base + k) − ln Γ(base) and its derivative, for k from 0 to `most`. */
function ascents(base: number, most: number) {
	const logs = new Float64Array(most + 1);
	const slope = new Float64Array(most + 1);
	const [atZero, slopeAtZero] = [logGamma(base), digamma(base)];
	for (let k = 1; k <= most; k++) {
		logs[k] = logGamma(base + k) - atZero;
		slope[k] = digamma(base + k) - slopeAtZero;
	}
	return { log: logs, slope };
}

/** ln of the chance of just this pattern of coming and not coming; the same for all with equal x, tₓ and n. */
function logPattern({ alpha, beta, gamma, delta }: BgBb, attendance: Attendance): number {
	const { frequency: x, recency: tx, periods: n } = attendance;
	let largest = -Infinity;
	let sum = 0;
	for (let until = tx; until <= n; until++) {
		const gone = until < n ? 1 : 0;
		const term = logBetaRatio(alpha, beta, x, until - x) + logBetaRatio(gamma, delta, gone, until);
		if (term > largest) {
			sum *= exp(largest - term);
			largest = term;
		}
		sum += exp(term - largest);
	}
	return largest + log(sum);
}

/** ln B(one + i, other + j) − ln B(one, other). */
function logBetaRatio(one: number, other: number, i: number, j: number): number {
	// prettier-ignore
	return logGamma(one + i) - logGamma(one) + logGamma(other + j) - logGamma(other)
		- logGamma(one + other + i + j) + logGamma(one + other);
}

/** That the customer was active in the last period, n; what follows is built on it. */
function activeAtEnd(model: BgBb, attendance: Attendance): number {
	if (!isModel(model) || !isAttendance(attendance)) return NaN;
	const { frequency: x, periods: n } = attendance;
	const { alpha, beta, gamma, delta } = model;
	const pattern = logPattern(model, attendance);
	return exp(logBetaRatio(alpha, beta, x, n - x) + logBetaRatio(gamma, delta, 0, n) - pattern);
}

/** That the customer is still active in the next period, n + 1. */
export function probabilityAlive(model: BgBb, attendance: Attendance): number {
	const { gamma, delta } = model;
	const n = attendance.periods;
	return activeAtEnd(model, attendance) * ((delta + n) / (gamma + delta + n));
}

/** How often the customer is expected to come in the next `horizon` periods. */
export function expectedPurchases(model: BgBb, attendance: Attendance, horizon: number): number {
	if (!(Number.isInteger(horizon) && horizon >= 0 && horizon <= MOST_PERIODS)) return NaN;
	const { alpha, beta, gamma, delta } = model;
	const { frequency: x, periods: n } = attendance;
	let active = activeAtEnd(model, attendance);
	if (Number.isNaN(active)) return NaN;
	let periods = 0;
	for (let period = n; period < n + horizon; period++) {
		active *= (delta + period) / (gamma + delta + period);
		periods += active;
	}
	return ((alpha + x) / (alpha + beta + n)) * periods;
}

/** That the customer comes in none of the next `horizon` periods. */
export function probabilityOfNoPurchase(
	model: BgBb,
	attendance: Attendance,
	horizon: number,
): number {
	const later = { ...attendance, periods: attendance.periods + horizon };
	if (!(horizon >= 0 && isModel(model) && isAttendance(attendance) && isAttendance(later)))
		return NaN;
	return exp(logPattern(model, later) - logPattern(model, attendance));
}

/** How often a new customer is expected to come in the first `periods` after the first time. */
export function expectedRepeatPurchases(model: BgBb, periods: number): number {
	return expectedPurchases(model, { frequency: 0, recency: 0, periods: 0 }, periods);
}

/** That a new customer comes in exactly `count` of the first `periods` after the first time. */
export function probabilityOfRepeatPurchases(model: BgBb, periods: number, count: number): number {
	const { alpha, beta, gamma, delta } = model;
	if (!isModel(model) || !isAttendance({ frequency: count, recency: count, periods })) return NaN;
	let sum = 0;
	for (let until = count; until <= periods; until++) {
		const gone = until < periods ? 1 : 0;
		// prettier-ignore
		sum += exp(
			logGamma(until + 1) - logGamma(count + 1) - logGamma(until - count + 1)
			+ logBetaRatio(alpha, beta, count, until - count) + logBetaRatio(gamma, delta, gone, until),
		);
	}
	return sum;
}

/**
 * How often the customer is expected to come from the next period on, for ever, each period's worth less by
 * `discount` above 0: the discounted expected residual transactions, DERT.
 */
export function discountedPurchases(model: BgBb, attendance: Attendance, discount: number): number {
	if (!(discount > 0)) return NaN;
	const { alpha, beta, gamma, delta } = model;
	const { frequency: x, periods: n } = attendance;
	const ahead = hyp2f1(1, delta + n + 1, gamma + delta + n + 1, 1 / (1 + discount));
	const comes = (alpha + x) / (alpha + beta + n);
	return (probabilityAlive(model, attendance) * comes * ahead) / (1 + discount);
}

function isModel({ alpha, beta, gamma, delta }: BgBb): boolean {
	return alpha > 0 && beta > 0 && gamma > 0 && delta > 0;
}

function isAttendance({ frequency: x, recency: tx, periods: n }: Attendance): boolean {
	const areWhole = Number.isInteger(x) && Number.isInteger(tx) && Number.isInteger(n);
	return areWhole && x >= 0 && x <= tx && tx <= n && n <= MOST_PERIODS && x > 0 === tx > 0;
}
