/** Which reasons a customer is told first: those for the side on which the customer stands. */
import { percent } from '../shared/page/wording';
import { bandOf, type Band, type BandSettings } from './riskBands';

/** `by`: log-odds beside the usual customer; above 0 speaks for leaving. */
export type Reason = Readonly<{ by: number; text: string }>;

export type Stand = Readonly<{
	/** Log-odds of the usual customer, and of this one. */
	base: number;
	logit: number;
	/** The usual customer's chance. */
	usual: number;
	/** Null where no chance is shown. */
	band: Band | null;
	bands: BandSettings;
}>;

const MOST = 3;
/** Log-odds below this are no reason: a chance of 50 % becomes 51 %. */
const LEAST = 0.05;

/**
 * At high risk what speaks for leaving comes first, at low risk what speaks for staying, in between what sets the
 * customer apart; within a side the strongest. Where nothing moves a customer to where the usual one stands already,
 * the usual chance is the first reason.
 */
export function orderedReasons(reasons: readonly Reason[], stand: Stand): string[] {
	const side = sideOf(stand);
	const ranked = reasons
		.filter(({ by }) => Math.abs(by) >= LEAST)
		.sort((one, other) => {
			const rank = ({ by }: Reason) => (by * side >= 0 ? 0 : 1);
			return rank(one) - rank(other) || Math.abs(other.by) - Math.abs(one.by);
		})
		.map(({ by, text }) => `${text}: speaks for ${word(by)}`);
	return [...usual(stand, side), ...ranked].slice(0, MOST);
}

function sideOf({ band, base, logit }: Stand): number {
	if (band === null) return 0;
	if (band === 'Medium') return logit >= base ? 1 : -1;
	return band === 'High' ? 1 : -1;
}

function usual({ base, logit, usual: chance, band, bands }: Stand, side: number): string[] {
	if (band === null || bandOf(chance, bands) !== band || side * (logit - base) > LEAST) return [];
	return [
		`Usual chance of all customers ${percent(chance)}, ${band.toLowerCase()} by itself: speaks for ${word(side)}`,
	];
}

const word = (side: number) => (side > 0 ? 'leaving' : 'staying');
