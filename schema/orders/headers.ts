import type { OrderColumn, OrderSource } from './source';

/**
 * Headers of plain lists in English, German and French, best first; compared without case, spaces, signs
 * and accents. A path with a point is looked for as it is.
 */
const HEADERS: Readonly<Record<OrderColumn, readonly string[]>> = {
	customer: [
		...['customer_email', 'email', 'e-mail address', 'buyer email', 'client email', 'user email'],
		...[
			'Kunden-E-Mail',
			'E-Mail-Adresse',
			'Kundenmail',
			'E-Mail client',
			'Adresse e-mail',
			'courriel',
		],
		...['customer.email', 'billing.email'],
		...[
			'customer_id',
			'customer number',
			'customer no',
			'client_id',
			'user_id',
			'member_id',
			'buyer_id',
		],
		...['Kundennummer', 'Kunden-Nr', 'Kunden-ID', 'Numéro client', 'N° client', 'ID client'],
		...['customer.id', 'customer', 'client', 'Kunde', 'buyer', 'member', 'user'],
		...['customer name', 'Kundenname', 'Nom du client', 'Nom client'],
	],
	date: [
		...['order_date', 'date of order', 'purchase date', 'invoice date', 'sale date'],
		...['transaction date', 'payment date', 'ordered_at', 'order time', 'date'],
		...['created_at', 'created', 'created (utc)', 'date_created', 'datetime', 'timestamp', 'day'],
		...['Bestelldatum', 'Auftragsdatum', 'Rechnungsdatum', 'Kaufdatum', 'Datum'],
		...[
			'Date de commande',
			'Date de la commande',
			"Date d'achat",
			'Date de facture',
			'Date commande',
		],
	],
	amount: [
		...['order total', 'total amount', 'total price', 'total_price', 'grand total', 'order amount'],
		...['order value', 'total', 'amount', 'revenue', 'net amount', 'gross amount', 'line total'],
		...[
			'Bestellwert',
			'Gesamtbetrag',
			'Gesamtsumme',
			'Rechnungsbetrag',
			'Betrag',
			'Summe',
			'Umsatz',
		],
		...['Montant total', 'Montant TTC', 'Montant', 'Total TTC', 'Prix total'],
		...['spend', 'sales', 'value', 'price', 'Preis', 'Prix'],
	],
	orderId: [
		...['order_id', 'order number', 'order no', 'order #', 'order', 'order name', 'order ref'],
		...['invoice number', 'invoice no', 'InvoiceNo', 'invoice_id', 'invoice', 'transaction_id'],
		...['receipt number', 'payment_id', 'id'],
		...[
			'Bestellnummer',
			'Bestell-Nr',
			'Bestell-ID',
			'Auftragsnummer',
			'Rechnungsnummer',
			'Belegnummer',
		],
		...['Numéro de commande', 'N° de commande', 'N° commande', 'Commande', 'Numéro de facture'],
	],
	status: [
		...['order status', 'financial status', 'payment status', 'status', 'state'],
		...['Bestellstatus', 'Zahlungsstatus', 'Statut', 'Statut de la commande', 'État'],
	],
	currency: ['currency', 'currency code', 'order currency', 'Währung', 'Devise', 'Monnaie'],
	refund: [
		...[
			'refunded amount',
			'amount refunded',
			'refund amount',
			'total refunded',
			'refunded',
			'refund',
		],
		...[
			'Erstattungsbetrag',
			'Erstatteter Betrag',
			'Erstattet',
			'Montant remboursé',
			'Remboursement',
		],
	],
	refundedOrder: [
		...['refunded order', 'refunded_order_id', 'refund of', 'original order', 'original order id'],
		...['Erstattete Bestellung', 'Commande remboursée'],
	],
	quantity: ['quantity', 'qty', 'items', 'Menge', 'Anzahl', 'Stückzahl', 'Quantité', 'Qté'],
	unitPrice: [
		...['unit price', 'UnitPrice', 'price per unit', 'item price', 'price each'],
		...['Einzelpreis', 'Stückpreis', 'Prix unitaire'],
	],
	firstOrder: [
		...['first order date', 'first purchase date', 'customer since', 'first order'],
		...[
			'Erstbestellung',
			'Datum der Erstbestellung',
			'Kunde seit',
			'Première commande',
			'Client depuis',
		],
	],
	test: ['test', 'is test', 'test order', 'Testbestellung', 'Commande de test'],
};

/** A list that no vendor's profile fits. */
export const PLAIN_LIST: OrderSource = { name: 'plain list', signature: [], columns: HEADERS };
