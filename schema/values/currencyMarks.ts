/** The currencies that a mark beside an amount may stand for: a weak hint, since dollars are many. */
const MARKS: Readonly<Record<string, readonly string[]>> = {
	$: ['USD', 'AUD', 'CAD', 'CLP', 'COP', 'HKD', 'MXN', 'NZD', 'SGD', 'TWD', 'ARS'],
	US$: ['USD'],
	A$: ['AUD'],
	CA$: ['CAD'],
	C$: ['CAD'],
	R$: ['BRL'],
	'€': ['EUR'],
	'£': ['GBP'],
	'¥': ['JPY', 'CNY'],
	'₹': ['INR'],
	'₩': ['KRW'],
	'₺': ['TRY'],
	'₴': ['UAH'],
	'₪': ['ILS'],
	FR: ['CHF'],
	SFR: ['CHF'],
	KR: ['SEK', 'NOK', 'DKK', 'ISK'],
	ZŁ: ['PLN'],
	KČ: ['CZK'],
	FT: ['HUF'],
};

/** The one currency that a mark surely is, such as EUR for €; otherwise the mark itself. */
export function currencyOfMark(mark: string): string {
	const text = mark.toUpperCase().replace(/\.$/, '');
	const possible = Object.hasOwn(MARKS, text) ? MARKS[text] : [];
	return possible.length === 1 ? possible[0] : text;
}

const CODES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Is it a mark or a code that stands for money, and not the letters of an article's number? */
export function isCurrency(mark: string): boolean {
	const text = mark.toUpperCase().replace(/\.$/, '');
	return /^\p{Sc}$/u.test(text) || Object.hasOwn(MARKS, text) || CODES.has(text);
}

/** May an amount that carries this currency or mark be in `currency`? */
export function mayBe(currencyOrMark: string, currency: string): boolean {
	if (currencyOrMark === currency) return true;
	return Object.hasOwn(MARKS, currencyOrMark) && MARKS[currencyOrMark].includes(currency);
}
