/** The time of day behind a date, with its offset from UTC where the text states one. */
export type TimeOfDay = Readonly<{
	milliseconds: number;
	/** Minutes ahead of UTC; null for wall time. */
	offset: number | null;
}>;

const TIME =
	/^[T,]?\s*(?:at\s+|um\s+|à\s+)?(\d{1,2})[:h](\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([ap]\.?m\.?)?\s*(?:uhr)?\s*(z|utc|gmt)?(?:([+-])(\d{2}):?(\d{2})?)?\s*(?:\([^)]*\))?$/i;

/** ISO 8601 without colons. */
const BASIC = /^T(\d{2})(\d{2})(\d{2})(?!\d)/;

/** The westernmost and easternmost clocks differ from UTC by less. */
const FARTHEST_HOURS = 18;

/** What follows the date in its cell: `T09:50:26Z`, ` 09:50:26 +0200`, ` 2:05 PM`; undefined when it is no time. */
export function timeOfDay(text: string): TimeOfDay | undefined {
	const match = TIME.exec(text.replace(BASIC, 'T$1:$2:$3'));
	if (match === null) return undefined;
	const [
		,
		hourText,
		minuteText,
		second = '0',
		fraction = '',
		half,
		utc,
		sign,
		ahead,
		aheadMinutes,
	] = match;
	const hour = hourOf(Number(hourText), half);
	const minute = Number(minuteText);
	if (!(hour <= 23 && minute <= 59 && Number(second) <= 60)) return undefined;
	const milliseconds =
		((hour * 60 + minute) * 60 + Number(second)) * 1000 +
		Math.floor(Number(`0.${fraction}`) * 1000);
	if (sign === undefined) return { milliseconds, offset: utc === undefined ? null : 0 };
	if (!(Number(ahead) <= FARTHEST_HOURS && Number(aheadMinutes ?? 0) <= 59)) return undefined;
	const offset = Number(ahead) * 60 + Number(aheadMinutes ?? 0);
	return { milliseconds, offset: sign === '-' ? -offset : offset };
}

/** The hour of a 24-hour clock; NaN where AM or PM does not fit. */
function hourOf(hour: number, half: string | undefined): number {
	if (half === undefined) return hour;
	if (!(hour >= 1 && hour <= 12)) return NaN;
	return (hour % 12) + (/^p/i.test(half) ? 12 : 0);
}
