/**
 * A room for moments for each person, which is exchanged for one of twice the size when it is full. They stand side
 * by side in long columns: a list of its own for everybody would keep the collector of garbage busy meanwhile.
 */
export type MomentRooms = Readonly<{
	/** The room, with a place left in it unless it has reached `most`; the answer is the same object every time. */
	open: (person: number) => Readonly<Room>;
	/** One moment more is in the room. */
	note: (person: number) => void;
	count: (person: number) => number;
	at: (person: number, place: number) => number;
}>;

/** Where it begins in its column, and how many moments are in it. */
type Room = { column: Float64Array; first: number; count: number };

/** Moments in one column; a larger room has a column to itself. */
const COLUMN = 1 << 14;
const FIRST_ROOM = 2;
/** So many people have their entries in one array: where the room begins, its size, how many moments are in it. */
const GROUP_BITS = 10;
const ENTRY = 3;

export function momentRooms(most: number): MomentRooms {
	const columns: Float64Array[] = [];
	const groups: Int32Array[] = [];
	let free = 0;
	const opened: Room = { column: new Float64Array(0), first: 0, count: 0 };

	const newRoom = (size: number): number => {
		if (columns.length === 0 || free + size > columns[columns.length - 1].length) {
			columns.push(new Float64Array(Math.max(COLUMN, size)));
			free = 0;
		}
		free += size;
		return (columns.length - 1) * COLUMN + free - size;
	};
	const columnOf = (room: number) => columns[Math.floor(room / COLUMN)];
	const groupOf = (person: number): Int32Array | undefined => groups[person >> GROUP_BITS];
	const entryOf = (person: number) => ENTRY * (person & ((1 << GROUP_BITS) - 1));
	const moved = (room: number, count: number, size: number): number => {
		const larger = newRoom(size);
		if (count > 0) {
			const first = room % COLUMN;
			columnOf(larger).set(columnOf(room).subarray(first, first + count), larger % COLUMN);
		}
		return larger;
	};

	return {
		open(person) {
			const group = (groups[person >> GROUP_BITS] ??= new Int32Array(ENTRY << GROUP_BITS));
			const entry = entryOf(person);
			const [size, count] = [group[entry + 1], group[entry + 2]];
			if (count === size && size < most) {
				group[entry + 1] = Math.min(most, Math.max(FIRST_ROOM, 2 * size));
				group[entry] = moved(group[entry], count, group[entry + 1]);
			}
			opened.column = columnOf(group[entry]);
			opened.first = group[entry] % COLUMN;
			opened.count = count;
			return opened;
		},
		note(person) {
			groups[person >> GROUP_BITS][entryOf(person) + 2] += 1;
		},
		count: (person) => groupOf(person)?.[entryOf(person) + 2] ?? 0,
		at(person, place) {
			const room = groups[person >> GROUP_BITS][entryOf(person)];
			return columnOf(room)[(room % COLUMN) + place];
		},
	};
}
