import type { IExecuteFunctions } from 'n8n-workflow';

import { drive } from '../../../nodes/shared/drive';
import { another } from './another.cjs';

/** Milliseconds by the clock that the tests move. */
let clock = 0;
beforeEach(() => {
	clock = 0;
	jest.spyOn(performance, 'now').mockImplementation(() => clock);
});
afterEach(() => jest.restoreAllMocks());

const running = (signal?: AbortSignal) =>
	({ getExecutionCancelSignal: () => signal }) as unknown as IExecuteFunctions;

/** Work of a hundred milliseconds; others get their turn in between. */
function* work(done: () => void) {
	for (let step = 0; step < 100; step++) {
		clock += 1;
		done();
		yield;
	}
	return 'all done';
}

/** How many steps were done in each turn that others saw. */
async function stepsBetweenTurns(workOfOthersMs: number) {
	let steps = 0;
	const seen: number[] = [];
	const leave = another(() => {
		clock += workOfOthersMs;
		if (steps > 0) seen.push(steps);
		steps = 0;
	});
	try {
		expect(
			await drive(
				running(),
				work(() => steps++),
			),
		).toBe('all done');
	} finally {
		leave();
	}
	return seen;
}

test('turns are long while the others have nothing to do', async () => {
	expect(new Set(await stepsBetweenTurns(0))).toEqual(new Set([12]));
});

test('turns are short while the others have work', async () => {
	const [first, ...rest] = await stepsBetweenTurns(1);
	expect(first).toBe(12);
	expect(new Set(rest)).toEqual(new Set([2]));
});

test('a run that is stopped ends at its next turn', async () => {
	const stop = new AbortController();
	let steps = 0;
	const leave = another(() => {
		if (steps > 0) stop.abort();
	});
	await expect(
		drive(
			running(stop.signal),
			work(() => steps++),
		),
	).rejects.toThrow(/canceled/);
	leave();
	expect(steps).toBe(12);
});
