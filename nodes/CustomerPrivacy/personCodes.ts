import type { Person } from '../../schema/privacy/erasureSettings';
import { pseudonyms } from './pseudonyms';
import type { SecretKeys } from './secretKeys';

/** What the hashes of the suppression list are for: they cannot be put together with the pseudonyms of a report. */
const SUPPRESSION = 'suppression';

export const suppressionCodes = (keys: SecretKeys) => pseudonyms(keys, SUPPRESSION);

/** The codes that stand for a person. */
export type PersonCodes = Readonly<{
	/** What goes onto the suppression list: one per e-mail and number, by the current key. */
	suppression: readonly string[];
	/** On the suppression list by any key? */
	isSuppression: (text: string) => boolean;
	/** A pseudonym in the owner's own tables, by any key? */
	isPseudonym: (text: string) => boolean;
}>;

const NO_CODES: PersonCodes = {
	suppression: [],
	isSuppression: () => false,
	isPseudonym: () => false,
};

/** Without keys no code can be made, and none is recognised. */
export function personCodes({ keys: person }: Person, keys: SecretKeys | null): PersonCodes {
	if (keys === null) return NO_CODES;
	const all = (purpose: string) => {
		const codes = pseudonyms(keys, purpose);
		const current = [...person].flatMap((key) => codes.of(key) ?? []);
		return { current, any: new Set([...current, ...[...person].flatMap(codes.earlier)]) };
	};
	const [suppression, own] = [all(SUPPRESSION), all('')];
	return {
		suppression: suppression.current,
		isSuppression: (text) => suppression.any.has(text),
		isPseudonym: (text) => own.any.has(text),
	};
}
