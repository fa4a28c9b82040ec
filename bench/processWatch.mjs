// @ts-check
/** What a process under measurement says of itself. */
import { readFileSync, writeFileSync } from 'node:fs';

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

/** Resident memory after collecting garbage; the peak is counted from here on, where Linux lets us. */
export function restingMemory() {
	for (let time = 0; time < 3; time++) globalThis.gc?.();
	try {
		writeFileSync('/proc/self/clear_refs', '5');
	} catch {
		// The peak of the whole process then, which is no less.
	}
	return process.memoryUsage.rss();
}

/** @returns {number} bytes */
export function peakMemory() {
	try {
		const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
		if (kilobytes) return Number(kilobytes) * 1024;
	} catch {
		// Not Linux.
	}
	return process.resourceUsage().maxRSS * 1024;
}
