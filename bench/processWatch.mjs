// @ts-check
/** What a process under measurement says of itself. */

/** Watches, from now on, how late a timer of 1 ms is. @returns {() => number} ends it and tells */
export function longestBlock() {
	let last = performance.now();
	let longest = 0;
	const look = () => {
		const now = performance.now();
		longest = Math.max(longest, now - last - 1);
		last = now;
	};
	const ticker = setInterval(look, 1);
	return () => {
		look();
		clearInterval(ticker);
		return longest;
	};
}

/** All threads together, the collector's too. */
export function processorSeconds() {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1e6;
}
