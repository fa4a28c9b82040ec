/** Of each person the newest moments at which something happened, no more than a limit needs. */
export type NewestMoments = Readonly<{
	add: (person: number, moment: number) => void;
	/** The `most`-th newest moment; −Infinity where there are fewer. */
	oldestThatCounts: (person: number) => number;
}>;

/** Time per moment grows with `most`, not with the length of the log. */
export function newestMoments(most: number): NewestMoments {
	const kept: number[][] = [];
	return {
		add(person, moment) {
			const newest = (kept[person] ??= []);
			if (newest.length === most) {
				if (!(moment > newest[most - 1])) return;
			} else newest.push(moment);
			let at = newest.length - 1;
			for (; at > 0 && newest[at - 1] < moment; at--) newest[at] = newest[at - 1];
			newest[at] = moment;
		},
		oldestThatCounts(person) {
			const newest = kept[person];
			return newest === undefined || newest.length < most ? -Infinity : newest[most - 1];
		},
	};
}
