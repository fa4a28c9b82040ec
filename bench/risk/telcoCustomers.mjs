// @ts-check
/** IBM's telco customers: who left, by the 19 columns that describe them, or by six features of them. */
import { readFileSync } from 'node:fs';

import { parse } from 'csv-parse/sync';

import { dataFile } from '../dataFolder.mjs';

export const telcoFile = ['telco', 'Telco-Customer-Churn.csv'];

const NUMBERS = ['tenure', 'MonthlyCharges', 'TotalCharges'];
const LEFT_OUT = ['customerID', 'Churn', ...NUMBERS];

export function telcoCustomers() {
	/** @type {Record<string, string>[]} */
	const customers = parse(readFileSync(/** @type {string} */ (dataFile(...telcoFile)), 'utf8'), {
		columns: true,
	});
	const categories = Object.keys(customers[0]).filter((name) => !LEFT_OUT.includes(name));
	// One column per value but the first: the others say that one, too.
	const marks = categories.flatMap((name) => {
		const values = [...new Set(customers.map((customer) => customer[name]))].sort();
		return values.slice(1).map((value) => ({ name, value }));
	});
	// Three marks repeat others: no internet service, in each of six columns, and no phone service.
	const needless = new Set();
	const columns = marks.filter(({ name, value }) => {
		const key = customers.map((customer) => Number(customer[name] === value)).join('');
		return !needless.has(key) && needless.add(key);
	});
	return {
		ids: customers.map(({ customerID }) => customerID),
		outcomes: customers.map(({ Churn }) => Number(Churn === 'Yes')),
		groups: {
			gender: customers.map(({ gender }) => gender),
			seniorCitizen: customers.map(({ SeniorCitizen }) => SeniorCitizen),
		},
		/** All 19 columns; the 11 without total charges have paid nothing yet. */
		all: customers.map((customer) => [
			...NUMBERS.map((name) => Number(customer[name])),
			...columns.map(({ name, value }) => Number(customer[name] === value)),
		]),
		six: customers.map((customer) => [
			Number(customer.tenure),
			Number(customer.MonthlyCharges),
			Number(customer.Contract === 'One year'),
			Number(customer.Contract === 'Two year'),
			Number(customer.InternetService === 'Fiber optic'),
			Number(customer.PaymentMethod === 'Electronic check'),
		]),
	};
}
