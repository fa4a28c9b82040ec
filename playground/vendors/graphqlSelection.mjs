// @ts-check
/** Answers a GraphQL document from plain objects, for where there is no schema to execute it by. */
import { Kind, parse, valueFromASTUntyped } from 'graphql';

/**
 * @typedef {Record<string, any>} Thing
 * @typedef {Record<string, (args: any) => any>} Roots
 */

/**
 * @param {string} query
 * @param {Record<string, unknown>} variables
 * @param {Roots} roots
 * @param {(typeName: string, condition: string) => boolean} isA
 * @returns {Thing} the answer's `data`
 */
export function selected(query, variables, roots, isA) {
	const { definitions } = parse(query);
	/** @type {Map<string, import('graphql').FragmentDefinitionNode>} */
	const fragments = new Map();
	/** @type {import('graphql').OperationDefinitionNode | undefined} */
	let operation;
	for (const one of definitions) {
		if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
		if (one.kind === Kind.OPERATION_DEFINITION) operation = one;
	}
	if (!operation) throw new Error('The document has no operation');

	/** @param {import('graphql').SelectionSetNode} set @param {Thing} thing @param {Thing} into */
	function collect({ selections }, thing, into) {
		for (const selection of selections) {
			if (selection.kind === Kind.FIELD) {
				const { name, alias, selectionSet } = selection;
				into[(alias ?? name).value] = part(thing[name.value], selectionSet);
				continue;
			}
			const fragment =
				selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
			if (!fragment) throw new Error('A fragment that is not there');
			const condition = fragment.typeCondition?.name.value;
			if (condition === undefined || isA(thing.__typename, condition)) {
				collect(fragment.selectionSet, thing, into);
			}
		}
		return into;
	}

	/** @param {any} value @param {import('graphql').SelectionSetNode | undefined} set @returns {any} */
	function part(value, set) {
		if (value === null || value === undefined) return null;
		if (Array.isArray(value)) return value.map((one) => part(one, set));
		return set ? collect(set, value, {}) : value;
	}

	/** @type {Thing} */
	const data = {};
	for (const field of operation.selectionSet.selections) {
		if (field.kind !== Kind.FIELD) throw new Error('Only fields stand at the top');
		const root = roots[field.name.value];
		if (!root) throw new Error(`There is no ${field.name.value}`);
		const args = Object.fromEntries(
			(field.arguments ?? []).map(({ name, value }) => [
				name.value,
				valueFromASTUntyped(value, variables),
			]),
		);
		data[(field.alias ?? field.name).value] = part(root(args), field.selectionSet);
	}
	return data;
}
