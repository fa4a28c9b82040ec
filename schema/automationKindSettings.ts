/** Which automation is of which kind: the table that the owner sees and can change. */
import { z } from 'zod/v4';

import type { AutomationKind } from '../core/metrics/automationKinds';
import { automationKey } from './automationTags';

export type KindRow = Readonly<{ kind: AutomationKind; automations: string }>;

/** Common names in English, German and French. */
export const DEFAULT_KIND_ROWS: readonly KindRow[] = [
	{
		kind: 'service',
		automations:
			'order confirmation, order update, shipping, delivery, receipt, thank you, survey, NPS, after NPS, feedback, review, support, ticket, return, late payment, Bestellbestätigung, Versand, Lieferung, Danke, Umfrage, Bewertung, confirmation, expédition, livraison, merci, enquête, avis',
	},
	{
		kind: 'sales',
		automations:
			'abandoned, cart, basket, checkout, browse, upsell, up-sell, cross-sell, recommendation, replenishment, reorder, back in stock, price drop, quote, Warenkorb, Empfehlung, Nachbestellung, Wieder verfügbar, panier, recommandation, réassort',
	},
	{
		kind: 'marketing',
		automations:
			'newsletter, flash offer, offer, win-back, winback, come back, we miss you, welcome, birthday, anniversary, promotion, promo, campaign, coupon, discount, sale, reactivation, re-engagement, loyalty, referral, Willkommen, Geburtstag, Rabatt, Angebot, Gutschein, Rückgewinnung, bienvenue, anniversaire, offre, promotion, relance, parrainage',
	},
];

export const automationKindShape = {
	kinds: z
		.object({
			rows: z
				.array(
					z.object({
						kind: z.enum(['marketing', 'sales', 'service']),
						automations: z.string().default(''),
					}),
				)
				.default([]),
		})
		.default({ rows: DEFAULT_KIND_ROWS.map((row) => ({ ...row })) }),
};

/** The kind of an automation: of the first row with a name that it begins with, without case and signs; else null. */
export function kindReader(
	rows: readonly KindRow[],
): (automation: string) => AutomationKind | null {
	const beginnings = rows.flatMap(({ kind, automations }) =>
		automations
			.split(/[,;\n]/)
			.map((name) => name.trim())
			.filter((name) => name !== '')
			.map((name) => ({ kind, key: automationKey(name) })),
	);
	return (automation) => {
		const key = automationKey(automation);
		return beginnings.find((beginning) => key.startsWith(beginning.key))?.kind ?? null;
	};
}
