/** Long work as a generator: it yields between bounded chunks, so that its driver may breathe or stop. */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** How many simple rows one chunk handles: a few milliseconds of work. */
export const CHUNK = 2_048;

/** Runs the work to its end without pausing: for tests, benchmarks and small inputs. */
export function runToEnd<Result>(steps: Steps<Result>): Result {
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
	}
}

/**
 * Works through rows 0 to `length` a chunk at a time: long input never holds up what else n8n has to do.
 * The loop over rows is the caller's plain function, which V8 optimizes better than a generator's own.
 */
export function* inChunks(
	length: number,
	work: (from: number, to: number) => void,
	chunk = CHUNK,
): Steps<undefined> {
	for (let from = 0; from < length; from += chunk) {
		work(from, Math.min(length, from + chunk));
		yield;
	}
	return undefined;
}

/** For rows that each take fresh memory, all over a large table: to get it costs more than to read a row. */
export function* inSmallChunks(
	length: number,
	work: (from: number, to: number) => void,
): Steps<undefined> {
	return yield* inChunks(length, work, CHUNK / 8);
}
