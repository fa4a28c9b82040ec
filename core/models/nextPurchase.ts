import { isPurchaseHistory, type PurchaseHistory } from './purchaseCells';

/** Of any model in which active customers buy at random at a rate λ ~ Gamma(r, rate α). */
type GammaRates = Readonly<{ r: number; alpha: number }>;

/**
 * How long from now until the next purchase, if the customer is still active: with the chance `probability` it is not
 * longer (0.5: the median). From λ ~ Gamma(r + x, rate α + T) after what has been seen. NaN outside the domain.
 */
export function waitForNextPurchase(
	{ r, alpha }: GammaRates,
	history: PurchaseHistory,
	probability: number,
): number {
	if (!(r > 0 && alpha > 0 && probability >= 0 && probability < 1)) return NaN;
	if (!isPurchaseHistory(history)) return NaN;
	const { frequency: x, age: T } = history;
	return (alpha + T) * Math.expm1(-Math.log1p(-probability) / (r + x));
}

/** The mean of that wait; NaN where it does not exist, as with r + x ≤ 1. */
export function meanWaitForNextPurchase(
	{ r, alpha }: GammaRates,
	history: PurchaseHistory,
): number {
	if (!(alpha > 0 && r + history.frequency > 1 && isPurchaseHistory(history))) return NaN;
	return (alpha + history.age) / (r + history.frequency - 1);
}
