/** What an operation of the Buffer node is: data for the panel, and what to do for one item. */
import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { BufferFailure } from './failure';
import type { Request, Variables } from './request';

/** One item's settings and the way to Buffer. */
export type Call = Readonly<{
	setting: (name: string, fallback?: unknown) => unknown;
	/** Answers with what went wrong, too: for what is not over then. */
	attempt: Request;
	/** What Buffer gave; anything else ends the item. */
	request: <Data>(document: string, variables?: Variables) => Promise<Data>;
	/** Answers that hold for the whole run, so that not every item asks again. */
	once: <Answer>(question: string, ask: () => Promise<Answer>) => Promise<Answer>;
	/** Milliseconds since 1970-01-01 UTC. */
	now: () => number;
	/** The workflow's. */
	timeZone: string;
}>;

/** What was done for an item; what was not, where there were several things to do. */
export type Outcome = Readonly<{
	done: readonly IDataObject[];
	undone?: readonly BufferFailure[];
}>;

export type BufferOperation = Readonly<{
	/** Stored in workflows: never renamed. */
	value: string;
	name: string;
	action: string;
	description: string;
	fields: readonly INodeProperties[];
	run: (call: Call) => Promise<Outcome>;
}>;

export type BufferResource = Readonly<{
	/** Stored in workflows: never renamed. */
	value: string;
	name: string;
	operations: readonly BufferOperation[];
}>;
