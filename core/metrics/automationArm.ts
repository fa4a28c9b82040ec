/** One arm of a holdout, and how two arms differ. */
import { sampleOf, welchInterval } from '../numeric/welchInterval';
import type { AutomationMetric } from './automationKinds';
import type { Outcome } from './automationOutcomes';
import { emptySide, figureOf, join, type GrowingSide } from './automationSide';
import { changeOfRates, changeWithin, notComparable, type Change } from './change';
import { netPromoterChange } from './netPromoterScore';
import type { Rate } from './rate';

/** Fewer customers, buyers or answers in an arm than this are no verdict. */
export const FEWEST_PER_ARM = 30;

/** With each customer's own values: means need their spread. */
export type Arm = {
	side: GrowingSide;
	boughtBefore: number;
	orders: number[];
	revenue: number[];
	/** Of customers with an order that cost something. */
	sales: number[];
	paidOrders: number[];
};

export function emptyArm(): Arm {
	return { side: emptySide(), boughtBefore: 0, orders: [], revenue: [], sales: [], paidOrders: [] };
}

export function countInArm(arm: Arm, outcome: Outcome, hadBought: boolean): void {
	join(arm.side, outcome);
	if (hadBought) arm.boughtBefore += 1;
	arm.orders.push(outcome.orders);
	arm.revenue.push(outcome.revenue);
	if (outcome.paidOrders === 0) return;
	arm.sales.push(outcome.sales);
	arm.paidOrders.push(outcome.paidOrders);
}

/** Treatment − control with its 95 % interval and a verdict; without a verdict where there are too few. */
export function armDifference(metric: AutomationMetric, treatment: Arm, control: Arm): Change {
	const one = figureOf(treatment.side, metric);
	const other = figureOf(control.side, metric);
	if (one.value === null) return notComparable(`Treatment group: ${one.reason}`);
	if (other.value === null) return notComparable(`Control group: ${other.reason}`);
	const difference = one.value - other.value;
	const fewest = Math.min(unitsOf(metric, treatment), unitsOf(metric, control));
	if (fewest < FEWEST_PER_ARM) {
		const reason = `Not enough data yet: ${fewest} ${UNITS[metric]} in the smaller group, at least ${FEWEST_PER_ARM} are needed`;
		return { ...notComparable(reason), difference };
	}
	switch (metric) {
		case 'buyerShare':
		case 'boughtTwiceShare':
			return changeOfRates(one, other);
		case 'ordersPerCustomer':
			return changeOfMeans(treatment.orders, control.orders);
		case 'revenuePerCustomer':
			return changeOfMeans(treatment.revenue, control.revenue);
		case 'averageOrderValue':
			return changeOfMeans(linearised(treatment, one), linearised(control, other));
		case 'netPromoterScore':
			return netPromoterChange(treatment.side, control.side);
	}
}

function changeOfMeans(values: readonly number[], otherValues: readonly number[]): Change {
	const one = sampleOf(values);
	const other = sampleOf(otherValues);
	const { low, high } = welchInterval(one, other);
	const difference = one.mean - other.mean;
	// Where everybody pays the same price, the means still differ by the dust of binary fractions.
	const isDust = Math.abs(difference) < 1e-9 * Math.max(Math.abs(one.mean), Math.abs(other.mean));
	return isDust
		? changeWithin(0, { low: Math.min(0, low), high: Math.max(0, high) })
		: changeWithin(difference, { low, high });
}

/**
 * Order value per buyer such that its mean is the average order value and its spread that of a ratio of sums: orders of
 * one customer are alike, and chance decided about customers, not orders. Deng, Knoblich & Lu (2018), KDD (delta method).
 */
function linearised({ sales, paidOrders }: Arm, { value, denominator }: Rate): number[] {
	const mean = value ?? NaN;
	const ordersPerBuyer = denominator / sales.length;
	return sales.map((sold, at) => mean + (sold - mean * paidOrders[at]) / ordersPerBuyer);
}

/** What the figure is a mean over: whom chance has assigned, as far as they have bought or answered. */
function unitsOf(metric: AutomationMetric, { side, sales }: Arm): number {
	if (metric === 'averageOrderValue') return sales.length;
	if (metric === 'netPromoterScore') return side.promoters + side.passives + side.detractors;
	return side.customers;
}

const UNITS: Readonly<Record<AutomationMetric, string>> = {
	buyerShare: 'customers',
	boughtTwiceShare: 'customers',
	ordersPerCustomer: 'customers',
	revenuePerCustomer: 'customers',
	averageOrderValue: 'buyers',
	netPromoterScore: 'answers',
};
