// @ts-check
/** Attributes in Brevo, run by hand: the example is shown. With the service: syncAlternatives.test.mjs. */
import { exampleOnly } from './exampleOnly.mjs';

export default exampleOnly('update-newsletter-brevo.json');
