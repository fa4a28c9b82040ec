import type { Shares } from './kinds';

/** Where a country's customers live: the time zones with their shares, and what a postcode looks like. */
export const COUNTRIES: Readonly<Record<string, { zones: Shares<string>; postcode: string }>> = {
	AT: { zones: [['Europe/Vienna', 1]], postcode: '####' },
	AU: {
		zones: [
			['Australia/Sydney', 0.6],
			['Australia/Brisbane', 0.25],
			['Australia/Perth', 0.15],
		],
		postcode: '####',
	},
	CA: {
		zones: [
			['America/Toronto', 0.7],
			['America/Vancouver', 0.3],
		],
		postcode: '@#@ #@#',
	},
	CH: { zones: [['Europe/Zurich', 1]], postcode: '####' },
	DE: { zones: [['Europe/Berlin', 1]], postcode: '#####' },
	FR: { zones: [['Europe/Paris', 1]], postcode: '#####' },
	GB: { zones: [['Europe/London', 1]], postcode: '@@# #@@' },
	NL: { zones: [['Europe/Amsterdam', 1]], postcode: '#### @@' },
	US: {
		zones: [
			['America/New_York', 0.5],
			['America/Chicago', 0.3],
			['America/Los_Angeles', 0.2],
		],
		postcode: '#####',
	},
};
