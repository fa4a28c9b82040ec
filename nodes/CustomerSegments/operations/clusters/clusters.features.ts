/** What customers are compared by, and who has it. */
import { CHUNK, type Steps } from '../../../../core/steps';
import type { Matrix } from '../../../../core/models/matrix';
import type { CustomerFigures } from '../../../../core/metrics/customerFigures';
import { InputError } from '../../../../schema/parse';
import { count, decimal, money } from '../../../shared/page/wording';
import { tidyMoney } from '../../../shared/tidyMoney';

/** Stored in workflows: never renamed. In the order in which names and sentences mention them. */
export const FEATURES = [
	'daysSinceLastPurchase',
	'orders',
	'averageDaysBetweenOrders',
	'revenue',
	'averageOrderValue',
] as const;

export type Feature = (typeof FEATURES)[number];

/** The first of these that is compared by decides which cluster is number 1: the one with the most of it. */
const NUMBERED_BY: readonly Feature[] = [
	'revenue',
	'averageOrderValue',
	'orders',
	'averageDaysBetweenOrders',
	'daysSinceLastPurchase',
];

type FeatureWords = Readonly<{
	name: string;
	description: string;
	/** A value in a sentence, and without saying what it is. */
	shown: (value: number, currency: string | null) => string;
	bare: (value: number, currency: string | null) => string;
	/** What a cluster is called that has little or much of it. */
	low: string;
	high: string;
	/** And what it is called beside another of the same name. */
	lower: string;
	higher: string;
}>;

/** Medians of whole numbers may be halves. */
const bare = decimal;

const days = (value: number) =>
	Number.isInteger(value) ? count(value, 'day', 'days') : `${decimal(value)} days`;

export const FEATURE_WORDS: Readonly<Record<Feature, FeatureWords>> = {
	daysSinceLastPurchase: {
		name: 'Days Since Last Order',
		description: 'How recently they bought',
		shown: (value) => `${days(value)} since the last order`,
		bare,
		...{ low: 'recent', high: 'long ago', lower: 'more recent', higher: 'longer ago' },
	},
	orders: {
		name: 'Orders',
		description: 'How often they bought',
		shown: (value) =>
			Number.isInteger(value) ? count(value, 'order', 'orders') : `${decimal(value)} orders`,
		bare,
		...{ low: 'seldom', high: 'frequent', lower: 'fewer orders', higher: 'more orders' },
	},
	averageDaysBetweenOrders: {
		name: 'Average Days Between Orders',
		description: 'How long they usually wait; only for customers with two orders or more',
		shown: (value) => `${days(value)} between orders`,
		bare,
		low: 'short pauses',
		high: 'long pauses',
		lower: 'shorter pauses',
		higher: 'longer pauses',
	},
	revenue: {
		name: 'Revenue',
		description: 'How much they spent, after refunds',
		shown: (value, currency) => `${money(value, currency)} spent`,
		bare: money,
		...{ low: 'low spend', high: 'high spend', lower: 'lower spend', higher: 'higher spend' },
	},
	averageOrderValue: {
		name: 'Average Order Value',
		description: 'Revenue divided by orders',
		shown: (value, currency) => `${money(value, currency)} per order`,
		bare: money,
		...{ low: 'small orders', high: 'large orders' },
		...{ lower: 'smaller orders', higher: 'larger orders' },
	},
};

/** Customers who can be compared, and their figures. */
export type ComparedCustomers = Readonly<{
	/** In a fixed sequence, however the owner picked them. */
	features: readonly Feature[];
	matrix: Matrix;
	/** By row of the matrix, which customer it is. */
	customers: Int32Array;
	numberedBy: number;
	/** Customers who have bought and lack one of the figures. */
	incomplete: number;
	/** Customers who have not bought. */
	prospects: number;
}>;

export function* comparedCustomers(
	figures: CustomerFigures,
	chosen: readonly Feature[],
): Steps<ComparedCustomers> {
	const features = FEATURES.filter((feature) => chosen.includes(feature));
	const readers = features.map((feature) => readerOf(figures, feature));
	const values: number[] = [];
	const customers: number[] = [];
	let prospects = 0;
	for (let who = 0; who < figures.orders.length; who++) {
		if (who % CHUNK === 0) yield;
		if (!hasBought(figures, who)) {
			prospects += 1;
			continue;
		}
		const own = readers.map((read) => read(who));
		if (!own.every(Number.isFinite)) continue;
		values.push(...own);
		customers.push(who);
	}
	const matrix = {
		values: Float64Array.from(values),
		rows: customers.length,
		columns: features.length,
	};
	refuseNoDifference(matrix, figures.orders.length - prospects);
	return {
		features,
		matrix,
		customers: Int32Array.from(customers),
		numberedBy: features.indexOf(NUMBERED_BY.find((feature) => features.includes(feature))!),
		incomplete: figures.orders.length - prospects - customers.length,
		prospects,
	};
}

export function hasBought({ orders, daysSinceLastPurchase }: CustomerFigures, who: number) {
	return orders[who] > 0 && daysSinceLastPurchase[who] >= 0;
}

function readerOf(figures: CustomerFigures, feature: Feature): (who: number) => number {
	const { orders, revenue } = figures;
	// Sums without dust: in another sequence of orders they would differ in the last digit.
	if (feature === 'averageOrderValue') return (who) => tidyMoney(revenue[who] / orders[who]);
	if (feature === 'revenue') return (who) => tidyMoney(revenue[who]);
	return (who) => figures[feature][who];
}

function refuseNoDifference({ values, rows, columns }: Matrix, buyers: number): void {
	if (buyers === 0) {
		throw new InputError(
			'Nobody has bought yet, so there is nothing to compare customers by',
			'Look at whether the columns of orders and dates are the right ones.',
		);
	}
	if (rows === 0) {
		throw new InputError(
			`Of ${count(buyers, 'customer', 'customers')} who bought, none has average days between orders`,
			"Take that figure out of 'Compare Customers By', or bring orders instead of summaries.",
		);
	}
	if (rows === 1) {
		throw new InputError(
			'1 customer has bought; at least 6 with different figures are needed for clusters',
			'Bring more customers, or look at whether the customer column is the right one.',
		);
	}
	if (values.every((value, at) => value === values[at % columns])) {
		throw new InputError(
			`All ${rows} customers are alike in every figure that they are compared by`,
			"There is nothing to tell them apart by; choose other figures under 'Compare Customers By', or look at the columns that were read.",
		);
	}
}
