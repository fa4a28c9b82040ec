/** Which survey an answer belongs to, and of which kind it is, as lists that hold several of them say it. */
import { isBlank } from '../values/found';
import type { Survey } from './headers';

export type Kind = 'relational' | 'transactional';

const SURVEYS: readonly (readonly [Survey, RegExp])[] = [
	['NPS', /nps|net\s*promoter/i],
	['CSAT', /csat|satisf|zufrieden/i],
	['CES', /\bces|effort|aufwand/i],
];
const KINDS: readonly (readonly [Kind, RegExp])[] = [
	['relational', /^\s*(?:relation|beziehung)/i],
	['transactional', /^\s*transa[ckz]t/i],
];

export function surveyOf(cell: unknown): Survey | null {
	return namedIn(SURVEYS, cell);
}

export function kindOf(cell: unknown): Kind | null {
	return namedIn(KINDS, cell);
}

function namedIn<Name>(names: readonly (readonly [Name, RegExp])[], cell: unknown): Name | null {
	if (isBlank(cell) || typeof cell !== 'string') return null;
	return names.find(([, pattern]) => pattern.test(cell))?.[0] ?? null;
}
