// @ts-check
/** Persons in Pipedrive, run by hand: the example is shown. With the service: syncAlternatives.test.mjs. */
import { exampleOnly } from './exampleOnly.mjs';

export default exampleOnly('update-crm-pipedrive.json');
