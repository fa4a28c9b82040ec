// @ts-check
/** Scheduling with Buffer, run by hand: the example is shown. With the service: schedulers.test.mjs. */
import { exampleOnly } from './exampleOnly.mjs';

export default exampleOnly('schedule-social-post-buffer.json');
