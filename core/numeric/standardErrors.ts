import { Z95 } from './interval';
import { studentTQuantile } from './studentT';

/** So many degrees of freedom make Student's t the normal distribution, to a few millionths. */
const MANY = 1_000_000;

/** How many standard errors an interval of this confidence (0.95, or more) reaches to each side. */
export function standardErrors(confidence: number): number {
	return confidence === 0.95 ? Z95 : studentTQuantile((1 + confidence) / 2, MANY);
}
