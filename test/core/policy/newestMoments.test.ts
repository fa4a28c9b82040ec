/** The newest moments of each person: the same as sorting all of them would find, however many and in whatever order. */
import fc from 'fast-check';

import { newestMoments } from '../../../core/policy/newestMoments';

/** By sorting, which needs every moment. */
function oldestThatCounts(moments: readonly number[], most: number): number {
	const newestFirst = [...moments].sort((one, other) => other - one);
	return newestFirst.length < most ? -Infinity : newestFirst[most - 1];
}

test('are those that sorting finds', () => {
	const person = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constantFrom(1023, 1024, 90_000));
	const sent = fc.record({ person, moment: fc.integer({ min: -50, max: 50 }) });
	fc.assert(
		fc.property(
			fc.array(sent, { maxLength: 120 }),
			fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constant(1000)),
			(messages, most) => {
				const newest = newestMoments(most);
				const all = new Map<number, number[]>();
				for (const { person: who, moment } of messages) {
					newest.add(who, moment);
					all.set(who, [...(all.get(who) ?? []), moment]);
					expect(newest.oldestThatCounts(who)).toBe(oldestThatCounts(all.get(who)!, most));
				}
				for (const [who, moments] of all) {
					expect(newest.oldestThatCounts(who)).toBe(oldestThatCounts(moments, most));
				}
			},
		),
	);
});

test('do not get mixed up when there are more people than one column holds', () => {
	const newest = newestMoments(7);
	const people = 9_000;
	for (let round = 0; round < 20; round++) {
		for (let person = 0; person < people; person++) newest.add(person, 1000 * person + round);
	}
	// The rounds 0 to 19: the seventh newest is the one of round 13.
	for (let person = 0; person < people; person++) {
		expect(newest.oldestThatCounts(person)).toBe(1000 * person + 13);
	}
});

test('a limit that is larger than a column has one of its own', () => {
	const newest = newestMoments(20_000);
	for (let moment = 0; moment < 20_000; moment++) {
		expect(newest.oldestThatCounts(0)).toBe(-Infinity);
		newest.add(0, moment);
	}
	expect(newest.oldestThatCounts(0)).toBe(0);
	newest.add(0, 20_000);
	expect(newest.oldestThatCounts(0)).toBe(1);
	expect(newest.oldestThatCounts(1)).toBe(-Infinity);
});
