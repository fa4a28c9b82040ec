import { z } from 'zod/v4';

import type { Shop } from '../../core/simulate/shop/shop';
import { dayOfInstant, dayOfSetting, isoDay } from '../../schema/calendarDay';
import { InputError, type Context } from '../../schema/parse';
import { localTimesIn, type LocalTimes } from './localTimes';

/** What the owner can set about the simulated shop. */
export const settings = z.object({
	kindOfShop: z.enum(['cafe', 'onlineShop', 'subscription']),
	customers: z
		.number({ error: 'it needs a whole number from 1 to 100,000' })
		.int('it needs a whole number from 1 to 100,000')
		.min(1, 'it needs at least 1')
		.max(100_000, 'it takes at most 100,000'),
	seed: z
		.number({ error: 'it needs a whole number' })
		.int('it needs a whole number')
		.min(0, 'it needs 0 or more'),
	endDate: z.unknown().optional(),
	options: z.object({
		currency: z
			.string()
			.trim()
			.toUpperCase()
			.regex(/^[A-Z]{3}$/, 'it needs a three-letter code such as EUR')
			.default('EUR'),
		shopOpened: z.unknown().optional(),
		timeZone: z.string().trim().default(''),
		untidyData: z.boolean().default(true),
	}),
});

export type Settings = z.output<typeof settings>;

/** The shop that the settings describe, and how its clock writes time. */
export type SetUp = Readonly<{ shop: Shop; timeZone: string; written: LocalTimes }>;

/** A fixed day, so that the history stays the same from year to year. */
const OPENED = '2024-01-01';
const MOST_YEARS = 30;

export function setUp(params: Settings, context: Context): SetUp {
	const { currency, shopOpened, untidyData } = params.options;
	const timeZone = params.options.timeZone || context.timeZone;
	const written = localTimesIn(timeZone);
	if (!written) {
		throw new InputError(
			`'Time Zone' needs a name such as Europe/Berlin; it holds ${JSON.stringify(timeZone)}`,
			"Write the zone as continent and city, or leave 'Time Zone' empty.",
		);
	}
	const openedDay = dayOf(shopOpened || OPENED, timeZone, 'Shop Opened') ?? 0;
	const endDay = dayOf(params.endDate, timeZone, 'End Date') ?? dayOfInstant(context.now, timeZone);
	if (endDay < openedDay) {
		throw new InputError(
			`'End Date' (${isoDay(endDay)}) is before the shop opened (${isoDay(openedDay)})`,
			"Choose a later 'End Date', or set an earlier 'Shop Opened' under 'Options'.",
		);
	}
	if (endDay > openedDay + MOST_YEARS * 366) {
		throw new InputError(
			`'End Date' (${isoDay(endDay)}) is more than ${MOST_YEARS} years after the shop opened (${isoDay(openedDay)})`,
			"Choose an earlier 'End Date', or set a later 'Shop Opened' under 'Options'.",
		);
	}
	const shop = {
		kind: params.kindOfShop,
		seed: params.seed,
		customers: params.customers,
		openedDay,
		endDay,
		untidy: untidyData,
		currency,
	};
	return { shop, timeZone, written };
}

/** The day that a setting names, or null where it is empty. */
function dayOf(setting: unknown, timeZone: string, name: string): number | null {
	if (setting === undefined || setting === null || setting === '') return null;
	const day = dayOfSetting(setting, timeZone);
	if (day !== null) return day;
	throw new InputError(
		`'${name}' needs a date such as 2026-06-30; it holds ${JSON.stringify(setting)}`,
		`Pick a day under '${name}', or leave it empty.`,
	);
}
