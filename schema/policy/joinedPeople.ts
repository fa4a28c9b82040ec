import { people } from '../../core/policy/people';
import { inChunks, inSmallChunks, type Steps } from '../../core/steps';
import { keyNumbers } from '../values/keyNumbers';
import type { Parties } from './parties';

/** Whom the rows of a list are about, by the numbers of the first list's people, ids and addresses. */
export type Named = Readonly<{
	/** −1 for nobody of the first list. */
	person: Int32Array;
	/** −1 for none, −2 for one that the first list does not have. */
	id: Int32Array;
	mail: Int32Array;
	phone: Int32Array;
}>;

/** Several lists about the same people. */
export type JoinedPeople = Readonly<{
	persons: number;
	/** How many ids and addresses the first list has: they are numbered from 0. */
	keys: number;
	named: readonly Named[];
	/** By person, how many ids there are: two customers may share an address. */
	idsOf: Int32Array;
}>;

/** One person is whoever shares an id or an address, in any of the lists and over several steps. */
export function* joinedPeople(lists: readonly Parties[]): Steps<JoinedPeople> {
	const numbering = keyNumbers(lists.reduce((sum, { keys: own }) => sum + own.length, 0));
	const numbers: Int32Array[] = [];
	let keys = 0;
	for (const { keys: own } of lists) {
		const mine = new Int32Array(own.length);
		yield* inSmallChunks(own.length, (from, to) => {
			for (let at = from; at < to; at += 1) mine[at] = numbering.indexOf(own[at]);
		});
		if (numbers.push(mine) === 1) keys = numbering.count();
	}
	const numberOf = (list: number, key: number) => (key < 0 ? -1 : numbers[list][key]);
	const { join, personOf } = yield* people(numbering.count());
	const isId = new Uint8Array(numbering.count());
	for (const [list, { id, mail, phone }] of lists.entries()) {
		yield* inChunks(id.length, (from, to) => {
			for (let row = from; row < to; row += 1) {
				const own = numberOf(list, id[row]);
				if (own >= 0) isId[own] = 1;
				join(own, numberOf(list, mail[row]));
				join(own, numberOf(list, phone[row]));
				join(numberOf(list, mail[row]), numberOf(list, phone[row]));
			}
		});
	}

	/** From 1 on. */
	const personNumber = new Int32Array(numbering.count());
	let persons = 0;
	yield* inChunks(keys, (from, to) => {
		for (let key = from; key < to; key += 1) {
			const root = personOf(key);
			if (personNumber[root] === 0) personNumber[root] = ++persons;
		}
	});
	const idsOf = new Int32Array(persons);
	yield* inChunks(isId.length, (from, to) => {
		for (let key = from; key < to; key += 1) {
			const person = isId[key] === 1 ? personNumber[personOf(key)] - 1 : -1;
			if (person >= 0) idsOf[person] += 1;
		}
	});

	const named: Named[] = [];
	for (const [list, { id, mail, phone }] of lists.entries()) {
		const own = newNamed(id.length);
		const known = (key: number) => {
			const number = numberOf(list, key);
			return number < keys ? number : -2;
		};
		yield* inChunks(id.length, (from, to) => {
			for (let row = from; row < to; row += 1) {
				own.id[row] = known(id[row]);
				own.mail[row] = known(mail[row]);
				own.phone[row] = known(phone[row]);
				const first = id[row] >= 0 ? id[row] : mail[row] >= 0 ? mail[row] : phone[row];
				own.person[row] = first < 0 ? -1 : personNumber[personOf(numberOf(list, first))] - 1;
			}
		});
		named.push(own);
	}
	return { persons, keys, named, idsOf };
}

function newNamed(length: number) {
	return {
		person: new Int32Array(length),
		id: new Int32Array(length),
		mail: new Int32Array(length),
		phone: new Int32Array(length),
	};
}
