/** Why a customer's risk is what it is, and what would change it: what the score did, not what caused anything. */
import {
	RISK_THEMES,
	riskOf,
	type RiskModel,
	type RiskParts,
	type RiskTheme,
} from '../../../../core/evaluate/riskModel';
import { withLastPurchaseMoved, type PurchaseFacts } from '../../../../core/evaluate/purchaseFacts';
import { logistic } from '../../../../core/numeric/logistic';
import { count, money, percent, whole } from '../../../shared/page/wording';
import { orderedReasons } from '../../reasonOrder';
import type { Band, BandSettings } from '../../riskBands';

export type Beside = Readonly<{
	/** The customer in the middle. */
	typical: PurchaseFacts;
	horizon: number;
	/** Days from the last day seen to the observation end. */
	ahead: number;
	currency: string | null;
}>;

/** Each with the customer's figure and the one in the middle of all; those for the customer's side first. */
export function reasonsOf(
	facts: PurchaseFacts,
	parts: RiskParts,
	beside: Beside,
	{ band, bands }: Readonly<{ band: Band; bands: BandSettings }>,
): string[] {
	const reasons = RISK_THEMES.map((theme) => ({
		by: byTheme(theme, facts, parts.contributions),
		text: TOLD[theme](facts, beside),
	}));
	const { base, logit } = parts;
	return orderedReasons(reasons, { base, logit, usual: logistic(base), band, bands });
}

/** With a single order its day is both the first and the last: one reason, not two. */
function byTheme(
	theme: RiskTheme,
	{ orders }: PurchaseFacts,
	{ waiting, age, ...others }: RiskParts['contributions'],
): number {
	if (theme === 'waiting') return orders === 1 ? waiting + age : waiting;
	if (theme === 'age') return orders === 1 ? 0 : age;
	return others[theme];
}

const days = (number: number) => count(number, 'day', 'days');

const TOLD: Readonly<Record<RiskTheme, (facts: PurchaseFacts, beside: Beside) => string>> = {
	waiting(facts, { typical, ahead }) {
		const { since, orders, age } = facts;
		const gap = Math.round((age - since) / (orders - 1));
		const own = orders > 1 ? `, own average between orders ${days(gap)}` : '';
		return `Last order ${days(since + ahead)} ago (typical: ${whole(typical.since + ahead)}${own})`;
	},
	orders({ orders, recent }, { typical, horizon }) {
		return `${count(orders, 'order', 'orders')} so far, ${recent === 0 ? 'none' : whole(recent)} in the last ${days(horizon)} (typical: ${whole(typical.orders)} and ${whole(typical.recent)})`;
	},
	age({ age }, { typical, ahead }) {
		return `First order ${days(age + ahead)} ago (typical: ${whole(typical.age + ahead)})`;
	},
	value({ value }, { typical, currency }) {
		return `Orders worth ${money(value, currency)} on average (typical: ${money(typical.value, currency)})`;
	},
};

const MOVED = 30;

/** The same customer had the last order come a month later or earlier. */
export function whatWouldChange(model: RiskModel, facts: PurchaseFacts, now: number): string {
	const { since, orders, age } = facts;
	const chance = (by: number) =>
		percent(riskOf(model, withLastPurchaseMoved(facts, by, model.horizon)));
	const moves = [
		{ by: MOVED, word: 'later', canBe: since >= MOVED },
		{ by: -MOVED, word: 'earlier', canBe: orders === 1 || age - since >= MOVED },
	];
	const said = moves
		.filter(({ canBe }) => canBe)
		.map(({ by, word }) => `${chance(by)} if the last order were ${MOVED} days ${word}`);
	return `${percent(now)} now${said.length === 0 ? '' : `; ${said.join(', ')}`}`;
}
