// @ts-check
/** A JSON schema for ajv from a part of an OpenAPI 3 description, with only what that part refers to. */

/** @typedef {Record<string, any>} Schema */

const maps = ['properties', 'patternProperties'];
const lists = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const single = ['items', 'not', 'contains', 'propertyNames', 'additionalProperties'];
const plain =
	'type enum const format pattern minLength maxLength minimum maximum multipleOf minItems maxItems uniqueItems minProperties maxProperties'.split(
		' ',
	);

/**
 * @param {Schema} description the whole document
 * @param {Schema} part
 * @returns {Schema}
 */
export function requestSchema(description, part) {
	/** @type {Map<string, { name: string, schema: Schema }>} by where it lies in the document */
	const referred = new Map();

	/** @param {string} pointer @returns {Schema} */
	function reference(pointer) {
		const known = referred.get(pointer);
		if (known) return { $ref: `#/$defs/${known.name}` };
		// Kept before it is converted: schemas refer to themselves.
		const one = { name: `part${referred.size}`, schema: {} };
		referred.set(pointer, one);
		one.schema = converted(pointed(description, pointer));
		return { $ref: `#/$defs/${one.name}` };
	}

	/** @param {any} schema @returns {any} */
	function converted(schema) {
		if (typeof schema !== 'object' || schema === null) return schema;
		if (typeof schema.$ref === 'string') return reference(schema.$ref);
		/** @type {Schema} */
		const kept = {};
		for (const name of plain) if (schema[name] !== undefined) kept[name] = schema[name];
		for (const name of maps) {
			if (!schema[name]) continue;
			kept[name] = Object.fromEntries(
				Object.entries(schema[name]).map(([key, one]) => [key, converted(one)]),
			);
		}
		for (const name of lists) if (schema[name]) kept[name] = schema[name].map(converted);
		for (const name of single) {
			if (schema[name] !== undefined) kept[name] = converted(schema[name]);
		}
		keepLimits(schema, kept);
		// What only answers carry is not asked of a request.
		const required = schema.required;
		if (Array.isArray(required)) {
			kept.required = required.filter((name) => !schema.properties?.[name]?.readOnly);
		}
		return schema.nullable === true ? orNull(kept) : kept;
	}

	const root = converted(part);
	const definitions = [...referred.values()].map(({ name, schema }) => [name, schema]);
	return { ...root, $defs: Object.fromEntries(definitions) };
}

/**
 * What a reference or a plain part of the document is, references followed.
 *
 * @param {Schema} description
 * @param {Schema} part
 * @returns {Schema}
 */
export function resolved(description, part) {
	let found = part;
	for (let turns = 0; typeof found?.$ref === 'string' && turns < 20; turns++) {
		found = pointed(description, found.$ref);
	}
	return found;
}

/** OpenAPI 3.0 says with a boolean that a limit is excluded; JSON schema says the limit itself. */
/** @param {Schema} schema @param {Schema} kept */
function keepLimits(schema, kept) {
	for (const [limit, excluded] of [
		['minimum', 'exclusiveMinimum'],
		['maximum', 'exclusiveMaximum'],
	]) {
		const said = schema[String(excluded)];
		if (typeof said === 'number') kept[String(excluded)] = said;
		if (said !== true) continue;
		kept[String(excluded)] = schema[String(limit)];
		delete kept[String(limit)];
	}
}

/** @param {Schema} schema @returns {Schema} */
function orNull(schema) {
	return { anyOf: [schema, { type: 'null' }] };
}

/** @param {Schema} description @param {string} pointer as in "#/components/schemas/Post" */
function pointed(description, pointer) {
	/** @type {any} */
	let found = description;
	for (const step of pointer.replace(/^#\//, '').split('/')) {
		found = found?.[decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~')];
	}
	if (found === undefined) throw new Error(`The description has no ${pointer}`);
	return found;
}
