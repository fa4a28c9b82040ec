/** How figures are written in the pages and texts that an owner reads. */
import type { Rate } from '../../../core/metrics/rate';

export function rateText({ value }: Rate, format: (value: number) => string): string {
	return value === null ? 'unknown' : format(value);
}

export function whole(value: number): string {
	return value.toLocaleString('en', { maximumFractionDigits: 0 });
}

export function decimal(value: number): string {
	return value.toLocaleString('en', { maximumFractionDigits: 1 });
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
	const amount = value.toLocaleString('en', {
		minimumFractionDigits: digits,
		maximumFractionDigits: digits,
	});
	return currency === null ? amount : `${amount} ${currency}`;
}

/** Decimals as money of that currency is written: 0 for JPY. A code that nobody knows gets two. */
function decimalsOf(currency: string): number {
	if (!/^[A-Z]{3}$/.test(currency)) return 2;
	const { maximumFractionDigits } = new Intl.NumberFormat('en', {
		style: 'currency',
		currency,
	}).resolvedOptions();
	return maximumFractionDigits ?? 2;
}

/** Minutes as people say them: `45 minutes`, `3.5 hours`, `2.1 days`. */
export function duration(minutes: number): string {
	if (minutes < 90) return `${whole(minutes)} minutes`;
	if (minutes < 48 * 60) return `${decimal(minutes / 60)} hours`;
	return `${decimal(minutes / 1440)} days`;
}
