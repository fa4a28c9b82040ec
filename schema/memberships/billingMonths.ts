/** Words for the time that a price is for, without accents, and how many months it is. */
const MONTHS: readonly (readonly [RegExp, number])[] = [
	[/^(?:days?|daily|tage?|taglich|jours?|journalier)$/, 12 / 365.2425],
	[/^(?:weeks?|weekly|wochen?|wochentlich|semaines?|hebdomadaire|hebdo)$/, (12 * 7) / 365.2425],
	[/^(?:months?|monthly|mon|mo|monate?|monatlich|mois|mensuel(?:le)?|mensuellement)$/, 1],
	[
		/^(?:quarters?|quarterly|quartale?|quartalsweise|vierteljahr(?:lich)?|trimestr(?:es?|iel(?:le)?))$/,
		3,
	],
	[
		/^(?:halfyear(?:ly)?|semiannual(?:ly)?|biannual(?:ly)?|halbjahr(?:lich)?|semestr(?:es?|iel(?:le)?))$/,
		6,
	],
	[/^(?:years?|yearly|annual(?:ly)?|yr|jahre?|jahrlich|ans?|annees?|annuel(?:le)?)$/, 12],
];

/** How many months `3 months`, `yearly` or `vierteljährlich` are; NaN for other text. */
export function billingMonths(interval: unknown): number {
	if (typeof interval !== 'string') return NaN;
	const text = interval
		.normalize('NFD')
		.toLowerCase()
		.replace(/^\s*(?:every|per|pro|alle|par|tous les)\s+/, '')
		.replace(/[^\p{L}\p{N}]/gu, '');
	const [, digits, word] = /^(\d{0,3})(\p{L}*)$/u.exec(text) ?? ['', '', ''];
	const found = MONTHS.find(([words]) => words.test(word));
	return found === undefined ? NaN : found[1] * (digits === '' ? 1 : Number(digits));
}
