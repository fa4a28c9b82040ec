/**
 * A score taken apart: `logit` = `base` + Σ `contributions`, all in log-odds. Exact for models that add up their
 * features, and there the same as SHAP values with independent features (Lundberg & Lee 2017).
 */
export type ScoreParts = Readonly<{
	/** The mean log-odds of the rows learned from. */
	base: number;
	/** By column: above 0 it makes the outcome likelier than for the mean of the rows. */
	contributions: readonly number[];
	logit: number;
	probability: number;
}>;
