/** What messages are for, as numbers in columns: 0 is unknown, the last one is all of them. */
export const PURPOSES = ['marketing', 'survey', 'transactional', 'quoting'] as const;

export type Purpose = (typeof PURPOSES)[number];

export const purposeNumber = (purpose: Purpose): number => PURPOSES.indexOf(purpose) + 1;

export const ANY_PURPOSE = PURPOSES.length + 1;
