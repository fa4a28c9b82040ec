// Looked up once: a global costs much more where modules run in a context of their own, as in jest.
const { exp, log, log1p } = Math;

/** The probability whose log-odds are `logit`: 1 / (1 + exp(−logit)), from the side on which nothing overflows. */
export function logistic(logit: number): number {
	if (logit >= 0) return 1 / (1 + exp(-logit));
	const odds = exp(logit);
	return odds / (1 + odds);
}

/** ln(1 / (1 + exp(−logit))), exact also where the probability is 0 or 1 but for rounding. */
export function logLogistic(logit: number): number {
	return logit >= 0 ? -log1p(exp(-logit)) : logit - log1p(exp(logit));
}

/** The log-odds of a probability; infinite at 0 and 1, NaN outside. */
export function logitOf(probability: number): number {
	return log(probability) - log1p(-probability);
}
