import { z } from 'zod/v4';

import { InputError } from '../parse';
import { customerKey } from '../values/customerKeys';

/** What becomes of a person's rows in a table. */
export const ERASURE_TREATMENTS = ['delete', 'replace', 'keep'] as const;
export type ErasureTreatment = (typeof ERASURE_TREATMENTS)[number];

export type DescribedTable = Readonly<{
	table: string;
	/** Columns about the person, separated by commas; empty to recognise them. */
	columns: string;
	treatment: ErasureTreatment;
	why: string;
}>;

const CONTACTED = 'customer_id, customer_email';
const NAMED = 'customer_email, first_name';

/** The tables that the workflows of this package keep. */
export const DEFAULT_TABLES: readonly DescribedTable[] = [
	{ table: 'Loyalty Orders', columns: 'customer', treatment: 'replace', why: '' },
	{ table: 'Loyalty Survey Answers', columns: '', treatment: 'delete', why: '' },
	{ table: 'Loyalty Support Tickets', columns: '', treatment: 'delete', why: '' },
	{ table: 'Loyalty Segment Snapshots', columns: 'customer', treatment: 'delete', why: '' },
	// What remains of an opt-out is the code on the suppression list, which names nobody.
	{ table: 'Loyalty Consents', columns: CONTACTED, treatment: 'delete', why: '' },
	{ table: 'Loyalty Contact Log', columns: CONTACTED, treatment: 'delete', why: '' },
	{ table: 'Loyalty Deliveries', columns: NAMED, treatment: 'delete', why: '' },
	{
		table: 'Loyalty Late Payments',
		columns: 'customer_email, customer_name',
		treatment: 'delete',
		why: '',
	},
	{ table: 'Loyalty Shared Quotes', columns: CONTACTED, treatment: 'delete', why: '' },
	{ table: 'Loyalty Reviews', columns: NAMED, treatment: 'delete', why: '' },
	{ table: 'Loyalty Predictions', columns: 'customer', treatment: 'delete', why: '' },
	{ table: 'Loyalty Sync State', columns: 'customer', treatment: 'delete', why: '' },
];

export const DEFAULT_SUPPRESSIONS = 'Loyalty Suppressions';

const person = {
	emails: z.string().trim().default(''),
	customerNumbers: z
		.union([z.string(), z.number()])
		.transform((value) => String(value).trim())
		.default(''),
};

const tables = {
	tables: z
		.object({
			rows: z
				.array(
					z.object({
						table: z.string().trim().default(''),
						columns: z.string().trim().default(''),
						treatment: z.enum(ERASURE_TREATMENTS).default('delete'),
						why: z.string().trim().default(''),
					}),
				)
				.default([]),
		})
		.default({ rows: DEFAULT_TABLES.map((row) => ({ ...row })) }),
	suppressionTable: z
		.string()
		.trim()
		.min(1, 'name the table of the suppression list')
		.default(DEFAULT_SUPPRESSIONS),
	suppress: z.boolean().default(true),
	tableColumn: z.string().trim().default('table'),
};

export const verifyErasureSettings = z.object({ ...person, ...tables });

export const planErasureSettings = verifyErasureSettings.extend({
	look: z.enum(['rows', 'description']).default('rows'),
	outputs: z.enum(['one', 'perAction']).default('one'),
});

export type VerifyErasureSettings = z.output<typeof verifyErasureSettings>;
export type PlanErasureSettings = z.output<typeof planErasureSettings>;

/** Whom it is about: everything that names the person, as it was typed and by its key. */
export type Person = Readonly<{
	emails: readonly string[];
	numbers: readonly string[];
	/** All of them, each once. */
	keys: ReadonlySet<string>;
}>;

export function personOf(settings: VerifyErasureSettings): Person {
	const emails = listed(settings.emails, /[\s,;]+/);
	const numbers = listed(settings.customerNumbers, /[,;\n]+/);
	const wrong = emails.find((email) => !/^[^@]+@[^@]+\.[^@]+$/.test(email));
	if (wrong !== undefined) {
		throw new InputError(
			`'E-Mails' holds "${wrong}", which is not an e-mail address`,
			"Correct it; numbers belong under 'Customer Numbers'.",
		);
	}
	if (emails.length === 0 && numbers.length === 0) {
		throw new InputError(
			'It is not said whom this is about',
			"Fill in 'E-Mails', 'Customer Numbers', or both.",
		);
	}
	return { emails, numbers, keys: new Set([...emails, ...numbers]) };
}

function listed(text: string, separator: RegExp): readonly string[] {
	const keys = text.split(separator).map(customerKey);
	return [...new Set(keys.filter((key) => key !== ''))];
}

/** The columns of a described table. */
export function columnsOf({ columns }: DescribedTable): readonly string[] {
	return columns
		.split(/[,;\n]+/)
		.map((column) => column.trim())
		.filter((column) => column !== '');
}

/** The described tables; refused when one stands twice. */
export function describedTables({
	tables: { rows },
}: VerifyErasureSettings): readonly DescribedTable[] {
	const described = rows.filter(({ table }) => table !== '');
	const names = described.map(({ table }) => table);
	const twice = names.find((name, at) => names.indexOf(name) !== at);
	if (twice !== undefined) {
		throw new InputError(
			`The table "${twice}" stands twice under 'Tables'`,
			'Take one of the two out.',
		);
	}
	const unexplained = described.find(({ treatment, why }) => treatment === 'keep' && why === '');
	if (unexplained !== undefined) {
		throw new InputError(
			`The rows of "${unexplained.table}" are to be kept, and it is not said why`,
			'Write the reason beside it, such as: invoices, kept as the tax law demands.',
		);
	}
	return described;
}
