// @ts-check
/** Watching invoices at Stripe, run by hand: the example is shown. */
import { exampleOnly } from './exampleOnly.mjs';

export default exampleOnly('watch-invoices-stripe.json', [
	'Prepare the Question',
	'Can It Be Asked?',
]);
