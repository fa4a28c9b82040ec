/** A new node shows how it is done, with columns that Customer Summary gives. */
export const FIRST_RULES = [
	{
		name: 'Regulars',
		match: 'all' as const,
		conditions: {
			rows: [
				{ column: 'orders', operator: 'atLeast' as const, value: '5' },
				{ column: 'daysSinceLastPurchase', operator: 'atMost' as const, value: '90' },
			],
		},
	},
	{
		name: 'Away for Long',
		match: 'all' as const,
		conditions: {
			rows: [{ column: 'daysSinceLastPurchase', operator: 'moreThan' as const, value: '180' }],
		},
	},
	{
		name: 'Bought Once',
		match: 'all' as const,
		conditions: { rows: [{ column: 'orders', operator: 'is' as const, value: '1' }] },
	},
];
