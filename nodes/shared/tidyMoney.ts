/** Money as an output field: without the dust that adding binary fractions leaves. Never used before the last step. */
export function tidyMoney(amount: number): number {
	return Math.round(amount * 1e6) / 1e6;
}
