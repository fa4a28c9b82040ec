import { InputError } from '../parse';

/** Names the band that a number is in. */
export type BandOf = (value: number) => string;

/** Bands of whole years: `under 18`, `18–24`, …, `75 and over`. */
export function ageBands(limits: string, label: string): BandOf {
	const edges = edgesOf(limits, label);
	const names = edges.map((edge, at) =>
		at === edges.length - 1 ? `${edge} and over` : agesBetween(edge, edges[at + 1] - 1),
	);
	return (age) => nameIn(edges, names, `under ${edges[0]}`, age);
}

/** Bands of amounts: `under 0`, `0 to under 20`, …, `1000 and over`. */
export function amountBands(limits: string, label: string): BandOf {
	const edges = edgesOf(limits, label);
	const names = edges.map((edge, at) =>
		at === edges.length - 1 ? `${edge} and over` : `${edge} to under ${edges[at + 1]}`,
	);
	return (amount) => nameIn(edges, names, `under ${edges[0]}`, amount);
}

const agesBetween = (first: number, last: number) =>
	last > first ? `${first}–${last}` : `${first}`;

function nameIn(
	edges: readonly number[],
	names: readonly string[],
	below: string,
	value: number,
): string {
	let band = -1;
	while (band + 1 < edges.length && value >= edges[band + 1]) band += 1;
	return band < 0 ? below : names[band];
}

function edgesOf(limits: string, label: string): readonly number[] {
	const edges = limits
		.split(/[,;]/)
		.map((edge) => edge.trim())
		.filter((edge) => edge !== '')
		.map(Number);
	const rising = edges.every(
		(edge, at) => Number.isFinite(edge) && (at === 0 || edge > edges[at - 1]),
	);
	if (edges.length > 0 && edges.length <= 50 && rising) return edges;
	throw new InputError(
		`'${label}' needs rising numbers separated by commas; it holds "${limits.slice(0, 60)}"`,
		`Write where each band begins, such as 0, 20, 50, 100.`,
	);
}
