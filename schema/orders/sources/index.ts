import type { OrderSource } from '../source';
import { shopifyApi, shopifyExport } from './shopify';
import { squareOrders, squarePayments } from './square';
import { stripeCharges, stripeInvoices } from './stripe';
import { wooCommerceApi, wooCommerceExport } from './wooCommerce';

/** The sources that are known by their columns; the first whose signature fits is taken. */
export const ORDER_SOURCES: readonly OrderSource[] = [
	shopifyExport,
	shopifyApi,
	wooCommerceExport,
	wooCommerceApi,
	stripeInvoices,
	stripeCharges,
	squarePayments,
	squareOrders,
];
