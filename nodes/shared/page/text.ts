/** A page as plain text: for chats, for mail programs without HTML, for people who listen. */
import type { Bar, HeatMap, HeatRow, Page, Section, Table } from './page';

export function textOf({ title, subtitle, findings, sections, notes }: Page): string {
	const changes = findings.map(({ text, lookAt }) => `- ${[text, lookAt].join(' ').trim()}`);
	const what = [...changes, ...sections.flatMap(sectionLines)];
	return [title, subtitle, '', ...what, '', ...notes].join('\n').trim();
}

function sectionLines(section: Section): string[] {
	switch (section.kind) {
		case 'heading':
			return ['', section.text.toUpperCase(), section.note];
		case 'tiles':
			return section.tiles.map(({ label, value, note }) => `${label}: ${value}${inBrackets(note)}`);
		case 'bars':
			return ['', section.heading, ...section.bars.map(barLine)];
		case 'table':
			return ['', section.heading, ...section.rows.map((row) => tableLine(section, row))];
		case 'heatMap':
			return ['', section.heading, ...section.rows.map((row) => heatLine(section, row))];
		case 'notes':
			return ['', ...section.notes];
	}
}

function tableLine({ columns }: Table, [name, ...cells]: readonly string[]): string {
	return `- ${name}: ${cells.map((cell, at) => `${columns[at + 1]} ${cell}`).join(', ')}`;
}

function heatLine({ columns }: HeatMap, { label, note, cells }: HeatRow): string {
	const shown = cells.map(({ text }, at) => `${columns[at + 1]} ${text}`);
	return `- ${label}${inBrackets(note)}: ${shown.join(', ')}`;
}

function barLine({ label, value, note }: Bar): string {
	return `- ${label}: ${value}${inBrackets(note)}`;
}

function inBrackets(note: string): string {
	return note === '' ? '' : ` (${note})`;
}
