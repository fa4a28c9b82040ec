import type { INodeProperties } from 'n8n-workflow';
import type { z } from 'zod/v4';

import type { Steps } from '../../core/steps';
import type { BadRow, Context, Item, Reading } from '../../schema/parse';

/**
 * A field of the node panel. Visibility by operation is added by `propertiesOf`; `displayOptions` here
 * may only refer to another field of the same operation.
 */
export type Field = INodeProperties;

/** Reads all items of one input, once for the whole run; bad rows are collected, not thrown. */
export type RowReader<Params, Rows> = (
	items: readonly Item[],
	params: Params,
	context: Context,
) => Steps<Reading<Rows>>;

/** Items that an output item comes from: `items[from]` up to, not including, `items[to]` of the input named so in `rows`. */
export type Origin = Readonly<{
	input: string;
	items: ArrayLike<number>;
	from: number;
	to: number;
}>;

export type OutputItem = Readonly<{
	json: Record<string, unknown>;
	/** One without a list around it, where there may be many items: each list is work for the garbage collector. */
	from: Origin | readonly Origin[];
	/** The output that it leaves by, where the operation has several; the first one without. */
	output?: number;
}>;

/** The output: an array, or a list that makes each item when it is asked for, so that many are not kept twice. */
export type OutputList = Readonly<{
	length: number;
	at: (index: number) => OutputItem | undefined;
}>;

/** What an operation may use besides its rows: the clock, the time zone, a word to the owner, and the bad rows. */
export type RunContext = Context &
	Readonly<{
		hint: (sentence: string) => void;
		/** Rows that could not be read: empty unless the workflow goes on without them. */
		refused: readonly BadRow[];
		/** The fields of the credential that the operation names, where it names one. */
		credential?: Readonly<Record<string, unknown>>;
	}>;

/** An optional input without items is not read: its rows are null then. */
export type InputLabel = Readonly<{ name: string; optional?: true }>;

/** Outputs that an operation has while `setting` holds `value`. */
export type NamedOutputs = Readonly<{
	setting: string;
	value: string;
	/** Their names, how they are numbered, or where the owner's own names stand: rows of a table (a fixed collection with one group `rows`). */
	names: readonly string[] | OwnNames | NumberedNames;
}>;

/** `Cluster 1`, `Cluster 2` and so on, and one more output for the rest. */
export type NumberedNames = Readonly<{
	each: string;
	/** The setting with their number, which holds while another setting has a value; `otherwise` so many. */
	countSetting: string;
	while: Readonly<{ setting: string; value: string }>;
	otherwise: number;
	rest: string;
}>;

/** One output per row of the table that `tableFor` gives for the value of `setting`, and one more for the rest. */
export type OwnNames = Readonly<{
	setting: string;
	tableFor: Readonly<Record<string, string>>;
	rest: string;
	/** The setting in which the owner names the rest, where there is one. */
	restSetting?: string;
}>;

export type OperationOf<Params, Rows> = Readonly<{
	/** Stored in workflows: never renamed. */
	value: string;
	name: string;
	action: string;
	description: string;
	fields: readonly Field[];
	params: z.ZodType<Params>;
	/** The readers of the node's inputs, in the order of the inputs; that of an optional one may find nothing in it. */
	rows: { readonly [Input in keyof Rows]: RowReader<Params, Rows[Input]> };
	/** What the canvas calls the inputs, where there are several; an optional one may stay unconnected or bring nothing. */
	inputs?: { readonly [Input in keyof Rows]: InputLabel };
	/** Several labelled outputs, for as long as the setting has the value; else one. */
	outputs?: NamedOutputs;
	/** The operation's own output tells of bad rows, so they neither stop it nor leave beside it. */
	reportsBadRows?: true;
	/** The type of credential that `run` gets. */
	credential?: string;
	/** Whether these settings need the credential; they do where nothing is said. */
	needsCredential?: (params: Params) => boolean;
	/** Bad rows leave without their columns, because what is in them is what must not leave. */
	withholdsBadRows?: true;
	/** Pure: rows, parameters, clock in; items out. A generator where the work is long. */
	run: (rows: Rows, params: Params, context: RunContext) => OutputList | Steps<OutputList>;
}>;

/** An operation whose own types have been checked by `defineOperation` and are no longer needed. */
export type Operation = OperationOf<unknown, Record<string, unknown>>;

/** Operations about one kind of thing, as n8n's panel groups them. */
export type Resource = Readonly<{
	/** Stored in workflows: never renamed. */
	value: string;
	name: string;
	operations: readonly Operation[];
}>;

export function defineOperation<Params, Rows extends Record<string, unknown>>(
	operation: OperationOf<Params, Rows>,
): Operation {
	return operation as unknown as Operation;
}
