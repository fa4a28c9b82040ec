import type { INodeProperties } from 'n8n-workflow';
import type { z } from 'zod/v4';

import type { Steps } from '../../core/steps';
import type { Context, Item, Reading } from '../../schema/parse';

/** A field of the node panel without its visibility, which `propertiesOf` derives from the operation. */
export type Field = Omit<INodeProperties, 'displayOptions'> & {
	displayOptions?: INodeProperties['displayOptions'];
};

/** Reads all items of one input, once for the whole run; bad rows are collected, not thrown. */
export type RowReader<Params, Rows> = (
	items: readonly Item[],
	params: Params,
	context: Context,
) => Steps<Reading<Rows>>;

/** The item that an output item comes from: the input's name in `rows`, and its index there. */
export type Origin = Readonly<{ input: string; item: number }>;

export type OutputItem = Readonly<{ json: Record<string, unknown>; from: readonly Origin[] }>;

/** What an operation may use besides its input: the clock, the time zone, and a way to tell the owner something. */
export type RunContext = Context & Readonly<{ hint: (sentence: string) => void }>;

export type Operation<
	Schema extends z.ZodType = z.ZodType,
	// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the rows of an operation are its own business
	Rows extends Record<string, any> = any,
> = Readonly<{
	/** Stored in workflows: never renamed. */
	value: string;
	name: string;
	action: string;
	description: string;
	fields: readonly Field[];
	params: Schema;
	rows: { readonly [Input in keyof Rows]: RowReader<z.output<Schema>, Rows[Input]> };
	/** Pure: rows, parameters, clock in; items out. A generator where the work is long. */
	run: (
		rows: Rows,
		params: z.output<Schema>,
		context: RunContext,
	) => readonly OutputItem[] | Steps<readonly OutputItem[]>;
}>;

/** Gives an operation its types; the value itself is returned unchanged. */
export function defineOperation<Schema extends z.ZodType, Rows extends Record<string, unknown>>(
	operation: Operation<Schema, Rows>,
): Operation<Schema, Rows> {
	return operation;
}
