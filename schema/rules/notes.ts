/** What could not be compared while rules were applied, for a hint at the end. */

/** By column, how many items there was nothing to compare in, and the last of them. */
type Noted = Map<string, { items: number; last: number }>;
export type Notes = Readonly<Record<'empty' | 'ahead', Noted>>;

export const newNotes = (): Notes => ({ empty: new Map(), ahead: new Map() });

export function note(noted: Noted, column: string, row: number): void {
	const entry = noted.get(column);
	if (entry === undefined) noted.set(column, { items: 1, last: row });
	else if (entry.last !== row) {
		entry.items += 1;
		entry.last = row;
	}
}

export function hintsOf({ empty, ahead }: Notes): string[] {
	const are = (items: number) => (items === 1 ? '1 item has' : `${items} items have`);
	return [
		...[...empty].map(
			([column, { items }]) =>
				`${are(items)} nothing in "${column}": no condition that compares it holds for them`,
		),
		...[...ahead].map(
			([column, { items }]) =>
				`${are(items)} a day still to come in "${column}": it is neither in the last days nor days ago`,
		),
	];
}
