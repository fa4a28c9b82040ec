// @ts-check
/** Contacts in HubSpot, run by hand: the example is shown. With the service: syncSegments.test.mjs. */
import { exampleOnly } from './exampleOnly.mjs';

export default exampleOnly('update-crm-hubspot.json');
