import { isBlank } from '../values/found';

const YES = /^(?:true|yes|y|ja|oui|wahr|vrai|x)$/i;
const NO = /^(?:false|no|n|nein|non|falsch|faux|-)$/i;
const COUNT = /^\d{1,4}(?:\.0+)?$/;

/** Whether a cell says that a ticket was reopened: yes, no, or how often; undefined for what is none of it. */
export function reopenedMark(value: unknown): boolean | undefined {
	if (isBlank(value)) return false;
	if (typeof value === 'boolean') return value;
	const text = String(value).trim();
	if (YES.test(text)) return true;
	if (NO.test(text)) return false;
	return COUNT.test(text) ? Number(text) > 0 : undefined;
}
