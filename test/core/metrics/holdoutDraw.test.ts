/** Chance that is always the same: shares within their binomial bounds, and campaigns that know nothing of each other. */
import { holdoutAssignment, type Holdout } from '../../../core/metrics/holdoutDraw';
import { sha256Draw } from '../../../nodes/shared/sha256Draw';

const holdout = (more: Partial<Holdout> = {}): Holdout => ({
	campaign: 'winback',
	salt: '',
	share: 0.1,
	globalName: 'global',
	globalShare: 0,
	...more,
});
const IDS = Array.from({ length: 100_000 }, (_, at) => `customer${at}@example.com`);
const known = new Map<string, number>();
/** Each hash is computed once for all tests. */
const draw = (text: string) => {
	const value = known.get(text) ?? sha256Draw(text);
	known.set(text, value);
	return value;
};
const drawn = (settings: Holdout, ids = IDS) =>
	ids.map((id) => holdoutAssignment(settings, draw, id));
const SOME = IDS.slice(0, 10_000);
const countOf = (all: readonly string[], one: string) => all.filter((arm) => arm === one).length;

/** Within 4 standard deviations, beyond which chance goes once in 16,000 times. */
function expectShare(count: number, trials: number, share: number) {
	const deviation = Math.sqrt(trials * share * (1 - share));
	expect(Math.abs(count - trials * share)).toBeLessThan(4 * deviation);
}

describe('holdoutAssignment', () => {
	test('the hash is that of FIPS 180-4: the first 48 bits of SHA-256', () => {
		// "abc" has the digest ba7816bf 8f01cfea …
		expect(sha256Draw('abc')).toBe(0xba7816bf8f01 / 2 ** 48);
		expect(sha256Draw('')).toBe(0xe3b0c44298fc / 2 ** 48);
	});

	test('these customers stay where they are for ever', () => {
		const of = (id: string) => holdoutAssignment(holdout({ share: 0.5 }), sha256Draw, id);
		expect(['anna@example.com', 'ben@example.com', 'cleo@example.com', '42'].map(of)).toEqual(
			// As Python's hashlib and json find it too: .908, .366, .249, .106.
			['treatment', 'control', 'control', 'control'],
		);
	});

	test.each([0.05, 0.1, 0.5])('over 100,000 ids the share %p is within its bounds', (share) => {
		expectShare(countOf(drawn(holdout({ share })), 'control'), IDS.length, share);
	});

	test('none and all are exact', () => {
		expect(countOf(drawn(holdout({ share: 0 })), 'control')).toBe(0);
		expect(countOf(drawn(holdout({ share: 1 })), 'control')).toBe(IDS.length);
	});

	test('campaigns are independent of each other, as are salts and the global holdout', () => {
		const one = drawn(holdout({ share: 0.3 }));
		for (const other of [
			drawn(holdout({ share: 0.3, campaign: 'newsletter' })),
			drawn(holdout({ share: 0.3, salt: '2' })),
		]) {
			const both = one.filter((arm, at) => arm === 'control' && other[at] === 'control');
			expectShare(both.length, IDS.length, 0.09);
		}
		const withGlobal = drawn(holdout({ share: 0.3, globalShare: 0.2 }));
		expectShare(countOf(withGlobal, 'globalControl'), IDS.length, 0.2);
		expectShare(countOf(withGlobal, 'control'), IDS.length, 0.8 * 0.3);
	});

	test('the global holdout is the same for every campaign, salt and share', () => {
		const of = (more: Partial<Holdout>) =>
			drawn(holdout({ globalShare: 0.05, ...more }), SOME).map((arm) => arm === 'globalControl');
		expect(of({ campaign: 'newsletter', salt: 'anew', share: 0.4 })).toEqual(of({}));
		expect(of({ globalName: '2027' })).not.toEqual(of({}));
	});

	test('a larger share keeps everybody who was held out already', () => {
		const small = drawn(holdout({ share: 0.1, globalShare: 0.05 }), SOME);
		const large = drawn(holdout({ share: 0.2, globalShare: 0.1 }), SOME);
		small.forEach((arm, at) => {
			if (arm !== 'treatment') expect(large[at]).not.toBe('treatment');
		});
	});

	test('texts put together differently are different customers and campaigns', () => {
		const texts: string[] = [];
		const collect = (text: string) => {
			texts.push(text);
			return 0.5;
		};
		for (const [campaign, salt, id] of [
			['a', 'b', 'c'],
			['a', '', 'bc'],
			['ab', '', 'c'],
			['a","b', '', 'c'],
		]) {
			holdoutAssignment(holdout({ campaign, salt, globalShare: 0.1 }), collect, id);
		}
		expect(new Set(texts.filter((text) => text.includes('campaign'))).size).toBe(4);
	});
});
