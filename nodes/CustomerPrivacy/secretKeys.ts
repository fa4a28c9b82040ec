import { InputError } from '../../schema/parse';

/** The key that new pseudonyms are made with, and those that old ones were made with, newest first. */
export type SecretKeys = Readonly<{ current: string; earlier: readonly string[] }>;

const SHORTEST = 32;
/** Fewer different characters than this in a key are a word or a pattern, not chance. */
const FEWEST_DIFFERENT = 10;

/** The keys of a credential `loyaltySecretApi`; refused with a sentence that never shows any of them. */
export function secretKeys(credential: Readonly<Record<string, unknown>> = {}): SecretKeys {
	const current = textOf(credential.secretKey);
	const earlier = textOf(credential.earlierSecretKeys)
		.split(/\s+/)
		.filter((key) => key !== '');
	check('Secret Key', current);
	earlier.forEach((key) => check('Earlier Secret Keys', key));
	if (earlier.includes(current)) {
		throw new InputError(
			"'Earlier Secret Keys' holds the key that is also the 'Secret Key'",
			'Enter a new key as the Secret Key of the credential, and keep only older ones as earlier keys.',
		);
	}
	return { current, earlier };
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

function check(label: string, key: string): void {
	const found = issueOf(key);
	if (found === null) return;
	throw new InputError(`'${label}' of the Loyalty Secret credential ${found}`, ADVICE);
}

function issueOf(key: string): string | null {
	if (key === '') return 'is empty';
	if (/\s/.test(key)) return 'has a space or a line break in it';
	if (key.length < SHORTEST) {
		return `has ${key.length} characters; at least ${SHORTEST} are needed`;
	}
	const different = new Set(key).size;
	return different < FEWEST_DIFFERENT
		? `repeats ${different} characters, which is easy to guess`
		: null;
}

const ADVICE =
	'Let a password manager make 32 or more random letters and digits, and enter them in the credential.';
