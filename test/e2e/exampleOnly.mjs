// @ts-check
/** A sub-workflow run by hand ends in its example request: what calls the service rests. */
import { workflowFiles } from '../../playground/workflowFiles.mjs';

const shown = [
	'Try It',
	'Write an Example',
	'Settings',
	'Prepare the Post',
	'Prepare the E-mail',
	'Can It Be Sent?',
	'Only an Example?',
	'Show the Request',
];

/**
 * @param {string} file
 * @param {string[]} [further] nodes of this part that run as well
 * @returns {import('./workflowTest.mjs').WorkflowTest}
 */
export function exampleOnly(file, further = []) {
	const { content } = workflowFiles().find((one) => one.file === file) ?? {};
	const names = content?.nodes.map(({ name }) => name) ?? [];
	return { mayRest: names.filter((name) => ![...shown, ...further].includes(name)) };
}
