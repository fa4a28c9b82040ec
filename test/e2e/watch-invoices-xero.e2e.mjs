// @ts-check
/** Watching invoices in Xero, run by hand: the example is shown. */
import { exampleOnly } from './exampleOnly.mjs';

export default exampleOnly('watch-invoices-xero.json', [
	'Prepare the Question',
	'Can It Be Asked?',
]);
