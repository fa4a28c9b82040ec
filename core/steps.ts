/** Long work as a generator: it yields between bounded chunks, so that its driver may breathe or stop. */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** How many simple rows one chunk handles: a few milliseconds of work. */
export const CHUNK = 16_384;

/** Runs the work to its end without pausing: for tests, benchmarks and small inputs. */
export function runToEnd<Result>(steps: Steps<Result>): Result {
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
	}
}
