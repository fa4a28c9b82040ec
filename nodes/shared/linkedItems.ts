import type { INodeExecutionData, IPairedItemData } from 'n8n-workflow';

import { CHUNK, type Steps } from '../../core/steps';
import type { Origin, OutputItem, OutputList } from './operation';

/** The items of each output, linked to those that they were made from. */
export function* linkedItems(
	list: OutputList,
	names: readonly string[],
	outputs: number,
): Steps<INodeExecutionData[][]> {
	const leaving = Array.from({ length: outputs }, (): INodeExecutionData[] => []);
	const linkSome = (begin: number): number => {
		let links = 0;
		let index = begin;
		// To make an item and its sentences takes as long as to read eight rows.
		for (; index < list.length && 8 * links <= CHUNK; index++) {
			const { json, from, output = 0 } = list.at(index)!;
			const pairedItem = isOne(from) ? linksToOne(from, names) : linksTo(from, names);
			leaving[outputs === 1 ? 0 : output].push({
				json: json as INodeExecutionData['json'],
				pairedItem,
			});
			links += 1 + (Array.isArray(pairedItem) ? pairedItem.length : 1);
		}
		return index;
	};
	for (let next = 0; next < list.length; ) {
		next = linkSome(next);
		yield;
	}
	return leaving;
}

function isOne(from: OutputItem['from']): from is Origin {
	return 'items' in from;
}

/** A single link needs no list around it: every customer summary that is segmented would carry one. */
function linksToOne(origin: Origin, names: readonly string[]): IPairedItemData | IPairedItemData[] {
	const { items, from, to } = origin;
	const input = inputOf(origin, names);
	if (to - from === 1) return linkTo(items[from], input);
	// As long as it will be from the start: a list that grows keeps room for sixteen more.
	const links = new Array<IPairedItemData>(to - from);
	for (let at = from; at < to; at++) links[at - from] = linkTo(items[at], input);
	return links;
}

function linksTo(
	origins: readonly Origin[],
	names: readonly string[],
): IPairedItemData | IPairedItemData[] {
	if (origins.length === 1) return linksToOne(origins[0], names);
	const links = origins.flatMap((origin) => linksToOne(origin, names));
	return links.length === 1 ? links[0] : links;
}

/** n8n takes the first input where none is named. */
function linkTo(item: number, input: number): IPairedItemData {
	return input < 0 ? { item } : { item, input };
}

/** −1 where there is only one. */
function inputOf({ input }: Origin, names: readonly string[]): number {
	return names.length === 1 ? -1 : names.indexOf(input);
}
