/**
 * A fitted model that travels as data: `{ kind, version, fittedOn, … }`, as an object or as its JSON text, such as the
 * text column of a Data Table holds. What each kind consists of stands in `fittedModels/`.
 */
import { z } from 'zod/v4';

import { InputError, type Item } from './parse';
import { settingIssue } from './settingIssue';
import { found, isBlank } from './values/found';

/** Models that one operation can use, in all versions that there have ever been. */
export type ModelFamily<Model> = Readonly<{
	/** Written into models: never renamed. */
	kinds: readonly string[];
	/** As a sentence calls it: `a purchase model`. */
	name: string;
	/** Where an owner gets one: `'Fit Model' of the Customer Value node`. */
	madeBy: string;
	/** By version, counted from 1: the schema that reads it and makes it the newest. */
	versions: readonly z.ZodType<Model>[];
}>;

/** Much more than any model takes, and read in a few milliseconds. */
const LONGEST_TEXT = 2_000_000;

const envelope = z.object({
	kind: z.string().min(1),
	version: z.number().int().min(1),
});

/** Checks a model that came in, as an object or as text; refuses what it cannot use in words for its owner. */
export function fittedModel<Model>(value: unknown, family: ModelFamily<Model>): Model {
	const again = `Make one with ${family.madeBy} and hand it on as it is.`;
	if (isBlank(value)) throw new InputError('There is no fitted model', again);
	const model = typeof value === 'string' ? parsedText(value, again) : value;
	const marks = envelope.safeParse(model);
	if (!marks.success) {
		throw new InputError(`What came in is not a fitted model but ${found(model)}`, again);
	}
	const { kind, version } = marks.data;
	if (!family.kinds.includes(kind)) {
		throw new InputError(
			`The fitted model is of another kind, "${kind}"; needed is ${family.name}`,
			`Hand on a model from ${family.madeBy}.`,
		);
	}
	const schema = family.versions.at(version - 1);
	if (schema === undefined) {
		throw new InputError(
			`The fitted model has version ${version}; this package reads versions up to ${family.versions.length}`,
			'Update the n8n-nodes-loyalty package to its newest version, or fit the model again.',
		);
	}
	const parsed = schema.safeParse(model);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	const what = settingIssue(issue.path.join('.') || 'model', issue, model);
	throw new InputError(
		`The fitted model is damaged or was changed by hand: ${what}`,
		`Fit it again with ${family.madeBy}; a model is not made to be edited.`,
	);
}

/** The model among items that came in, and what its owner should know about the choice. */
export type FoundModel<Model> = Readonly<{ model: Model; hint: string | null }>;

/**
 * Finds the model in items: the item may be one, or hold one in any column, as an object or as text. Of several of
 * the right kind the one fitted last is taken, of equals the last item's: a Data Table may hold one per run.
 */
export function fittedModelIn<Model>(
	items: readonly Item[],
	family: ModelFamily<Model>,
): FoundModel<Model> {
	const all = items.flatMap(candidatesIn);
	const fitting = all.filter((candidate) => family.kinds.includes(String(markOf(candidate).kind)));
	if (fitting.length === 0) {
		return { model: fittedModel(all.at(-1) ?? items[0], family), hint: null };
	}
	const newest = fitting.reduce((best, candidate) =>
		fittedOn(candidate) >= fittedOn(best) ? candidate : best,
	);
	const hint =
		fitting.length === 1
			? null
			: `${fitting.length} fitted models came in; the newest is used, fitted on ${fittedOn(newest) || 'an unknown day'}.`;
	return { model: fittedModel(newest, family), hint };
}

function candidatesIn(item: Item): readonly unknown[] {
	if (envelope.safeParse(item).success) return [item];
	return Object.values(item).filter((value) => {
		if (typeof value === 'string') return /^\s*"?\{.*\\?"kind\\?"\s*:/s.test(value.slice(0, 2_000));
		return typeof value === 'object' && value !== null && 'kind' in value && 'version' in value;
	});
}

/** Of text that is no JSON nothing is known. */
function markOf(candidate: unknown): Item {
	const model = typeof candidate === 'string' ? parsed(candidate) : candidate;
	return typeof model === 'object' && model !== null ? (model as Item) : {};
}

function fittedOn(candidate: unknown): string {
	const day = markOf(candidate).fittedOn;
	return typeof day === 'string' ? day : '';
}

function parsedText(text: string, advice: string): unknown {
	if (text.length > LONGEST_TEXT) {
		throw new InputError('The text of the fitted model is too long to be one', advice);
	}
	const value = parsed(text);
	if (value !== undefined) return value;
	throw new InputError(
		`The text is not a whole fitted model; it begins with ${found(text)}`,
		advice,
	);
}

/** Undefined where the text is no JSON. */
function parsed(text: string): unknown {
	try {
		const value: unknown = JSON.parse(text);
		// Text that was made into text once more, as some columns do.
		return typeof value === 'string' ? JSON.parse(value) : value;
	} catch {
		return undefined;
	}
}
