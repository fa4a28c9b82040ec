import { z } from 'zod/v4';

import { parseParams } from '../../schema/parse';

// What an owner reads when a setting does not fit.
const schema = z.object({
	days: z.number().int().min(1).max(3660).default(90),
	margin: z.number().gt(0).lt(100).default(50),
	output: z.enum(['items', 'page']).default('items'),
	isRight: z.boolean().default(false),
	column: z.string().default(''),
	zone: z
		.string()
		.refine((zone) => zone !== 'Mars', 'a time zone is a name such as Europe/Berlin')
		.default(''),
});

test.each<[Record<string, unknown>, string]>([
	[{ days: 0 }, "'days' needs a number of at least 1; it holds 0"],
	[{ days: 4000 }, "'days' needs a number of at most 3660; it holds 4000"],
	[{ days: 1.5 }, "'days' needs a whole number; it holds 1.5"],
	[{ days: 'ten' }, `'days' needs a number; it holds "ten"`],
	[{ days: NaN }, "'days' needs a number; it holds NaN"],
	[{ days: Infinity }, "'days' needs a number; it holds Infinity"],
	[{ margin: 0 }, "'margin' needs a number above 0; it holds 0"],
	[{ margin: 100 }, "'margin' needs a number below 100; it holds 100"],
	[{ output: 'chart' }, `'output' needs one of items, page; it holds "chart"`],
	[{ output: [1, 2] }, `'output' needs one of items, page; it holds a list of 2`],
	[{ isRight: 'yes' }, `'isRight' needs true or false; it holds "yes"`],
	[{ column: 5 }, "'column' needs a text; it holds 5"],
	[{ zone: 'Mars' }, `'zone' cannot be used: a time zone is a name such as Europe/Berlin`],
])('%j', (params, message) => {
	expect(() => parseParams(schema, params, (path) => path.join('.'))).toThrow(
		expect.objectContaining({ message, advice: expect.stringMatching(/^Change '/) }),
	);
});
