/** Names of the months in English, German and French, with their usual abbreviations. */
const NAMES: readonly (readonly string[])[] = [
	['january', 'jan', 'januar', 'jänner', 'janvier', 'janv'],
	['february', 'feb', 'februar', 'février', 'févr', 'fév'],
	['march', 'mar', 'märz', 'mär', 'mrz', 'mars'],
	['april', 'apr', 'avril', 'avr'],
	['may', 'mai'],
	['june', 'jun', 'juni', 'juin'],
	['july', 'jul', 'juli', 'juillet', 'juil'],
	['august', 'aug', 'août'],
	['september', 'sep', 'sept', 'septembre'],
	['october', 'oct', 'oktober', 'okt', 'octobre'],
	['november', 'nov', 'novembre'],
	['december', 'dec', 'dezember', 'dez', 'décembre', 'déc'],
];

const letters = (text: string) => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

const MONTHS: ReadonlyMap<string, number> = new Map(
	NAMES.flatMap((names, index) => names.map((name) => [letters(name), index + 1] as const)),
);

/** 1 to 12, or NaN for a word that is no month. */
export function monthOfName(name: string): number {
	return MONTHS.get(letters(name)) ?? NaN;
}
