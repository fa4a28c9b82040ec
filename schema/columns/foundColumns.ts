import type { Steps } from '../../core/steps';
import { columnAt, type Column } from '../dataPath';
import type { Item } from '../parse';
import { isBlank } from '../values/found';
import { has, namedField, type NamedColumn } from './namedColumn';

/** The columns that were found in a list, by what they are to the reader. */
export type FoundColumns<Name extends string> = Readonly<Partial<Record<Name, NamedColumn>>>;

/** Some items from everywhere, and their keys: they tell the columns. */
export type Sample = Readonly<{ items: readonly Item[]; headers: readonly string[] }>;

const SAMPLED = 300;

export function sampleOf(items: readonly Item[]): Sample {
	const stride = Math.max(1, Math.ceil(items.length / SAMPLED));
	const some = items.slice(0, 50);
	for (let row = 50; row < items.length; row += stride) some.push(items[row]);
	return { items: some, headers: [...new Set(some.flatMap((item) => Object.keys(item)))] };
}

/**
 * Finds each column: the one that the owner named, else the first of `candidates` that a list of unknown
 * make has; headers are compared without case, spaces, signs and accents.
 *
 * @param labels what the settings call each column
 * @param named what the owner wrote there; empty where nothing
 */
export function* foundColumns<Name extends string>(
	items: readonly Item[],
	labels: Readonly<Record<Name, string>>,
	named: Readonly<Record<Name, string>>,
	candidates: Readonly<Record<Name, readonly string[]>>,
): Steps<FoundColumns<Name>> {
	const sample = sampleOf(items);
	const of: Partial<Record<Name, NamedColumn>> = {};
	for (const name of Object.keys(labels) as Name[]) {
		const label = labels[name];
		if (named[name] !== '') {
			of[name] = yield* namedField(items, sample.items, sample.headers, named[name], label);
			continue;
		}
		const [path] = plainPaths(sample, candidates[name]);
		if (path === undefined) continue;
		of[name] = { name: path, label, read: firstFilled([path], sample.headers), required: false };
	}
	return of;
}

/** The list's own headers for ours, in our order. */
export function plainPaths(sample: Sample, headers: readonly string[]): string[] {
	return headers
		.map((header) => plainPath(sample, header))
		.filter((path): path is string => path !== undefined)
		.filter((path) => sample.items.some((item) => has(item, path)));
}

function plainPath({ items, headers }: Sample, header: string): string | undefined {
	if (header.includes('.')) return items.some((item) => has(item, header)) ? header : undefined;
	const key = headerKey(header);
	// A column that holds objects is no value; its fields are candidates of their own.
	return headers.find(
		(there) => headerKey(there) === key && !items.every((item) => isObject(item[there])),
	);
}

function isObject(value: unknown): boolean {
	return typeof value === 'object' && value !== null && !(value instanceof Date);
}

/** A header without case, spaces, signs and accents. */
export function headerKey(header: string): string {
	return header
		.normalize('NFD')
		.replace(/[^\p{L}\p{N}.#]/gu, '')
		.toLowerCase()
		.replace(/^n(?=(?:de)?(?:client|commande))/, 'numero');
}

/** Reads the first of these paths that is filled. */
export function firstFilled(paths: readonly string[], headers: readonly string[]): Column {
	const [first, ...others] = paths.map((path) => columnAt(path, headers.includes(path)));
	if (others.length === 0) return first;
	return (item) => {
		const value = first(item);
		if (!isBlank(value)) return value;
		for (const read of others) {
			const other = read(item);
			if (!isBlank(other)) return other;
		}
		return value;
	};
}
