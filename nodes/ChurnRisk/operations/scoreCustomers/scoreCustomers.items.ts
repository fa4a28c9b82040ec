/** The item of one customer: how likely it is that nothing is bought, why, and what would change it. */
import { waitForNextPurchase } from '../../../../core/models/nextPurchase';
import { factsOf, historyOf } from '../../../../core/evaluate/purchaseFacts';
import { riskParts, type RiskModel } from '../../../../core/evaluate/riskModel';
import { isoDay } from '../../../../schema/calendarDay';
import type { CustomerLadder } from '../../customerLadder';
import { METHOD_NAMES, RULES } from '../../risk.words';
import { bandOf, shownProbability, type Band, type BandSettings } from '../../riskBands';
import { reasonsOf, whatWouldChange } from './scoreCustomers.reasons';
import type { RuledCustomer } from './scoreCustomers.rules';

export type Scored = Readonly<{ band: Band | null; json: Record<string, unknown> }>;

/** Where the next order is expected with the chance of one half; the interval holds it in 8 of 10 cases. */
const EARLY = 0.1;
const LATE = 0.9;

export function scoredItem(
	ladder: CustomerLadder & Readonly<{ model: RiskModel }>,
	row: number,
	bands: BandSettings,
	{ simplify, currency }: Readonly<{ simplify: boolean; currency: string | null }>,
): Scored {
	const { model, now, horizon, ahead, record } = ladder;
	const facts = factsOf(now.features, row);
	const parts = riskParts(model, facts);
	const { probability } = parts;
	const band = bandOf(probability, bands);
	const wait = (chance: number) => waitForNextPurchase(now.fit!.model, historyOf(facts), chance);
	// Who is more likely to buy nothing is not expected on a day.
	const dayAfter = (chance: number) =>
		probability > 0.5 ? null : laterDay(now.origin, wait(chance));
	const beside = { typical: now.typical, horizon, ahead, currency };
	const json: Record<string, unknown> = {
		probabilityOfChurn: shownProbability(probability),
		riskBand: band,
		reasons: reasonsOf(facts, parts, beside, { band, bands }),
		whatWouldChange: whatWouldChange(model, facts, probability),
		expectedNextOrder: dayAfter(0.5),
		method: METHOD_NAMES[model.method],
		baseRate: record[0].record.baseRate,
		horizonDays: horizon,
		reason: null,
	};
	if (!simplify) {
		json.expectedNextOrderFrom = dayAfter(EARLY);
		json.expectedNextOrderTo = dayAfter(LATE);
		json.logOdds = parts.logit;
		json.logOddsBase = parts.base;
		json.contributions = parts.contributions;
	}
	return { band, json };
}

/** The same without a probability: a band by the shop's rhythm, or nothing for who has not bought. */
export function ruledItem(
	ruled: RuledCustomer | null,
	{
		why,
		baseRate,
		horizon,
		end,
		simplify,
	}: Readonly<{
		why: string;
		baseRate: number | null;
		horizon: number | null;
		end: number | null;
		simplify: boolean;
	}>,
): Scored {
	const band = ruled?.band ?? null;
	const next = ruled?.nextOrderInDays ?? null;
	const json: Record<string, unknown> = {
		probabilityOfChurn: null,
		riskBand: band,
		reasons: ruled?.reasons ?? [],
		whatWouldChange: ruled?.whatWouldChange ?? null,
		expectedNextOrder: next === null || end === null ? null : isoDay(end + next),
		method: ruled === null ? null : RULES,
		baseRate,
		horizonDays: horizon,
		reason: ruled === null ? 'Has not bought yet' : why,
	};
	if (!simplify) {
		json.expectedNextOrderFrom = null;
		json.expectedNextOrderTo = null;
		json.logOdds = null;
		json.logOddsBase = null;
		json.contributions = null;
	}
	return { band, json };
}

/** Beyond it no calendar has a day. */
const FARTHEST = 36_500;

function laterDay(day: number, wait: number): string | null {
	return wait <= FARTHEST ? isoDay(day + Math.max(1, Math.round(wait))) : null;
}
