// @ts-check
/**
 * What is wrong with a request to a vendor: by the vendor's own OpenAPI description, or by schemas
 * written by hand from its public documentation.
 */
import { readFileSync } from 'node:fs';

import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { parse as parseYaml } from 'yaml';

import { apiFile } from './apiFile.mjs';
import { requestSchema, resolved } from './requestSchema.mjs';

/**
 * @typedef {import('./exchange.mjs').VendorRequest} VendorRequest
 * @typedef {import('./requestSchema.mjs').Schema} Schema
 *
 * @typedef {object} Call what may be sent to one path by one method
 * @property {Schema} [query] of the query's names and values
 * @property {Schema} [path] of the values in the path
 * @property {Schema} [headers] of the headers that matter, in small letters
 * @property {Record<string, Schema>} [bodies] by content type; none: no body may be sent
 * @property {boolean} [needsBody]
 *
 * @typedef {object} Described
 * @property {(request: VendorRequest) => string[]} problems
 * @property {(request: VendorRequest) => string | undefined} call as in 'POST /posts/{id}'
 */

/** `strict: false`: descriptions carry words of their own; patterns are not all written for "u". */
const options = { strict: false, allErrors: true, unicodeRegExp: false, logger: false };
/** @type {Ajv2020} */
const exact = withFormats(new Ajv2020(/** @type {any} */ (options)));
/** Queries and forms carry everything as text. */
const texts = withFormats(new Ajv2020(/** @type {any} */ ({ ...options, coerceTypes: 'array' })));

/** Ruby ends a quoted text at the margin, where YAML has it belong to no text at all. */
const strayQuote = /^(?=['"]$)/gm;

/** @param {Ajv2020} ajv */
function withFormats(ajv) {
	/** @type {any} */ (formats)(ajv);
	return ajv;
}

/**
 * By the vendor's own description. Only the paths that are asked for are compiled: Stripe's whole
 * description takes minutes.
 *
 * @param {string} folder in the shared descriptions
 * @param {string} file
 * @param {{ base?: string }} [options] path that the description leaves out
 * @returns {Described | undefined} undefined where the descriptions are not there
 */
export function openApi(folder, file, { base } = {}) {
	const place = apiFile(folder, file);
	if (place === undefined) return undefined;
	const text = readFileSync(place, 'utf8');
	/** @type {Schema} */
	const description = file.endsWith('.json')
		? JSON.parse(text)
		: parseYaml(text.replace(strayQuote, ' '.repeat(60)));
	const server = description.servers?.[0]?.url ?? '';
	const root = (base ?? new URL(server, 'http://stand-in').pathname).replace(/\/$/, '');
	const calls = Object.entries(description.paths).flatMap(([path, item]) =>
		Object.keys(item)
			.filter((method) => /^(get|post|put|patch|delete)$/.test(method))
			.map((method) => ({
				name: `${method.toUpperCase()} ${root}${path}`,
				call: () => callOf(description, item, item[method]),
			})),
	);
	return described(calls);
}

/**
 * By schemas written by hand; the source is cited where they are written.
 *
 * @param {Record<string, Call>} calls by 'POST /posts/{id}'
 * @returns {Described}
 */
export function handWritten(calls) {
	return described(Object.entries(calls).map(([name, call]) => ({ name, call: () => call })));
}

/** @param {{ name: string, call: () => Call }[]} calls @returns {Described} */
function described(calls) {
	const known = calls.map(({ name, call }) => {
		const [method = '', path = ''] = name.split(' ');
		const names = [...path.matchAll(/\{([^}]+)\}/g)].map(([, one]) => String(one));
		const pattern = path
			.split(/\{[^}]+\}/)
			.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
			.join('([^/]+)');
		return { name, method, names, pattern: new RegExp(`^${pattern}$`), compiled: once(call) };
	});
	// Paths without variables first: /contacts/search is not the contact named "search".
	known.sort((a, b) => a.names.length - b.names.length);
	/** @param {VendorRequest} request */
	const found = ({ method, path }) =>
		known.find((one) => one.method === method && one.pattern.test(path));

	return {
		call: (request) => found(request)?.name,
		problems(request) {
			const one = found(request);
			if (!one) return ['the description has no such call'];
			const values = one.pattern.exec(request.path)?.slice(1).map(decodeURIComponent) ?? [];
			const inPath = Object.fromEntries(one.names.map((name, index) => [name, values[index]]));
			return one.compiled()(request, inPath);
		},
	};
}

/** @param {() => Call} call */
function once(call) {
	/** @type {ReturnType<typeof checkOf> | undefined} */
	let check;
	return () => (check ??= checkOf(call()));
}

