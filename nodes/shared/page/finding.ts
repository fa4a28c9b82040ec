import type { Change } from '../../../core/metrics/change';

/** What became of one figure, in words: what changed, whether it is more than noise, and what to look at. */
export type Finding = Readonly<{
	metric: string;
	/** Both as they are shown; empty where there is none. */
	now: string;
	before: string;
	verdict: 'better' | 'worse' | 'noChangeShown' | 'notComparable';
	/** The sentence that the owner reads. */
	text: string;
	/** What to look at; empty unless it got worse. */
	lookAt: string;
}>;

export type Compared = Readonly<{
	metric: string;
	now: number | null;
	before: number | null;
	change: Change;
	/** Which direction is good news. */
	better: 'higher' | 'lower';
	format: (value: number) => string;
	/** How a difference is written where it is not written as the figure itself is: percentage points, for one. */
	formatDifference?: (value: number) => string;
	/** What an owner should look at when it got worse. */
	lookAt: string;
}>;

export function findingOf(compared: Compared): Finding {
	const { metric, now, before, change, better, lookAt } = compared;
	const shown = (value: number | null) => (value === null ? '' : compared.format(value));
	const verdict = verdictOf(change, better);
	return {
		metric,
		now: shown(now),
		before: shown(before),
		verdict,
		text: sentenceOf(compared),
		lookAt: verdict === 'worse' ? lookAt : '',
	};
}

function verdictOf({ verdict }: Change, better: Compared['better']): Finding['verdict'] {
	if (verdict === 'notComparable' || verdict === 'noChangeShown') return verdict;
	return verdict === better ? 'better' : 'worse';
}

function sentenceOf({ metric, now, before, change, format, formatDifference }: Compared): string {
	const { verdict, difference, reason } = change;
	if (now === null || before === null || difference === null || verdict === 'notComparable') {
		return `${metric}: cannot be compared. ${reason ?? ''}`.trim();
	}
	const moved = `${format(before)} before, ${format(now)} now`;
	if (verdict === 'noChangeShown') {
		return `${metric}: no change shown (${moved}; a difference like this also comes about by chance).`;
	}
	const by = (formatDifference ?? format)(Math.abs(difference));
	return `${metric}: ${verdict} by ${by} (${moved}), more than chance.`;
}
