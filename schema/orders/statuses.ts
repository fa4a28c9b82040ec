/** Which order statuses count as a sale: the table that the owner sees and can change. */
export type StatusTreatment = 'counts' | 'refunded' | 'refund' | 'ignored';

export type StatusRow = Readonly<{ statuses: string; treatment: StatusTreatment }>;

/** Stands for an empty status in the table. */
export const EMPTY_STATUS = '(empty)';

/** Covers Shopify, WooCommerce, Stripe and Square, and the words of plain lists in English, German and French. */
export const DEFAULT_STATUS_ROWS: readonly StatusRow[] = [
	{
		treatment: 'counts',
		statuses:
			'(empty), paid, partially paid, partially refunded, completed, complete, processing, succeeded, success, captured, fulfilled, shipped, delivered, closed, bezahlt, abgeschlossen, versendet, geliefert, payée, payé, terminée, expédiée, livrée',
	},
	{
		treatment: 'refunded',
		statuses:
			'refunded, fully refunded, returned, erstattet, zurückerstattet, remboursée, remboursé',
	},
	{
		treatment: 'refund',
		statuses:
			'refund, return, credit note, chargeback, erstattung, gutschrift, remboursement, avoir',
	},
	{
		treatment: 'ignored',
		statuses:
			'pending, pending payment, authorized, approved, on hold, open, draft, auto draft, checkout draft, void, voided, uncollectible, unpaid, failed, expired, canceled, cancelled, trash, abandoned, declined, test, offen, storniert, fehlgeschlagen, annulée, échouée, en attente',
	},
];

/** What a status means, `undefined` when the table does not list it. */
export type StatusReader = (status: unknown) => StatusTreatment | undefined;

/** Compares without regard to case, spaces, underscores and hyphens, and WooCommerce's prefix `wc-`. */
export function statusReader(rows: readonly StatusRow[]): StatusReader {
	const treatments = new Map<string, StatusTreatment>();
	for (const { statuses, treatment } of rows) {
		for (const status of statuses.split(/[,;\n]/)) {
			const key = status.trim() === EMPTY_STATUS ? '' : statusKey(status);
			if (key !== '' || status.trim() === EMPTY_STATUS) treatments.set(key, treatment);
		}
	}
	const known = new Map<unknown, StatusTreatment | undefined>();
	let last: unknown = '';
	let lastTreatment = treatments.get('');
	return (status) => {
		if (status === last) return lastTreatment;
		lastTreatment = known.get(status) ?? treatments.get(statusKey(status));
		known.set(status, lastTreatment);
		last = status;
		return lastTreatment;
	};
}

function statusKey(status: unknown): string {
	return String(status ?? '')
		.normalize('NFC')
		.trim()
		.toLowerCase()
		.replace(/^wc-/, '')
		.replace(/[\s_-]+/g, '');
}
