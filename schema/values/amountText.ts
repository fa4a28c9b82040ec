/** An amount as text, taken apart: its sign, its digits with their separators, and a currency beside them. */
export type AmountText = Readonly<{
	negative: boolean;
	/** Only digits, spaces, apostrophes, points and commas. */
	digits: string;
	/** Such as € or EUR; empty where there is none. */
	mark: string;
}>;

const MARK = String.raw`(?:\p{L}{0,3}\p{Sc}|\p{L}{2,3}\.?)`;
const AMOUNT = new RegExp(
	String.raw`^(\()?\s*([-−–+])?\s*(${MARK})?\s*([-−–+])?\s*(\d[\d.,'’\s]*|[.,]\d+)(${MARK})?\s*([-−])?\s*(\))?$`,
	'u',
);

/** Undefined for a text that is no amount. Negative is `-12`, `12-` or `(12)`. */
export function amountText(text: string): AmountText | undefined {
	const match = AMOUNT.exec(text.trim());
	if (match === null) return undefined;
	const [, open, before, markBefore, between, digits, markBehind, behind, close] = match;
	if ((open === undefined) !== (close === undefined)) return undefined;
	const signs = [before, between, behind].filter((sign) => sign !== undefined);
	if (signs.length > 1 || (markBefore !== undefined && markBehind !== undefined)) return undefined;
	return {
		negative: open !== undefined || (signs.length === 1 && signs[0] !== '+'),
		digits: digits.trim(),
		mark: markBefore ?? markBehind ?? '',
	};
}

/** Which sign is the decimal one: settled by the digits, `open` where both would read, `none` without any. */
export type DecimalReading = 'point' | 'comma' | 'open' | 'none';

/** `1,234.50` and `1,234,567` settle the point; `1.234` and `1,234` alone leave it open. */
export function decimalReading(digits: string): DecimalReading {
	const point = digits.lastIndexOf('.');
	const comma = digits.lastIndexOf(',');
	if (point < 0 && comma < 0) return 'none';
	if (point >= 0 && comma >= 0) return point > comma ? 'point' : 'comma';
	const sign = point >= 0 ? '.' : ',';
	const [whole, ...groups] = digits.split(sign);
	const own = sign === '.' ? 'point' : 'comma';
	if (groups.length > 1) return own === 'point' ? 'comma' : 'point';
	const couldBeGroup = groups[0].length === 3 && /^[1-9]\d{0,2}$/.test(whole);
	return couldBeGroup ? 'open' : own;
}

const GROUPS = {
	point: /^\d+$|^\d{1,3}(?:,\d{2,3})*,\d{3}$|^\d{1,3}(?:[\s'’]\d{3})+$/,
	comma: /^\d+$|^\d{1,3}(?:\.\d{3})+$|^\d{1,3}(?:[\s'’]\d{3})+$/,
};

/** The number that the digits say with this decimal sign; NaN where they are no number then. */
export function numberOfDigits(digits: string, decimal: 'point' | 'comma'): number {
	const at = digits.lastIndexOf(decimal === 'point' ? '.' : ',');
	const whole = at < 0 ? digits : digits.slice(0, at);
	const fraction = at < 0 ? '' : digits.slice(at + 1);
	if (!/^\d*$/.test(fraction)) return NaN;
	if (whole !== '' && !GROUPS[decimal].test(whole)) return NaN;
	return Number(`${whole.replace(/\D/g, '')}.${fraction}`);
}
