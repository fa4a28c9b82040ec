import { z } from 'zod/v4';

import { settingIssue } from './settingIssue';

/** What arrives from n8n: the `json` of one item. */
export type Item = Readonly<Record<string, unknown>>;

/** Input that cannot be used, in words for the person who can change it. */
export class InputError extends Error {
	override readonly name = 'InputError';

	/**
	 * @param message what is needed and what was found
	 * @param advice what to do about it
	 * @param item index of the item, counted from 0, where one item is to blame
	 */
	constructor(
		message: string,
		readonly advice: string,
		readonly item?: number,
	) {
		super(message);
	}
}

/** One row that cannot be used: its item (from 0), the column, and a sentence with what was found and what to do. */
export type BadRow = Readonly<{
	item: number;
	column: string;
	found: string;
	message: string;
	advice: string;
}>;

/** What a reader made of the items: the rows it understood, the ones it refused, and what the owner should know. */
export type Reading<Rows> = Readonly<{
	rows: Rows;
	bad: readonly BadRow[];
	hints: readonly string[];
}>;

/** The clock and the time zone that a reader or an operation may use. */
export type Context = Readonly<{
	/** Milliseconds since 1970-01-01 UTC. */
	now: number;
	/** IANA name, such as Europe/Berlin. */
	timeZone: string;
}>;

/** Checks the parameters of an operation; the first issue becomes an `InputError` that names the field. */
export function parseParams<Schema extends z.ZodType>(
	schema: Schema,
	params: unknown,
	nameOf: (path: readonly PropertyKey[]) => string,
): z.output<Schema> {
	const parsed = schema.safeParse(params);
	if (parsed.success) return parsed.data;
	const issue = parsed.error.issues[0];
	const name = nameOf(issue.path);
	throw new InputError(
		settingIssue(name, issue, params),
		`Change '${name}' in the node's settings.`,
	);
}
