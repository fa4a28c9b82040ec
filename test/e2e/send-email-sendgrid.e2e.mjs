// @ts-check
/** Sending e-mail by SendGrid, run by hand: the example is shown. With the service: sendEmail.test.mjs. */
import { exampleOnly } from './exampleOnly.mjs';

export default exampleOnly('send-email-sendgrid.json');
