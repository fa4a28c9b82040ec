// @ts-check
/** Orders from Shopify, run by hand: the example is shown. With the service: syncAlternatives.test.mjs. */
import { exampleOnly } from './exampleOnly.mjs';

export default exampleOnly('get-orders-shopify.json');