/** @param {Call} call */
function checkOf({ query, path, headers, bodies, needsBody }) {
	const checks = {
		query: query && texts.compile(query),
		path: path && texts.compile(path),
		headers: headers && texts.compile(headers),
	};
	/** @type {Map<string, import('ajv').ValidateFunction>} */
	const compiled = new Map();

	/** @param {VendorRequest} request @param {Record<string, unknown>} inPath @returns {string[]} */
	return (request, inPath) => [
		...said('query', checks.query, nested(Object.entries(request.query))),
		...said('path', checks.path, { ...inPath }),
		...said('headers', checks.headers, { ...request.headers }),
		...ofBody(request),
	];

	/** @param {VendorRequest} request @returns {string[]} */
	function ofBody({ body, json, form, headers: sent }) {
		if (body === '') return needsBody ? ['a body is needed'] : [];
		// Some clients send empty brackets where there is nothing to send.
		if (!bodies) return body.trim() === '{}' ? [] : ['no body may be sent'];
		const type = (sent['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
		const schema = bodies[type] ?? bodies['*/*'];
		if (!schema) return [`the body is ${type}; it may be ${Object.keys(bodies).join(', ')}`];
		const isForm = type === 'application/x-www-form-urlencoded';
		const value = isForm ? nested(Object.entries(form ?? {})) : json;
		if (value === undefined) return type.includes('json') ? ['the body is no JSON'] : [];
		const check = compiled.get(type) ?? (isForm ? texts : exact).compile(schema);
		compiled.set(type, check);
		return said('body', check, value);
	}
}

/**
 * @param {string} where
 * @param {import('ajv').ValidateFunction | undefined} check
 * @param {unknown} value
 * @returns {string[]} the first few complaints
 */
function said(where, check, value) {
	if (!check || check(value)) return [];
	return (check.errors ?? []).slice(0, 6).map(({ instancePath, message, params }) => {
		const extra = params.additionalProperty ?? params.allowedValues?.join(', ');
		return `${where}${instancePath} ${message}${extra === undefined ? '' : ` (${extra})`}`;
	});
}

/**
 * @param {Schema} description
 * @param {Schema} item all methods of the path
 * @param {Schema} operation
 * @returns {Call}
 */
function callOf(description, item, operation) {
	const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((one) =>
		resolved(description, one),
	);
	const body = operation.requestBody && resolved(description, operation.requestBody);
	return {
		query: parameterSchema(description, parameters, 'query', false),
		path: parameterSchema(description, parameters, 'path', true),
		headers: parameterSchema(description, parameters, 'header', true),
		bodies:
			body &&
			Object.fromEntries(
				Object.entries(body.content).map(([type, { schema = {} }]) => [
					type.split(';')[0]?.toLowerCase(),
					requestSchema(description, schema),
				]),
			),
		needsBody: body?.required === true,
	};
}

/**
 * @param {Schema} description
 * @param {Schema[]} parameters
 * @param {string} place
 * @param {boolean} additionalProperties
 * @returns {Schema}
 */
function parameterSchema(description, parameters, place, additionalProperties) {
	const here = parameters
		.filter((one) => one.in === place)
		.map((one) => (place === 'header' ? { ...one, name: one.name.toLowerCase() } : one))
		// The stand-ins look at the login themselves, and answer 401.
		.filter(({ name }) => place !== 'header' || !['authorization', 'content-type'].includes(name));
	const properties = Object.fromEntries(
		here.map(({ name, schema, content, explode, style }) => {
			const kind = schema ?? {};
			const isList = resolved(description, kind).type === 'array';
			// A list in one text, as in "a,b", is not taken apart: its items are not looked at.
			const isOneText = isList && (explode === false || style === 'spaceDelimited');
			return [name, content || isOneText ? {} : kind];
		}),
	);
	const required = here.filter((one) => one.required).map(({ name }) => name);
	return requestSchema(description, {
		type: 'object',
		properties,
		required,
		additionalProperties,
	});
}

/**
 * Names such as "filter[since]" and "items[0][price]" as what they stand for.
 *
 * @param {[string, unknown][]} entries
 * @returns {Record<string, any>}
 */
export function nested(entries) {
	/** @type {Record<string, any>} */
	const found = {};
	for (const [name, value] of entries) {
		const [, first = name, rest = ''] = /^([^[]+)((?:\[[^\]]*\])*)$/.exec(name) ?? [];
		const steps = [first, ...[...rest.matchAll(/\[([^\]]*)\]/g)].map(([, step]) => String(step))];
		/** @type {any} */
		let place = found;
		steps.slice(0, -1).forEach((step, index) => {
			const next = steps[index + 1] ?? '';
			const key = step === '' ? place.length : step;
			place[key] ??= next === '' || /^\d+$/.test(next) ? [] : {};
			place = place[key];
		});
		const last = steps.at(-1) ?? '';
		if (last === '' && Array.isArray(place)) place.push(...[value].flat());
		else place[last] = value;
	}
	return found;
}
