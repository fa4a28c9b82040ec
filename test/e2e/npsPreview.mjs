// @ts-check
/** What the workflows around the NPS do while sending is off: these nodes run, all others rest. */
import { workflowFiles } from '../../playground/workflowFiles.mjs';

const creates = ['Contact Log', 'Consents', 'Answers', 'Tickets'].map(
	(name) => `Create the ${name}`,
);
const samples = ['Sample Answers', 'Sample Tickets', 'a Sample Contact Log', 'Sample Consents'];

/** Of both: triggers, settings, tables, sample, decision, preview. */
export const shared = [
	...['Run Now', 'Settings', ...creates, ...samples.map((name) => `Create ${name}`)],
	...['Apply Every No', 'Show the Preview', 'Count the Decisions'],
];

/** @param {string} file @param {string[]} runs @returns {string[]} names of the nodes that rest */
export function resting(file, runs) {
	const { content } = workflowFiles().find((one) => one.file === file) ?? {};
	const names = content?.nodes.map(({ name }) => name) ?? [];
	return names.filter((name) => !runs.includes(name));
}
