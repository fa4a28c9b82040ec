import fc from 'fast-check';

import { quintileEdges, rfmScores, type RfmFigures } from '../../../core/metrics/rfmScores';
import {
	elevenSegments,
	GROUP_OF_SEGMENT,
	RFM_SEGMENTS,
	tenSegments,
} from '../../../core/metrics/rfmSegments';
import { runToEnd } from '../../../core/steps';

type Row = readonly [days: number, orders: number, revenue: number];

const figuresOf = (rows: readonly Row[]): RfmFigures => ({
	daysSinceLastPurchase: Float64Array.from(rows, ([days]) => days),
	orders: Float64Array.from(rows, ([, orders]) => orders),
	revenue: Float64Array.from(rows, ([, , revenue]) => revenue),
});
const scored = (rows: readonly Row[]) => {
	const figures = figuresOf(rows);
	const edges = runToEnd(quintileEdges(figures));
	const { recency, frequency, monetary } = runToEnd(rfmScores(figures, edges));
	return rows.map((_, at) => [recency[at], frequency[at], monetary[at]] as const);
};

const SCORES = [1, 2, 3, 4, 5];

describe('RFM scores', () => {
	test('1 + the number of quintile edges strictly below: ten customers, two per score', () => {
		const rows = Array.from({ length: 10 }, (_, at): Row => [at + 1, at + 1, (at + 1) * 10]);
		expect(scored(rows).map(([r]) => r)).toEqual([5, 5, 4, 4, 3, 3, 2, 2, 1, 1]);
		expect(scored(rows).map(([, f]) => f)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
	});

	const row: fc.Arbitrary<Row> = fc.tuple(
		fc.integer({ min: 0, max: 400 }),
		fc.integer({ min: 1, max: 12 }),
		fc.integer({ min: -50, max: 4000 }),
	);
	const rows = fc.array(row, { minLength: 1, maxLength: 60 });

	test('better is never scored worse, and equals score equally', () => {
		fc.assert(
			fc.property(rows, (some) => {
				const scores = scored(some);
				some.forEach((one, i) =>
					some.forEach((other, j) => {
						if (one[0] <= other[0]) expect(scores[i][0]).toBeGreaterThanOrEqual(scores[j][0]);
						if (one[1] >= other[1]) expect(scores[i][1]).toBeGreaterThanOrEqual(scores[j][1]);
						if (one[2] >= other[2]) expect(scores[i][2]).toBeGreaterThanOrEqual(scores[j][2]);
					}),
				);
			}),
		);
	});

	test('row order and the currency unit change nothing', () => {
		fc.assert(
			fc.property(rows, (some) => {
				const scores = scored(some);
				expect(scored([...some].reverse())).toEqual([...scores].reverse());
				expect(scored(some.map(([d, o, m]) => [d, o, m * 128]))).toEqual(scores);
			}),
		);
	});

	test('all alike are all alike', () => {
		const scores = scored(Array.from({ length: 30 }, (): Row => [7, 2, 50]));
		expect(new Set(scores.map(String)).size).toBe(1);
	});
});

describe('RFM segments', () => {
	// The patterns as they are widely published, recency score first.
	const published: ReadonlyArray<readonly [RegExp, string]> = [
		[/^[1-2][1-2]$/, 'hibernating'],
		[/^[1-2][3-4]$/, 'atRisk'],
		[/^[1-2]5$/, 'cantLose'],
		[/^3[1-2]$/, 'aboutToSleep'],
		[/^33$/, 'needsAttention'],
		[/^[3-4][4-5]$/, 'loyal'],
		[/^41$/, 'promising'],
		[/^51$/, 'new'],
		[/^[4-5][2-3]$/, 'potentialLoyalist'],
		[/^5[4-5]$/, 'champions'],
	];

	test('ten segments cover every pair of scores once, as published', () => {
		for (const r of SCORES) {
			for (const f of SCORES) {
				const names = published.filter(([pattern]) => pattern.test(`${r}${f}`));
				expect(names).toHaveLength(1);
				expect(tenSegments(r, f)).toBe(names[0][1]);
			}
		}
	});

	test('eleven segments: each has a cell, and only frequency + monetary counts', () => {
		const seen = new Set<string>();
		for (const r of SCORES) {
			for (const f of SCORES) {
				for (const m of SCORES) {
					const segment = elevenSegments(r, f, m);
					seen.add(segment);
					expect(segment).toBe(elevenSegments(r, m, f));
				}
			}
		}
		expect([...seen].sort()).toEqual([...RFM_SEGMENTS].sort());
	});

	test.each([
		['ten', (r: number, f: number) => tenSegments(r, f)],
		['eleven', (r: number, f: number) => elevenSegments(r, f, f)],
	])('%s: more recent at the same frequency never leads to a worse group', (_name, segmentOf) => {
		const rank = { loyal: 0, promising: 1, slipping: 2, lost: 3 };
		for (const f of SCORES) {
			for (const r of [1, 2, 3, 4]) {
				const older = rank[GROUP_OF_SEGMENT[segmentOf(r, f)]];
				const newer = rank[GROUP_OF_SEGMENT[segmentOf(r + 1, f)]];
				expect(newer).toBeLessThanOrEqual(older);
			}
		}
	});
});
