/**
 * BG/BB model of Fader, Hardie & Shang (2010), Customer-Base Analysis in a Discrete-Time Noncontractual Setting,
 * Marketing Science 29(6): who comes again where there is one occasion per period, such as a yearly donation, a match
 * or an event. Assumes that an active customer comes each period with a chance of their own, p ~ Beta(α, β), and
 * leaves for good before a period with a chance of their own, θ ~ Beta(γ, δ).
 */
import { betaGeometricSum } from '../numeric/betaGeometricSum';
import { logBetaRatio } from '../numeric/logBetaRatio';
import { logGamma } from '../numeric/logGamma';
import { isAttendance, MOST_PERIODS, type Attendance } from './attendances';

export { fitBgBb, logLikelihood } from './bgBbFit';

// Looked up once: a global costs much more where modules run in a context of their own, as in jest.
const { exp, log } = Math;

export type BgBb = Readonly<{ alpha: number; beta: number; gamma: number; delta: number }>;

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
	const ahead = betaGeometricSum(gamma, delta + n + 1, discount);
	const comes = (alpha + x) / (alpha + beta + n);
	return (probabilityAlive(model, attendance) * comes * ahead) / (1 + discount);
}

function isModel({ alpha, beta, gamma, delta }: BgBb): boolean {
	return alpha > 0 && beta > 0 && gamma > 0 && delta > 0;
}
