/** A page as HTML that n8n's preview and mail programs keep as it is. */
import type { Finding } from './finding';
import type {
	Bars,
	Heading,
	HeatCell,
	HeatMap,
	HeatRow,
	Page,
	Section,
	Table,
	Tiles,
} from './page';

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

export function htmlOf({ title, subtitle, findings, sections, notes }: Page): string {
	return [
		`<div style="${FONT};${INK};max-width:640px;padding:16px;background:#ffffff">`,
		`<h1 style="font-size:22px;margin:0 0 4px 0">${escapeHtml(title)}</h1>`,
		`<p style="${FAINT};margin:0 0 16px 0">${escapeHtml(subtitle)}</p>`,
		...findings.map(findingHtml),
		...sections.map(sectionHtml),
		notesHtml(notes),
		'</div>',
	].join('\n');
}

function sectionHtml(section: Section): string {
	switch (section.kind) {
		case 'heading':
			return headingHtml(section);
		case 'tiles':
			return tilesHtml(section);
		case 'bars':
			return barsHtml(section);
		case 'table':
			return tableHtml(section);
		case 'heatMap':
			return heatMapHtml(section);
		case 'notes':
			return notesHtml(section.notes);
	}
}

function notesHtml(notes: readonly string[]): string {
	const paragraphs = notes.map(
		(note) => `<p style="${FAINT};margin:6px 0">${escapeHtml(note)}</p>`,
	);
	return paragraphs.join('\n');
}

function headingHtml({ text, note }: Heading): string {
	return [
		`<h2 style="font-size:18px;margin:20px 0 2px 0;padding-top:12px;border-top:1px solid #e3e8ee">${escapeHtml(text)}</h2>`,
		`<p style="${FAINT};margin:0 0 8px 0">${escapeHtml(note)}</p>`,
	].join('\n');
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

const MARKS: Readonly<Record<Finding['verdict'], { sign: string; colour: string }>> = {
	better: { sign: '▲', colour: '#2e7d5b' },
	worse: { sign: '▼', colour: '#c0563b' },
	noChangeShown: { sign: '=', colour: '#5b6776' },
	notComparable: { sign: '?', colour: '#5b6776' },
};

function findingHtml({ verdict, text, lookAt }: Finding): string {
	const { sign, colour } = MARKS[verdict];
	const advice = lookAt === '' ? '' : `<div style="${FAINT}">${escapeHtml(lookAt)}</div>`;
	return [
		`<div style="margin:0 0 8px 0;padding:6px 10px;border-left:4px solid ${colour}">`,
		`<span style="color:${colour};font-weight:bold">${sign}</span> ${escapeHtml(text)}${advice}</div>`,
	].join('');
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
	return withHeading(heading, rows);
}

const CELL = 'padding:6px 8px;text-align:right;vertical-align:top';
const WORDS = 'padding:6px 8px;text-align:left;vertical-align:top';
const FIRST = 'padding:6px 8px 6px 0;text-align:left;vertical-align:top';

/** A figure is no longer than this. */
const LONGEST_FIGURE = 24;

function tableHtml({ heading, columns, rows }: Table): string {
	const styles = columns.map((_, at) => {
		if (at === 0) return FIRST;
		return holdsWords(rows.map((row) => row[at])) ? WORDS : CELL;
	});
	const cells = (row: readonly string[]) =>
		row.map((value, at) => `<td style="${styles[at]}">${escapeHtml(value)}</td>`);
	return withHeading(heading, [
		headRow(columns, styles),
		...rows.map((row) => `<tr>${cells(row).join('')}</tr>`),
	]);
}

/** Figures stand below each other at the right; words are read from the left. */
function holdsWords(cells: readonly string[]): boolean {
	return (
		cells.some((cell) => cell.length > LONGEST_FIGURE) || !cells.some((cell) => /\d/.test(cell))
	);
}

function heatMapHtml({ heading, columns, rows }: HeatMap): string {
	const largest = Math.max(0, ...rows.flatMap(({ cells }) => cells.map(({ share }) => share ?? 0)));
	const cell = ({ text, share }: HeatCell) => {
		const strength = largest > 0 ? Math.max(0, share ?? 0) / largest : 0;
		return `<td style="${CELL};${heatColour(strength)}">${escapeHtml(text)}</td>`;
	};
	const cells = ({ label, note, cells: shown }: HeatRow) => [
		`<td style="${FIRST}">${escapeHtml(label)} <span style="${FAINT}">${escapeHtml(note)}</span></td>`,
		...shown.map(cell),
	];
	return withHeading(heading, [
		headRow(
			columns,
			columns.map((_, at) => (at === 0 ? FIRST : CELL)),
		),
		...rows.map((row) => `<tr>${cells(row).join('')}</tr>`),
	]);
}

/** From white to a green on which white letters can be read. */
function heatColour(strength: number): string {
	const shade = (light: number, dark: number) => Math.round(light + strength * (dark - light));
	const background = `rgb(${shade(255, 30)},${shade(255, 110)},${shade(255, 80)})`;
	return `background:${background};color:${strength > 0.55 ? '#ffffff' : '#1f2a37'}`;
}

function headRow(columns: readonly string[], styles: readonly string[]): string {
	const heads = columns.map(
		(column, at) =>
			`<th style="${styles[at]};font-weight:normal;${FAINT}">${escapeHtml(column)}</th>`,
	);
	return `<tr>${heads.join('')}</tr>`;
}

function withHeading(heading: string, rows: readonly string[]): string {
	return [
		`<h3 style="font-size:15px;margin:0 0 4px 0">${escapeHtml(heading)}</h3>`,
		`<table style="width:100%;border-collapse:collapse;margin:0 0 16px 0"><tbody>${rows.join('')}</tbody></table>`,
	].join('\n');
}
