// @ts-check
/** Scheduling with Ayrshare, run by hand: the example is shown. With the service: schedulers.test.mjs. */
import { exampleOnly } from './exampleOnly.mjs';

export default exampleOnly('schedule-social-post-ayrshare.json');
