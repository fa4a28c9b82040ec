import type { Finding } from './finding';

/**
 * A page as data, written out as HTML and as plain text. The HTML holds up in n8n's preview, which keeps
 * only `style`, and in mail programs: tables, inline styles, every text escaped, no picture, no script.
 */
export type Page = Readonly<{
	title: string;
	subtitle: string;
	/** What changed: comes first. */
	findings: readonly Finding[];
	sections: readonly Section[];
	/** What the reader should know about the figures. */
	notes: readonly string[];
}>;

export type Section = Heading | Tiles | Bars | Table | HeatMap | Notes;

/** Where a new part begins. */
export type Heading = Readonly<{ kind: 'heading'; text: string; note: string }>;

/** What the reader should know about the part above. */
export type Notes = Readonly<{ kind: 'notes'; notes: readonly string[] }>;

/** A row of figures that the eye takes in at once. */
export type Tiles = Readonly<{ kind: 'tiles'; tiles: readonly Tile[] }>;
export type Tile = Readonly<{ label: string; value: string; note: string }>;

/** Amounts of one kind beside each other; `amount` null is drawn without a bar. */
export type Bars = Readonly<{ kind: 'bars'; heading: string; bars: readonly Bar[] }>;
export type Bar = Readonly<{
	label: string;
	note: string;
	amount: number | null;
	value: string;
	colour: string;
}>;

/** Figures in columns; the first column names the row. */
export type Table = Readonly<{
	kind: 'table';
	heading: string;
	columns: readonly string[];
	rows: readonly (readonly string[])[];
}>;

/** A table whose cells are the darker the larger their share (0 to 1) is; `share` null stays blank. The first column names the row. */
export type HeatMap = Readonly<{
	kind: 'heatMap';
	heading: string;
	columns: readonly string[];
	rows: readonly HeatRow[];
}>;
export type HeatRow = Readonly<{ label: string; note: string; cells: readonly HeatCell[] }>;
export type HeatCell = Readonly<{ text: string; share: number | null }>;
