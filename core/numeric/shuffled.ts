import { inChunks, type Steps } from '../steps';
import type { Random } from './random';

/** The same numbers in another order, each as likely. Durstenfeld (1964), Communications of the ACM 7, algorithm 235. */
export function* shuffled(numbers: Int32Array, random: Random): Steps<Int32Array> {
	const order = numbers.slice();
	yield* inChunks(order.length, (from, to) => {
		for (let at = from; at < to; at++) {
			const other = at + Math.floor(random() * (order.length - at));
			[order[at], order[other]] = [order[other], order[at]];
		}
	});
	return order;
}
