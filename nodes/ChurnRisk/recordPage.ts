/** The parts of a page that show how right a score has been. */
import type { TrackRecord } from '../../core/evaluate/trackRecord';
import type { Section, Tile } from '../shared/page/page';
import { percentRange } from '../shared/page/wordedRates';
import { count, percent, percentagePoints } from '../shared/page/wording';
import { decimal2 } from './risk.words';

export function recordTiles({ auc, plainAuc, calibration, lift, baseRate }: TrackRecord): Section {
	const [tenth] = lift;
	const tiles: Tile[] = [
		{
			label: 'Pairs ranked right',
			value: auc.auc === null ? 'unknown' : percent(auc.auc),
			note: auc.interval === null ? '' : `likely ${percentRange(auc.interval)}; by chance 50 %`,
		},
		{
			label: 'Chances off by',
			value: calibration.ece === null ? 'unknown' : percentagePoints(calibration.ece),
			note: 'on average',
		},
		{
			label: 'Among the tenth at highest risk',
			value:
				tenth?.lift === null || tenth === undefined ? 'unknown' : `${decimal2(tenth.lift)} times`,
			note: liftNote(tenth?.cap ?? null, baseRate),
		},
	];
	if (plainAuc !== null) {
		tiles.splice(1, 0, {
			label: 'By days since the last order alone',
			value: plainAuc.auc === null ? 'unknown' : percent(plainAuc.auc),
			note: 'pairs ranked right by the plainest rule there is',
		});
	}
	return { kind: 'tiles', tiles };
}

function liftNote(cap: number | null, baseRate: number | null): string {
	if (cap === null || baseRate === null) return '';
	return `as many as among all; ${decimal2(cap)} is the most that is possible where ${percent(baseRate)} leave`;
}

/** Of those told 30 %, did 30 % leave? */
export function calibrationTable({ calibration }: TrackRecord): Section {
	return {
		kind: 'table',
		heading: 'What was said, and what happened',
		columns: ['Told', 'Customers', 'Said on average', 'Happened', 'Likely'],
		rows: calibration.bins.map(({ n, said, share, interval }) => {
			const tenth = Math.min(9, Math.floor(said * 10 + 1e-9));
			return [
				`${tenth * 10} to ${tenth * 10 + 10} %`,
				...[count(n, '', '').trim(), percent(said), percent(share), percentRange(interval)],
			];
		}),
	};
}

export const RECORD_NOTES: readonly string[] = [
	'"Pairs ranked right": of two customers, one of whom left, how often that one had the higher risk. Chance gives 50 %.',
	'"Chances off by": how far what was said and what happened are apart on average, in ten groups by what was said.',
];
