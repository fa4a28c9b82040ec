import type { Steps } from '../../../core/steps';
import {
	describedTables,
	personOf,
	verifyErasureSettings,
	type DescribedTable,
} from '../../../schema/privacy/erasureSettings';
import { readTableRows, type TableRows } from '../../../schema/privacy/tableRows';
import { tracesOf, type Trace } from '../../../schema/privacy/traces';
import { defineOperation, type OutputList } from '../../shared/operation';
import { count } from '../../shared/page/wording';
import { personCodes } from '../personCodes';
import { SECRET } from '../secret';
import { secretKeys } from '../secretKeys';
import { suppressedCodes } from '../suppressedCodes';
import { erasureFields } from './erasure.fields';
import { WHAT_TO_DO, withoutTable } from './planErasure.operation';

/** Rows of the same tables, read again, in; one item out that says whether the person is gone, without naming the person. */
export const verifyErasure = defineOperation({
	value: 'verifyErasure',
	name: 'Verify Erasure',
	action: 'Verify erasure of a customer',
	description:
		'Whether your tables still hold a customer after an erasure, what is kept and why, and whether the person is protected from being written to again',
	fields: erasureFields,
	params: verifyErasureSettings,
	rows: { rows: readTableRows },
	credential: SECRET,
	needsCredential: ({ suppress }) => suppress,
	withholdsBadRows: true,

	*run({ rows }: { rows: TableRows }, params, context): Steps<OutputList> {
		const person = personOf(params);
		const described = describedTables(params);
		const keys = params.suppress ? secretKeys(context.credential) : null;
		const codes = personCodes(person, keys);
		const own = { ...rows, ...withoutTable(rows, params.suppressionTable) };
		const { found } = yield* tracesOf(person, codes.isPseudonym, own, described);
		const listed = yield* suppressedCodes(rows, params.suppressionTable);
		const isKept = ({ table }: Trace) =>
			described.some((one) => one.table === table && one.treatment === 'keep');
		const verification = {
			stillThere: found.filter((trace) => !isKept(trace)).map(placeOf),
			kept: found.filter(isKept).map((trace) => ({
				...placeOf(trace),
				reason: described.find(({ table }) => table === trace.table)!.why,
			})),
			notRead: [
				...described.map(({ table }) => table),
				...(params.suppress ? [params.suppressionTable] : []),
			].filter((table) => !rows.tables.includes(table)),
			refused: context.refused.length,
			suppressed: isSuppressed(codes.suppression.length, codes.isSuppression, listed, rows, params),
		};
		const verdict = verdictOf(verification, described);
		const json = {
			verdict,
			stillThere: verification.stillThere,
			kept: verification.kept,
			notRead: verification.notRead,
			suppressed: verification.suppressed,
			person: codes.suppression,
			rowsRead: rows.itemOf.length,
			verifiedAt: new Date(context.now).toISOString(),
			text: textOf(verdict, verification),
		};
		return [{ json, from: [{ input: 'rows', items: [0], from: 0, to: 1 }] }];
	},
});

type Place = Readonly<{ table: string; column: string; rows: number }>;
type Verification = Readonly<{
	stillThere: readonly Place[];
	kept: readonly Place[];
	notRead: readonly string[];
	refused: number;
	suppressed: boolean | null;
}>;

/** Without the value: what says that somebody is gone does not name them. */
function placeOf({ table, column, rows }: Trace): Place {
	return { table, column, rows };
}

/** Null where the list was not read, or is not asked for. */
function isSuppressed(
	needed: number,
	isCode: (text: string) => boolean,
	listed: ReadonlySet<string>,
	{ tables }: TableRows,
	{ suppress, suppressionTable }: Readonly<{ suppress: boolean; suppressionTable: string }>,
): boolean | null {
	if (!suppress || !tables.includes(suppressionTable)) return null;
	let there = 0;
	for (const text of listed) if (isCode(text)) there += 1;
	return there >= needed;
}

function verdictOf(
	{ stillThere, notRead, refused }: Verification,
	described: readonly DescribedTable[],
): 'gone' | 'stillThere' | 'cannotTell' {
	if (stillThere.length > 0) return 'stillThere';
	const isUnread = described.some(({ table }) => notRead.includes(table));
	return isUnread || refused > 0 ? 'cannotTell' : 'gone';
}

function textOf(
	verdict: ReturnType<typeof verdictOf>,
	{ stillThere, kept, notRead, refused, suppressed }: Verification,
): string {
	const places = (list: readonly Place[]) =>
		list
			.map(({ table, column, rows }) => `${table} (${column}, ${count(rows, 'row', 'rows')})`)
			.join(', ');
	const sentences = {
		gone: 'The person is in none of the tables that were read.',
		stillThere: `The person is still in ${places(stillThere)}.`,
		cannotTell: 'It cannot be said that the person is gone.',
	};
	return [
		sentences[verdict],
		...(kept.length > 0 ? [`Kept, because a law demands it: ${places(kept)}.`] : []),
		...(notRead.length > 0 ? [`Not read: ${notRead.join(', ')}. ${WHAT_TO_DO}`] : []),
		...(refused > 0 ? [`${count(refused, 'item', 'items')} could not be read.`] : []),
		...(suppressed === true ? ['On the list of those whom nobody writes to again.'] : []),
		...(suppressed === false
			? [
					'Not on the list of those whom nobody writes to again: the next import may bring them back.',
				]
			: []),
	].join(' ');
}
