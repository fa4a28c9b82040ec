// @ts-check
/** Typeform's reports, by hand: a made-up one is read and shown, and nothing is kept. */
import { resting } from './npsPreview.mjs';

/** @type {import('./workflowTest.mjs').WorkflowTest} */
const takeFromTypeform = {
	mayRest: resting('take-nps-answers-typeform.json', [
		...['Try It', 'Write an Example', 'Read the Answer', 'Is the Signature Right?'],
		'Show What Was Read',
	]),
};
export default takeFromTypeform;
