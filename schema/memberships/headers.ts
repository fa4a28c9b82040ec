/**
 * Headers of lists of memberships in English, German and French, and of the subscriptions of Stripe, Chargebee,
 * Recurly, WooCommerce Subscriptions and the import template of Baremetrics, best first; compared without case,
 * spaces, signs and accents.
 */
import { PLAIN_LIST } from '../orders/headers';

export type MembershipColumn = 'start' | 'end' | 'customer' | 'status' | 'group';
export type PriceColumn = 'price' | 'cost' | 'currency' | 'interval' | 'intervalCount';

/** What the settings call each column. */
export const MEMBERSHIP_LABELS: Readonly<Record<MembershipColumn, string>> = {
	start: 'Start Date',
	end: 'End Date',
	customer: 'Customer',
	status: 'Status Column',
	group: 'Group By',
};

export const PRICE_LABELS: Readonly<Record<PriceColumn, string>> = {
	price: 'Price',
	cost: 'Cost of Winning',
	currency: 'Currency Column',
	interval: 'Billing Interval Column',
	intervalCount: 'Interval Count Column',
};

export const MEMBERSHIP_HEADERS: Readonly<Record<MembershipColumn, readonly string[]>> = {
	start: [
		...['started_at', 'start_date', 'start date (utc)', 'start (utc)', 'start_date_gmt'],
		...['activated_at', 'subscription_started_at', 'subscription_activated_at'],
		...['membership start', 'membership start date', 'membership_started_at', 'member since'],
		...['subscription start', 'subscription start date', 'subscribed_at', 'subscriber since'],
		...['activation date', 'joined_at', 'join date', 'date joined', 'joined', 'joining date'],
		...['signed up', 'signup date', 'valid from', 'contract start', 'start', 'begin', 'begins'],
		...['Mitglied seit', 'Mitgliedschaft Beginn', 'Beginn der Mitgliedschaft', 'Eintrittsdatum'],
		...['Eintritt', 'Vertragsbeginn', 'Abobeginn', 'Abostart', 'Startdatum', 'Beginn', 'gültig ab'],
		...["Date d'adhésion", 'Adhésion', 'Membre depuis', 'Abonné depuis', "Date d'inscription"],
		...["Début de l'abonnement", "Début d'abonnement", 'Date de début', 'Début', 'Date début'],
	],
	end: [
		...['ended_at', 'end_date', 'ended at (utc)', 'end_date_gmt', 'expires_at', 'expired_at'],
		...['subscription_ended_at', 'subscription_expires_at', 'membership_ended_at'],
		...['membership end', 'membership end date', 'subscription end', 'subscription end date'],
		...['expiration date', 'expiry date', 'expires', 'valid until', 'valid to', 'contract end'],
		...['termination date', 'terminated_at', 'left_at', 'leave date', 'leaving date', 'date left'],
		...['exit date', 'churned_at', 'churn date', 'cancelled_at', 'canceled_at'],
		...['canceled at (utc)', 'cancelled on', 'canceled on', 'cancellation date', 'cancelled_date'],
		...['subscription_canceled_at', 'subscription_cancelled_at', 'ended', 'left', 'end', 'ends'],
		...['Mitglied bis', 'Mitgliedschaft Ende', 'Ende der Mitgliedschaft', 'Austrittsdatum'],
		...['Austritt', 'Vertragsende', 'Aboende', 'Enddatum', 'Ende', 'gekündigt zum', 'gültig bis'],
		...['Kündigungsdatum', 'gekündigt am', 'Date de sortie', 'Date de départ', 'Membre jusqu’au'],
		...["Fin de l'abonnement", "Fin d'abonnement", 'Date de fin', 'Fin', 'Date fin'],
		...['Date de résiliation', 'Résilié le', "Date d'expiration"],
	],
	customer: [...(PLAIN_LIST.columns.customer ?? []), 'account.code', 'account_code'],
	status: [
		...['subscription status', 'membership status', 'status', 'state'],
		...['Mitgliedsstatus', 'Abostatus', 'Statut', "Statut de l'abonnement", 'État'],
	],
	group: [],
};

/** Of these the price is in minor units, such as cents. */
export const PRICES_IN_MINOR_UNITS = [
	'items.data[0].price.unit_amount',
	'plan.amount',
	'plan_amount',
	'unit_amount_in_cents',
];

/** Of these the price is for one piece: how many there are stands in another column. Others give what is paid. */
export const QUANTITY_OF: Readonly<Record<string, readonly string[]>> = {
	'items.data[0].price.unit_amount': ['items.data[0].quantity'],
	'plan.amount': ['quantity', 'items.data[0].quantity'],
	unit_amount: ['quantity'],
	unit_amount_in_cents: ['quantity'],
};

export const PRICE_HEADERS: Readonly<Record<PriceColumn, readonly string[]>> = {
	price: [
		...['monthly_price', 'price per month', 'monthly fee', 'monthly amount', 'mrr'],
		...['Monatsbeitrag', 'Monatspreis', 'Prix mensuel', 'Mensualité', 'Cotisation mensuelle'],
		...['yearly price', 'price per year', 'annual price', 'annual fee', 'yearly fee'],
		...['Jahresbeitrag', 'Jahrespreis', 'Prix annuel', 'Cotisation annuelle'],
		...PRICES_IN_MINOR_UNITS,
		...['unit_amount', 'price', 'amount', 'fee', 'total', 'Preis', 'Beitrag', 'Betrag'],
		...['Prix', 'Tarif', 'Montant', 'Cotisation'],
	],
	cost: [
		...['acquisition_cost', 'acquisition costs', 'cac', 'cost of winning', 'cost per acquisition'],
		...['Akquisekosten', 'Akquisitionskosten', 'Werbekosten', "Coût d'acquisition"],
	],
	currency: [...(PLAIN_LIST.columns.currency ?? []), 'plan_currency', 'plan.currency'],
	interval: [
		...['items.data[0].price.recurring.interval', 'plan.interval', 'billing_period_unit'],
		...['plan_interval', 'interval_unit', 'billing_period', 'billing interval', 'interval'],
		...['billing cycle', 'billing frequency', 'payment frequency'],
		...['Abrechnungszeitraum', 'Abrechnungsintervall', 'Zahlungsweise', 'Zahlungsintervall'],
		...['Périodicité', 'Fréquence', 'Fréquence de paiement'],
	],
	intervalCount: [
		...['items.data[0].price.recurring.interval_count', 'plan.interval_count', 'interval_count'],
		...['plan_interval_count', 'interval_length', 'billing_interval', 'billing_period'],
	],
};
