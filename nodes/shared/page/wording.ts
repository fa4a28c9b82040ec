/** How figures are written in the pages and texts that an owner reads. */
import type { Rate } from '../../../core/metrics/rate';

export function rateText({ value }: Rate, format: (value: number) => string): string {
	return value === null ? 'unknown' : format(value);
}

export function whole(value: number): string {
	return grouped(value.toFixed(0));
}

export function decimal(value: number): string {
	const text = grouped(value.toFixed(1));
	return text.endsWith('.0') ? text.slice(0, -2) : text;
}

/** Thousands set apart as in English. By hand, because a locale's formatter takes seconds for a million sentences. */
function grouped(digits: string): string {
	const point = digits.indexOf('.');
	const end = point < 0 ? digits.length : point;
	if (end <= 3) return digits;
	return digits.slice(0, end).replace(/\B(?=(?:\d{3})+$)/g, ',') + digits.slice(end);
}

/** A share from 0 to 1. */
export function percent(value: number): string {
	return `${decimal(value * 100)} %`;
}

/** The difference of two shares. */
export function percentagePoints(value: number): string {
	return `${decimal(value * 100)} percentage points`;
}

export function count(number: number, one: string, several: string): string {
	return `${whole(number)} ${number === 1 ? one : several}`;
}

export function money(value: number, currency: string | null): string {
	const digits = currency === null ? 2 : decimalsOf(currency);
	const amount = grouped(value.toFixed(digits));
	return currency === null ? amount : `${amount} ${currency}`;
}

const knownDecimals = new Map<string, number>();

/** Decimals as money of that currency is written: 0 for JPY. A code that nobody knows gets two. */
function decimalsOf(currency: string): number {
	let decimals = knownDecimals.get(currency);
	if (decimals !== undefined) return decimals;
	if (!/^[A-Z]{3}$/.test(currency)) return 2;
	const format = new Intl.NumberFormat('en', { style: 'currency', currency });
	decimals = format.resolvedOptions().maximumFractionDigits ?? 2;
	knownDecimals.set(currency, decimals);
	return decimals;
}

/** Minutes as people say them: `45 minutes`, `3.5 hours`, `2.1 days`. */
export function duration(minutes: number): string {
	if (minutes < 90) return `${whole(minutes)} minutes`;
	if (minutes < 48 * 60) return `${decimal(minutes / 60)} hours`;
	return `${decimal(minutes / 1440)} days`;
}
