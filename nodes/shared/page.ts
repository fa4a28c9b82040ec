/**
 * A page as data, written out as HTML and as plain text. The HTML holds up in n8n's preview, which keeps
 * only `style`, and in mail programs: tables, inline styles, every text escaped, no picture, no script.
 */
export type Page = Readonly<{
	title: string;
	subtitle: string;
	sections: readonly Section[];
	/** What the reader should know about the figures. */
	notes: readonly string[];
}>;

export type Section = Tiles | Bars;

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

const FONT = 'font-family:Helvetica,Arial,sans-serif';
const INK = 'color:#1f2a37';
const FAINT = 'color:#5b6776;font-size:13px';

const ESCAPES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

export function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (sign) => ESCAPES[sign]);
}

export function htmlOf({ title, subtitle, sections, notes }: Page): string {
	const body = sections.map((section) =>
		section.kind === 'tiles' ? tilesHtml(section) : barsHtml(section),
	);
	return [
		`<div style="${FONT};${INK};max-width:640px;padding:16px;background:#ffffff">`,
		`<h1 style="font-size:22px;margin:0 0 4px 0">${escapeHtml(title)}</h1>`,
		`<p style="${FAINT};margin:0 0 16px 0">${escapeHtml(subtitle)}</p>`,
		...body,
		...notes.map((note) => `<p style="${FAINT};margin:6px 0">${escapeHtml(note)}</p>`),
		'</div>',
	].join('\n');
}

export function textOf({ title, subtitle, sections, notes }: Page): string {
	const lines = sections.flatMap((section) =>
		section.kind === 'tiles'
			? section.tiles.map(({ label, value, note }) => `${label}: ${value}${inBrackets(note)}`)
			: ['', section.heading, ...section.bars.map(barLine)],
	);
	return [title, subtitle, '', ...lines, '', ...notes].join('\n').trim();
}

function barLine({ label, value, note }: Bar): string {
	return `- ${label}: ${value}${inBrackets(note)}`;
}

function inBrackets(note: string): string {
	return note === '' ? '' : ` (${note})`;
}

function tilesHtml({ tiles }: Tiles): string {
	const width = Math.floor(100 / tiles.length);
	const cells = tiles.map(({ label, value, note }) =>
		[
			`<td style="width:${width}%;padding:10px;vertical-align:top;border:1px solid #e3e8ee">`,
			`<div style="${FAINT}">${escapeHtml(label)}</div>`,
			`<div style="font-size:22px;font-weight:bold;padding:4px 0">${escapeHtml(value)}</div>`,
			`<div style="${FAINT}">${escapeHtml(note)}</div>`,
			'</td>',
		].join(''),
	);
	return `<table style="width:100%;border-collapse:collapse;margin:0 0 16px 0"><tbody><tr>${cells.join('')}</tr></tbody></table>`;
}

function barsHtml({ heading, bars }: Bars): string {
	const largest = Math.max(0, ...bars.map(({ amount }) => amount ?? 0));
	const rows = bars.map(({ label, note, amount, value, colour }) => {
		const share = largest > 0 ? Math.round((100 * (amount ?? 0)) / largest) : 0;
		const bar =
			share > 0
				? `<div style="width:${share}%;height:16px;background:${colour};border-radius:3px"></div>`
				: '';
		return [
			'<tr>',
			`<td style="width:38%;padding:6px 8px 6px 0;vertical-align:top"><div>${escapeHtml(label)}</div>`,
			`<div style="${FAINT}">${escapeHtml(note)}</div></td>`,
			`<td style="width:14%;padding:6px 8px;text-align:right;font-weight:bold;vertical-align:top">${escapeHtml(value)}</td>`,
			`<td style="width:48%;padding:6px 0;vertical-align:top">${bar}</td>`,
			'</tr>',
		].join('');
	});
	return [
		`<h2 style="font-size:16px;margin:0 0 4px 0">${escapeHtml(heading)}</h2>`,
		`<table style="width:100%;border-collapse:collapse;margin:0 0 16px 0"><tbody>${rows.join('')}</tbody></table>`,
	].join('\n');
}
