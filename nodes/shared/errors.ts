import { NodeOperationError, type INode } from 'n8n-workflow';

import { ModelError } from '../../core/errors';
import { InputError, type BadRow } from '../../schema/parse';

/** The one place where what went wrong becomes n8n's words: a message, what to do, and the item. */
export function explain(node: INode, cause: unknown): NodeOperationError {
	if (cause instanceof NodeOperationError) return cause;
	if (cause instanceof InputError) {
		return sentence(node, cause.message, cause.advice, cause.item);
	}
	if (cause instanceof ModelError) {
		return sentence(
			node,
			cause.message,
			'Change the input or the settings of this node.',
			cause.row,
		);
	}
	return new NodeOperationError(node, cause instanceof Error ? cause : new Error(String(cause)));
}

/** The first bad row, and how many more there are. */
export function explainRows(node: INode, bad: readonly BadRow[]): NodeOperationError {
	const [first, ...rest] = bad;
	const more = rest.length === 0 ? '' : ` ${moreRows(rest)}`;
	return sentence(node, first.message, `${first.advice}${more}`, first.item);
}

function moreRows(rest: readonly BadRow[]): string {
	const items = rest.slice(0, 5).map((row) => row.item);
	const list = `${items.join(', ')}${rest.length > items.length ? ', …' : ''}`;
	const rows = rest.length === 1 ? '1 more item' : `${rest.length} more items`;
	return (
		`${rows} cannot be used either (item ${list}). ` +
		"To go on without them, set 'On Error' in this node's settings to continue."
	);
}

function sentence(node: INode, message: string, description: string, itemIndex?: number) {
	const place = itemIndex === undefined ? '' : ` [item ${itemIndex}]`;
	return new NodeOperationError(node, `${message}${place}`, { description, itemIndex });
}
