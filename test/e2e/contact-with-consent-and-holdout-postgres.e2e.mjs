// @ts-check
/** Contacting customers on Postgres with sending off: every candidate is decided about without a database. */
import { checkDecisions, sending } from './contact-with-consent-and-holdout.e2e.mjs';

const resting = [
	...sending.filter((node) => node !== 'Skip Those Recorded Before'),
	...['Create the Contact Log', 'Was It Kept?'],
];

/** @type {import('./workflowTest.mjs').WorkflowTest} */
const contactOnPostgres = {
	mayRest: resting,
	async afterEditorRun({ execution }) {
		checkDecisions(execution, resting);
	},
	async afterRestRun({ execution }) {
		checkDecisions(execution, resting);
	},
};
export default contactOnPostgres;
