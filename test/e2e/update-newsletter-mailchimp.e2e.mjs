// @ts-check
/** Tags in Mailchimp, run by hand: the example is shown. With the service: syncSegments.test.mjs. */
import { exampleOnly } from './exampleOnly.mjs';

export default exampleOnly('update-newsletter-mailchimp.json');
