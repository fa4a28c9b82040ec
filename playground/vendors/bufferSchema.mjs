// @ts-check
/** Buffer's own schema, from a capture beside the checkout that does not parse until it is repaired in memory. */
import { readFileSync } from 'node:fs';

import { buildSchema, getVariableValues, Kind, parse, validate } from 'graphql';

import { apiFile } from './apiFile.mjs';

/** The capture lost the type of the items of these lists. */
const lostTypes = {
	'AnnotationInputFacebook.indices': 'Int',
	'CreatePostInput.assets': 'AssetInput',
	'DailyPostingLimitsInput.channelIds': 'ChannelId',
	'TagComparator.in': 'TagId',
	'ThreadedPostInput.assets': 'AssetInput',
};

/** @returns {import('graphql').GraphQLSchema | undefined} undefined where the capture is not there */
export function bufferSchema() {
	const file = apiFile('buffer', 'buffer-schema.graphql');
	return file === undefined ? undefined : buildSchema(repaired(readFileSync(file, 'utf8')));
}

/**
 * The known repairs and no others: a capture that needs more is refused here or does not parse.
 *
 * @param {string} capture
 */
export function repaired(capture) {
	const orphan = /^"""[^"]*"""\s*(?=""")/;
	if (!orphan.test(capture)) throw new Error('The capture no longer begins with an orphan text');
	let text = capture.replace(orphan, '');
	for (const [place, type] of Object.entries(lostTypes)) {
		const [input, field] = place.split('.');
		const lost = new RegExp(`(\\ninput ${input} \\{[^}]*\\n\\t* *${field}: \\[)Unknown(!\\]!)`);
		if (!lost.test(text)) throw new Error(`The capture no longer lacks the type of ${place}`);
		text = text.replace(lost, `$1${type}$2`);
	}
	const left = text.match(/\bUnknown\b/g) ?? [];
	if (left.length > 0) throw new Error(`The capture lacks ${left.length} more types`);
	return text;
}

/**
 * What Buffer would refuse before doing anything.
 *
 * @param {import('graphql').GraphQLSchema} schema
 * @param {unknown} query
 * @param {Record<string, unknown>} variables
 * @returns {string[]}
 */
export function problemsOf(schema, query, variables) {
	if (typeof query !== 'string') return ['a request without a query'];
	/** @type {import('graphql').DocumentNode} */
	let document;
	try {
		document = parse(query);
	} catch (error) {
		return [String(error)];
	}
	const wrong = validate(schema, document);
	if (wrong.length > 0) return wrong.map(({ message }) => message);
	return document.definitions.flatMap((definition) => {
		if (definition.kind !== Kind.OPERATION_DEFINITION) return [];
		const { errors } = getVariableValues(schema, definition.variableDefinitions ?? [], variables);
		return (errors ?? []).map(({ message }) => message);
	});
}
