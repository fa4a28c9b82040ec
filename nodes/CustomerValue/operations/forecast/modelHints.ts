/** How models are called, and what an owner should know about a fitted one. */
import type { PurchaseModelKind } from '../../../../core/models/purchaseModel';
import type { PurchaseModel } from '../../../../schema/fittedModels/purchaseModel';
import { count } from '../../../shared/page/wording';
import { spendHints } from './forecast.spend';

/** As an owner reads them. */
export const MODEL_NAMES: Readonly<Record<PurchaseModelKind, string>> = {
	bgNbd: 'BG/NBD',
	mbgNbd: 'MBG/NBD',
	paretoNbd: 'Pareto/NBD',
};

/** Where a fit is known to be shaky: a suggestion of studies on samples of one shop. */
const SHAKY_CUSTOMERS = 200;
const SHAKY_REPEAT_CUSTOMERS = 50;

/** What an owner should know about a fitted model. */
export function modelHints({ kind, fit, orderValue }: PurchaseModel): string[] {
	const { customers, repeatCustomers, converged, degenerate, orderValueReason } = fit;
	const hints: string[] = [];
	if (degenerate !== null) hints.push(`${MODEL_NAMES[kind]}: ${degenerate}.`);
	if (!converged) {
		hints.push('The search for the best model ended early: take the figures as a direction.');
	}
	if (customers < SHAKY_CUSTOMERS || repeatCustomers < SHAKY_REPEAT_CUSTOMERS) {
		hints.push(
			`${count(customers, 'customer', 'customers')}, ${repeatCustomers} of whom came back, are few: figures of single customers are rough.`,
		);
	}
	if (orderValueReason !== null) hints.push(`No spend is foreseen: ${orderValueReason}.`);
	return orderValue === null ? hints : [...hints, ...spendHints(orderValue)];
}
