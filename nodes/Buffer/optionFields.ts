/** The options that all operations have: how patient the node is with Buffer. */
import type { INodeProperties } from 'n8n-workflow';

import { InputError } from '../../schema/parse';
import { found } from '../../schema/values/found';
import type { Patience } from './request';

const longestWait: INodeProperties = {
	displayName: 'Longest Wait (Seconds)',
	name: 'longestWait',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 120,
	description:
		'How long one item may wait in all when Buffer asks to slow down. With 0 it does not wait.',
};

const timeOut: INodeProperties = {
	displayName: 'Time-Out (Seconds)',
	name: 'timeOut',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 30,
	description: 'How long to wait for one answer of Buffer',
};

export function optionsField(...own: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [...own, longestWait, timeOut].sort((one, other) =>
			one.displayName.localeCompare(other.displayName),
		),
	};
}

export function patienceOf(options: unknown): Patience {
	const set = (options ?? {}) as Record<string, unknown>;
	return {
		waitSeconds: secondsIn(set.longestWait, longestWait, 0),
		answerSeconds: secondsIn(set.timeOut, timeOut, 1),
	};
}

function secondsIn(value: unknown, field: INodeProperties, least: number): number {
	const seconds = value === undefined ? (field.default as number) : Number(value);
	if (seconds >= least && Number.isFinite(seconds)) return seconds;
	throw new InputError(
		`'${field.displayName}' needs a number of at least ${least}; it holds ${found(value)}`,
		`Change '${field.displayName}' under 'Options'.`,
	);
}
