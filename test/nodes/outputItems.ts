import { runToEnd } from '../../core/steps';
import type { Operation, OutputItem } from '../../nodes/shared/operation';

/** What an operation's run gives, to its end, as an array. */
export function outputItems(outcome: ReturnType<Operation['run']>): readonly OutputItem[] {
	const list = 'next' in outcome ? runToEnd(outcome) : outcome;
	return Array.from({ length: list.length }, (_, index) => list.at(index) as OutputItem);
}
