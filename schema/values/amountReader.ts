import { amountText, decimalReading, numberOfDigits } from './amountText';

/** The decimal sign of a file; `unsettled` reads only what can be read one way. */
export type DecimalSign = 'point' | 'comma' | 'unsettled';

export type AmountReader = {
	/** NaN for what is no finite number. */
	read: (value: unknown) => number;
	/** The currency that stood beside the last amount read, or ''. */
	mark: string;
	/** Has it met an amount that reads with either sign, without knowing which? */
	metOpen: boolean;
};

const PLAIN = /^-?\d+(?:\.\d{1,2})?$/;

/** A larger one is no amount of anything, and its cents are lost in binary. */
const LARGEST = 1e13;

/** The number itself where it can be an amount, else NaN. */
export function plausible(amount: number): number {
	return Math.abs(amount) <= LARGEST ? amount : NaN;
}

/** Reads amounts: numbers, and text such as `1,234.50`, `1.234,50 €`, `1'234.50` or `(12.00)`. */
export function amountReader(sign: DecimalSign): AmountReader {
	const reader: AmountReader = {
		mark: '',
		metOpen: false,
		read(value) {
			reader.mark = '';
			if (typeof value === 'number') return plausible(value);
			if (typeof value === 'bigint') return plausible(Number(value));
			if (typeof value !== 'string') return NaN;
			if (sign !== 'comma' && PLAIN.test(value)) return plausible(Number(value));
			const parts = amountText(value);
			if (parts === undefined) return NaN;
			reader.mark = parts.mark;
			const own = decimalReading(parts.digits);
			const decimal = sign !== 'unsettled' ? sign : own === 'none' ? 'point' : own;
			if (decimal === 'open') {
				reader.metOpen = true;
				return NaN;
			}
			const amount = plausible(numberOfDigits(parts.digits, decimal));
			return parts.negative ? -amount : amount;
		},
	};
	return reader;
}

/** What the amounts of a file say about its decimal sign: the first text of each kind, by its item. */
export type DecimalEvidence = Record<
	'point' | 'comma' | 'open',
	{ item: number; text: string } | null
>;

export const noDecimalEvidence = (): DecimalEvidence => ({ point: null, comma: null, open: null });

/** Notes what one value says. */
export function noteAmount(evidence: DecimalEvidence, value: unknown, item: number): void {
	if (typeof value !== 'string' || (evidence.point && PLAIN.test(value))) return;
	const parts = amountText(value);
	if (parts === undefined) return;
	const reading = decimalReading(parts.digits);
	if (reading !== 'none') evidence[reading] ??= { item, text: value.trim() };
}

/** The sign that the file itself settles. */
export function settledSign({ point, comma }: DecimalEvidence): DecimalSign {
	if (point && !comma) return 'point';
	if (comma && !point) return 'comma';
	return 'unsettled';
}
