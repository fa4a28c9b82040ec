import type { Steps } from '../../../core/steps';
import { InputError, type Item } from '../../../schema/parse';
import type { ChosenColumn } from '../../../schema/privacy/chosenColumns';
import { readIdentifiedItems, type IdentifiedItems } from '../../../schema/privacy/identifiedItems';
import { pseudonymizeSettings } from '../../../schema/privacy/pseudonymizeSettings';
import { writtenAt } from '../../../schema/privacy/writtenAt';
import { isBlank } from '../../../schema/values/found';
import { defineOperation, type OutputItem, type OutputList } from '../../shared/operation';
import { pseudonyms, type Pseudonyms } from '../pseudonyms';
import { SECRET } from '../secret';
import { secretKeys } from '../secretKeys';
import { columnList } from './columnList';

/** Hashes take a few microseconds each, so few rows are a step. */
const ROWS_A_STEP = 64;

/** Any items in; the same out, with pseudonyms where the chosen columns named people. */
export const pseudonymize = defineOperation({
	value: 'pseudonymize',
	name: 'Pseudonymize',
	action: 'Pseudonymize columns',
	description:
		'Replaces names, e-mails or numbers by codes that only your secret key can make: the same person always gets the same code',
	fields: [
		columnList(
			'columns',
			'Columns',
			'Columns that name a person. Nested ones are written with points, such as customer.email.',
		),
		{
			displayName: 'Options',
			name: 'privacyOptions',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Also With Earlier Keys',
					name: 'earlierToo',
					type: 'boolean',
					default: false,
					description:
						'Whether to add what the codes were with the earlier keys of the credential, to replace them in tables',
				},
				{
					displayName: 'Purpose',
					name: 'purpose',
					type: 'string',
					default: '',
					placeholder: 'e.g. agency report',
					description:
						'Codes for different purposes differ, so that two lists cannot be put together. Leave empty for the codes of your own tables.',
				},
			],
		},
	],
	params: pseudonymizeSettings,
	rows: { people: readIdentifiedItems },
	credential: SECRET,
	withholdsBadRows: true,

	*run({ people }: { people: IdentifiedItems }, { privacyOptions }, context): Steps<OutputList> {
		const keys = secretKeys(context.credential);
		if (privacyOptions.earlierToo && keys.earlier.length === 0) throw noEarlierKey();
		const known = remembered(pseudonyms(keys, privacyOptions.purpose));
		const output: OutputItem[] = [];
		for (let at = 0; at < people.itemOf.length; at++) {
			if (at % ROWS_A_STEP === 0) yield;
			const item = people.items[people.itemOf[at]];
			const earlier = privacyOptions.earlierToo && earlierOf(item, people.columns, known);
			output.push({
				json: {
					...(people.columns.reduce<unknown>((json, { read, steps }) => {
						const value = read(item);
						return value === undefined ? json : writtenAt(json, steps, known.codeOf(value));
					}, item) as Item),
					...(earlier && { earlierPseudonyms: earlier }),
				},
				from: [{ input: 'people', items: people.itemOf, from: at, to: at + 1 }],
			});
		}
		known.hints().forEach((hint) => context.hint(hint));
		return output;
	},
});

type Known = ReturnType<typeof remembered>;

/** Each value is hashed once; what is a pseudonym already stays as it is. */
function remembered(codes: Pseudonyms) {
	const made = new Map<unknown, string | null>();
	const kept = { current: 0, earlier: 0, unknown: 0 };
	const codeOf = (value: unknown): unknown => {
		if (Array.isArray(value)) return value.map(codeOf);
		if (typeof value !== 'string' && typeof value !== 'number') return null;
		const key = typeof value === 'string' ? codes.keyOf(value.trim()) : null;
		if (key !== null) {
			kept[key] += 1;
			return value;
		}
		let code = made.get(value);
		if (code === undefined) {
			code = codes.of(value);
			made.set(value, code);
		}
		return code;
	};
	const earlier = (value: unknown): readonly string[] => {
		if (Array.isArray(value)) return value.flatMap(earlier);
		if (typeof value !== 'string' && typeof value !== 'number') return [];
		return typeof value === 'string' && codes.keyOf(value.trim()) !== null
			? []
			: codes.earlier(value);
	};
	return {
		codeOf,
		earlier,
		hints: () => [
			...said(kept.current, 'pseudonyms already and stay as they are'),
			...said(
				kept.earlier,
				'pseudonyms by an earlier key and stay as they are: only from the e-mails or numbers themselves can new ones be made',
			),
			...said(kept.unknown, 'pseudonyms by a key that the credential does not hold'),
		],
	};
}

function said(count: number, what: string): readonly string[] {
	return count === 0 ? [] : [`${count} of the values are ${what}`];
}

function earlierOf(item: Item, columns: readonly ChosenColumn[], { earlier }: Known) {
	const filled = columns.filter(({ read }) => !isBlank(read(item)));
	return Object.fromEntries(filled.map(({ name, read }) => [name, earlier(read(item))]));
}

function noEarlierKey(): InputError {
	return new InputError(
		"'Also With Earlier Keys' is on, and the credential holds no earlier key",
		"Enter it under 'Earlier Secret Keys' in the credential, or switch the option off.",
	);
}
