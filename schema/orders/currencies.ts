import { currencyOfMark, mayBe } from '../values/currencyMarks';
import { unitsOf, type MinorUnits } from '../values/currencyUnits';
import { InputError } from '../parse';

/** The currencies that a file names, numbered; 0 stands for none. */
export type Currencies = Readonly<{
	indexOf: (named: unknown) => number;
	/** What an amount is divided by: 1, or the number of minor units. */
	units: readonly number[];
	/** Is it another currency than the one that the owner wants? */
	foreign: readonly boolean[];
	noteSale: (currency: number) => void;
	/** The one currency of the sales, null when none is named; refuses two. */
	theOne: () => string | null;
}>;

export function currencies(wanted: string, minor: MinorUnits | undefined): Currencies {
	const unitsIn = (currency: string) => (minor === undefined ? 1 : unitsOf(currency, minor));
	const names = [''];
	const units = [wanted === '' ? (minor === undefined ? 1 : NaN) : unitsIn(wanted)];
	const foreign = [false];
	const sales = [0];
	const indexes = new Map<unknown, number>([
		['', 0],
		[undefined, 0],
		[null, 0],
	]);

	let last: unknown = '';
	let lastIndex = 0;

	const added = (named: unknown): number => {
		const name = currencyOfMark(String(named).trim());
		const known = names.indexOf(name);
		if (known >= 0) return known;
		units.push(unitsIn(name));
		foreign.push(wanted !== '' && !mayBe(name, wanted));
		sales.push(0);
		return names.push(name) - 1;
	};

	return {
		units,
		foreign,
		indexOf(named) {
			// Nearly always the one of the row before.
			if (named === last) return lastIndex;
			lastIndex = indexes.get(named) ?? added(named);
			indexes.set(named, lastIndex);
			last = named;
			return lastIndex;
		},
		noteSale(currency) {
			sales[currency] += 1;
		},
		theOne() {
			const found = names.filter((name, index) => name !== '' && sales[index] > 0);
			if (wanted !== '') return wanted;
			if (found.length > 1) {
				const list = found.map((name) => `${name} (${sales[names.indexOf(name)]})`);
				throw new InputError(
					`The orders are in ${found.length} currencies: ${list.join(', ')}`,
					"Amounts in different currencies cannot be added up. Choose one under 'Currency' in 'Order Options', or convert the amounts in a node before this one.",
				);
			}
			return found.length === 1 && /^[A-Z]{3}$/.test(found[0]) ? found[0] : null;
		},
	};
}
