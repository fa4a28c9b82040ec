// @ts-check
/** A sub-workflow run by hand ends in its example request: what calls the service rests. */
import { workflowFiles } from '../../playground/workflowFiles.mjs';

const shown = [
	'Try It',
	'Write an Example',
	'Settings',
	'Prepare the Post',
	'Can It Be Sent?',
	'Only an Example?',
	'Show the Request',
];

/** @param {string} file @returns {import('./workflowTest.mjs').WorkflowTest} */
export function exampleOnly(file) {
	const { content } = workflowFiles().find((one) => one.file === file) ?? {};
	const names = content?.nodes.map(({ name }) => name) ?? [];
	return { mayRest: names.filter((name) => !shown.includes(name)) };
}
