import { InputError } from './parse';
import { isBlank } from './values/found';

/** What columns with the name of an automation are called, best first; compared without case, spaces, signs and accents. */
export const AUTOMATION_HEADERS: readonly string[] = [
	...['automation', 'automation name', 'automation tag', 'workflow', 'workflow name'],
	...['flow', 'flow name', 'journey', 'journey name', 'sequence', 'sequence name'],
	...['Automatisierung', 'Automatisierungen', 'Arbeitsablauf'],
	...['automatisation', "nom de l'automatisation", 'scénario', 'parcours', 'séquence'],
];

/** Of messages a campaign is the next best; on an order it may be an advertisement as well. */
export const CAMPAIGN_HEADERS: readonly string[] = [
	...['campaign', 'campaign name', 'message name', 'template', 'Kampagne', 'Kampagnenname'],
	...['campagne', 'nom de la campagne'],
];

/** More automations than this are no automations: probably a column with a subject line or a number was chosen. */
export const MOST_AUTOMATIONS = 200;

/** Numbers automations in order of appearance. */
export type AutomationTags = Readonly<{
	/** Of several spellings the one that comes first in the alphabet, so that the sequence of rows makes no difference. */
	names: readonly string[];
	/** The automations that a cell names: none, one, or several separated by commas, semicolons, bars or line ends. */
	indicesOf: (cell: unknown) => readonly number[];
}>;

/** @param whence what the tags are read from, for the sentence: `The column "flow"` */
export function automationTags(whence: string): AutomationTags {
	const names: string[] = [];
	const byKey = new Map<string, number>();
	const byCell = new Map<unknown, readonly number[]>();

	const indexOf = (name: string): number => {
		const key = automationKey(name);
		const known = byKey.get(key);
		if (known !== undefined) {
			if (name < names[known]) names[known] = name;
			return known;
		}
		if (names.length === MOST_AUTOMATIONS) throw tooMany(whence, names);
		byKey.set(key, names.length);
		return names.push(name) - 1;
	};
	return {
		names,
		indicesOf(cell) {
			if (isBlank(cell)) return NONE;
			const known = byCell.get(cell);
			if (known !== undefined) return known;
			const indices = [...new Set(namesIn(cell).map(indexOf))];
			if (typeof cell !== 'object') byCell.set(cell, indices);
			return indices;
		},
	};
}

const NONE: readonly number[] = [];

/** A name without case, spaces and signs: `Win-back` and `win back` are one automation. */
export function automationKey(name: string): string {
	const letters = name
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, '');
	return letters === '' ? name : letters;
}

function namesIn(cell: unknown): readonly string[] {
	if (Array.isArray(cell)) return cell.filter((entry) => !isBlank(entry)).flatMap(namesIn);
	const text = typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
	return typeof cell === 'object'
		? [text]
		: text
				.split(/[,;|\n]/)
				.map((name) => name.trim())
				.filter((name) => name !== '');
}

function tooMany(whence: string, names: readonly string[]): InputError {
	const some = names
		.slice(0, 3)
		.map((name) => `"${name}"`)
		.join(', ');
	return new InputError(
		`${whence} has more than ${MOST_AUTOMATIONS} different automations (${some}, …)`,
		'Choose a column with the name of the automation, not of each single message: such as "Newsletter" instead of "Newsletter of 5 March".',
	);
}
