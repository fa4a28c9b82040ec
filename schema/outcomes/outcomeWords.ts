/** How the cell says whether a customer has left. */
import { isBlank } from '../values/found';

/** Headers that say what became of a customer, the most certain first. */
export const OUTCOME_HEADERS = [
	...['churned', 'churn', 'is_churned', 'has_churned', 'churn_value', 'churn_label'],
	...['left', 'has_left', 'cancelled', 'canceled', 'is_cancelled', 'is_canceled', 'attrition'],
	...['attrition_flag', 'exited', 'lapsed', 'terminated', 'gekündigt', 'abgewandert', 'résilié'],
] as const;

const LEFT = new Set([
	...['1', 'true', 'yes', 'y', 'ja', 'oui', 'churned', 'churn', 'left', 'gone', 'cancelled'],
	...['canceled', 'lost', 'attrited', 'attrited customer', 'exited', 'terminated', 'gekündigt'],
	...['lapsed', 'inactive'],
]);
const STAYED = new Set([
	...['0', 'false', 'no', 'n', 'nein', 'non', 'stayed', 'stay', 'retained', 'active', 'current'],
	...['existing', 'existing customer', 'not churned', 'no churn', 'loyal', 'aktiv'],
]);

/** 1 for who has left, 0 for who stayed; NaN for a word that says neither. */
export function outcomeOf(value: unknown): number {
	if (typeof value === 'boolean') return value ? 1 : 0;
	if (typeof value === 'number') return value === 0 || value === 1 ? value : NaN;
	if (typeof value !== 'string' || isBlank(value)) return NaN;
	const word = value.trim().toLowerCase().replace(/[_-]+/g, ' ').replace(/\.0+$/, '');
	if (LEFT.has(word)) return 1;
	return STAYED.has(word) ? 0 : NaN;
}
