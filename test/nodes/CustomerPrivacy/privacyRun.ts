/** One run of Customer Privacy in n8n's own engine, with a credential. */
import { runNode, runNodeWithInputs } from '../../workflows/engine.cjs';
import { first, other } from '../../madeUpKeys.cjs';

export type Row = Readonly<Record<string, unknown>>;

export const KEY = first;
export const OTHER_KEY = other;

type Secret = Readonly<{ secretKey: string; earlierSecretKeys?: string }>;

export async function privacy(
	operation: string,
	items: readonly Row[] | readonly (readonly Row[] | null)[],
	parameters: Row = {},
	secret: Secret = { secretKey: KEY },
	settings: Row = {},
) {
	const node = {
		type: 'n8n-nodes-loyalty.customerPrivacy',
		parameters: { operation, ...parameters },
		credentials: { loyaltySecretApi: { id: '1', name: 'Loyalty Secret' } },
		...settings,
	};
	const options = { credentials: { loyaltySecretApi: secret } };
	const several = items.some((one) => one === null || Array.isArray(one));
	const run = several
		? await runNodeWithInputs(node, items as readonly (readonly Row[] | null)[], options)
		: await runNode(node, items as readonly Row[], options);
	return {
		run,
		items: run.itemsOf('Node') as readonly Row[],
		hints: run.hintsOf('Node') as readonly string[],
		error: run.error as { message?: string; description?: string } | undefined,
	};
}

export const columns = (...names: readonly string[]) => ({
	rows: names.map((column) => ({ column })),
});
