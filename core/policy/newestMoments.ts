import { momentRooms } from './momentRooms';

/** Of each person the newest moments at which something happened, no more than a limit needs. */
export type NewestMoments = Readonly<{
	add: (person: number, moment: number) => void;
	/** The `most`-th newest moment; −Infinity where there are fewer. */
	oldestThatCounts: (person: number) => number;
}>;

/** Time per moment grows with `most`, not with the length of the log. */
export function newestMoments(most: number): NewestMoments {
	const rooms = momentRooms(most);
	return {
		add(person, moment) {
			const { column, first, count } = rooms.open(person);
			let at = first + count;
			if (count === most) {
				at -= 1;
				if (!(moment > column[at])) return;
			} else rooms.note(person);
			for (; at > first && column[at - 1] < moment; at--) column[at] = column[at - 1];
			column[at] = moment;
		},
		oldestThatCounts(person) {
			return rooms.count(person) < most ? -Infinity : rooms.at(person, most - 1);
		},
	};
}
