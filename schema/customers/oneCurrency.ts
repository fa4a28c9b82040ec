import { InputError } from '../parse';

/** The currency of a list of customers, null where it names none; several are refused. */
export function oneCurrency(currencies: ReadonlySet<string>): string | null {
	if (currencies.size <= 1) return [...currencies][0] ?? null;
	throw new InputError(
		`The customers are in several currencies: ${[...currencies].sort().join(', ')}`,
		'Split them by currency before this node: amounts of different currencies are never added up.',
	);
}
