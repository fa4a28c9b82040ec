import { InputError, type Item } from './parse';

/** Reads one column of an item; `undefined` where the item does not have it. */
export type Column = (item: Item) => unknown;

const DRAGGED = /^=\s*\{\{\s*\$json\s*((?:\.[\p{L}_$][\p{L}\p{N}_$]*|\[[^\]]+\])+)\s*\}\}\s*$/u;
const STEP = /\.?([^.[\]]+)|\[\s*(?:"([^"]*)"|'([^']*)'|(\d+))\s*\]/gu;

/**
 * The path that a column field holds: a typed name, or a dragged `{{ $json.x }}` taken as the name.
 * Any other expression is refused, because a column is read once for the whole run.
 */
export function columnName(value: unknown, label: string): string {
	if (value === undefined || value === null) return '';
	if (typeof value !== 'string') {
		throw new InputError(
			`'${label}' needs the name of a column; it holds ${JSON.stringify(value)}`,
			`Type the column's name into '${label}', or drag the column onto it.`,
		);
	}
	const text = value.trim();
	if (!text.startsWith('=')) return text;
	const dragged = DRAGGED.exec(text);
	if (dragged) return dragged[1].replace(/^\./, '');
	throw new InputError(
		`'${label}' needs the name of a column; it holds the expression ${text.slice(1)}`,
		`Drag one column onto '${label}' or type its name. To compute a value first, add an Edit Fields node before this one.`,
	);
}

/** The steps of a path such as `customer.email`, `["Customer Email"]` or `lines[0].price`. */
export function pathSteps(path: string): string[] {
	return [...path.matchAll(STEP)].map((step) => step[1] ?? step[2] ?? step[3] ?? step[4]);
}

/**
 * A reader of `path`. A column whose own name is the whole path (a CSV header `Unit.Price`) wins over
 * nesting; `isFlat` says whether any item has it.
 */
export function columnAt(path: string, isFlat: boolean): Column {
	const [first, ...others] = isFlat ? [path] : pathSteps(path);
	const own = ownField(first);
	if (others.length === 0) return own;
	const inner = others.map(ownField);
	return (item) => {
		let value: unknown = own(item);
		for (const field of inner) {
			if (value === null || typeof value !== 'object') return undefined;
			value = field(value as Item);
		}
		return value;
	};
}

/** Columns named like something that every object has, such as `constructor`, are read only where they are there. */
function ownField(name: string): Column {
	// V8 reads by a name that is a key somewhere several times faster than by one typed into a setting.
	const [key] = Object.keys({ [name]: 0 });
	if (key in Object.prototype) return (item) => (Object.hasOwn(item, key) ? item[key] : undefined);
	return (item) => item[key];
}
