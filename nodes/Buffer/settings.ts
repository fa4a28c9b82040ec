/** Reads what people and expressions put into a field: a text, a list, or a text that is a list. */
import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../../schema/parse';
import { found } from '../../schema/values/found';

export function textOf(value: unknown): string {
	return value === undefined || value === null ? '' : String(value).trim();
}

/** Undefined for an empty field, so that Buffer is not told anything. */
export function optionalText(value: unknown): string | undefined {
	return textOf(value) || undefined;
}

/** IDs in a list, or in a text between commas, spaces or lines; each once. */
export function idsOf(value: unknown, name: string): string[] {
	const parts = Array.isArray(value) ? value : textOf(value).split(/[\s,;]+/);
	return [...new Set(parts.map((part) => idOf(part, name)).filter((id) => id !== ''))];
}

function idOf(part: unknown, name: string): string {
	if (part === null || part === undefined) return '';
	if (typeof part === 'string' || typeof part === 'number') return textOf(part);
	throw new InputError(
		`'${name}' needs IDs as text; it holds ${found(part)}`,
		`Give '${name}' the IDs alone, in a list or between commas.`,
	);
}

/** Addresses in a list or in a text; a comma inside an address is part of it. */
export function addressesOf(value: unknown, name: string): string[] {
	const parts = Array.isArray(value) ? value : textOf(value).split(/[\s,;]+(?=https?:)|\s+/i);
	return parts.map(textOf).flatMap((part) => (part === '' ? [] : [addressOf(part, name)]));
}

/** One address that anybody on the internet can open. */
export function addressOf(value: unknown, name: string): string {
	const address = textOf(value).replace(/[,;]+$/, '');
	if (URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)) return address;
	throw new InputError(
		`'${name}' needs addresses that begin with https://; it holds ${found(value)}`,
		`Give '${name}' the address of a file that anybody can open without signing in.`,
	);
}

/** The rows of one group of a fixed collection. */
export function rowsOf(value: unknown, group: string): IDataObject[] {
	const rows = (value as IDataObject | undefined)?.[group];
	if (Array.isArray(rows)) return rows as IDataObject[];
	return typeof rows === 'object' && rows !== null ? [rows as IDataObject] : [];
}

/** Without what was left empty. */
export function filled(fields: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

export function requiredText(value: unknown, name: string): string {
	const text = textOf(value);
	if (text !== '') return text;
	throw new InputError(`'${name}' is empty`, `Fill in '${name}'.`);
}
