// @ts-check
/** Orders from WooCommerce, run by hand: the example is shown. With the service: syncSegments.test.mjs. */
import { exampleOnly } from './exampleOnly.mjs';

export default exampleOnly('get-orders-woocommerce.json');
