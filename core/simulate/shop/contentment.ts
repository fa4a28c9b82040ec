import { normalVariate } from '../../numeric/randomVariates';
import { purchasesOf } from './purchases';
import { kindOf, streamOf, type Shop } from './shop';

/** How strongly being content and staying go together; 0 would be not at all, 1 the same thing. */
const CORRELATION = 0.6;

/**
 * How content a customer is with the shop in general, roughly standard normal. It goes with their own chance
 * to leave: those who are likely to leave are less content, so their answers say so before they are gone.
 */
export function contentmentOf(shop: Shop, customer: number): number {
	const { dropout } = purchasesOf(shop, customer);
	const noise = normalVariate(streamOf(shop, 'contentment', customer));
	if (Number.isNaN(dropout)) return noise;
	const { buying } = kindOf(shop);
	const [a, b] = 'beta' in buying ? [buying.alpha, buying.beta] : [buying.a, buying.b];
	const mean = a / (a + b);
	const deviation = Math.sqrt((mean * (1 - mean)) / (a + b + 1));
	const staying = Math.max(-2, Math.min(2, (mean - dropout) / deviation));
	return CORRELATION * staying + Math.sqrt(1 - CORRELATION ** 2) * noise;
}
