import type { Scale } from '../../core/metrics/meanScore';

/** A score, or why a cell holds none: the sentence continues "'Score' holds "7.5", …". */
export type ReadScore =
	| Readonly<{ score: number; isLabelled: boolean }>
	| Readonly<{ why: string }>;

const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;
/** `9/10`, `9 out of 10`, `9 von 10`, `9 sur 10`. */
const OUT_OF = /^(\d{1,3})\s*(?:\/|out of|of|von|sur)\s*(\d{1,3})$/i;
/** `10 - Extremely likely`, `5: sehr zufrieden`, `1 (très difficile)`. */
const LABELLED = /^(\d{1,3})(?![\d.,/])\s*[^\d\s].*$/s;

/** Reads scores as whole numbers on the scale; texts only where they begin with the number. */
export function scoreReader({ lowest, highest }: Scale): (cell: unknown) => ReadScore {
	const onScale = (score: number, isLabelled: boolean): ReadScore => {
		if (!Number.isInteger(score)) return { why: 'which is not a whole number' };
		return score >= lowest && score <= highest
			? { score, isLabelled }
			: { why: `which is not on the scale from ${lowest} to ${highest}` };
	};
	return (cell) => {
		if (typeof cell === 'number') return onScale(cell, false);
		if (typeof cell !== 'string') return { why: 'which is not a score' };
		const text = cell.trim();
		if (NUMBER.test(text)) return onScale(Number(text.replace(',', '.')), false);
		const outOf = OUT_OF.exec(text);
		if (outOf !== null) {
			return Number(outOf[2]) === highest
				? onScale(Number(outOf[1]), true)
				: { why: `which is not on the scale from ${lowest} to ${highest}` };
		}
		const labelled = LABELLED.exec(text);
		return labelled === null ? { why: 'which is not a score' } : onScale(Number(labelled[1]), true);
	};
}
