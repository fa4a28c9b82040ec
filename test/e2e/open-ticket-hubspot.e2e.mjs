// @ts-check
/** Opening a ticket with HubSpot, by hand: the request is shown and nothing is sent. */
import { exampleOnly } from './exampleOnly.mjs';

export default exampleOnly('open-ticket-hubspot.json', ['Prepare the Ticket', 'Can It Be Asked?']);
