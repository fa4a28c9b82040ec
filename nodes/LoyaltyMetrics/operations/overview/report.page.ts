import type { Finding } from '../../../shared/page/finding';
import type { Page, Section } from '../../../shared/page/page';

const ORDER: readonly Finding['verdict'][] = ['worse', 'better'];

/** How many figures are compared with the period before, on all pages together; null where one is a report itself. */
export function comparedOn(pages: readonly Page[]): number | null {
	const findings = pages.flatMap((page) => page.findings);
	if (findings.some(({ metric }) => metric === '')) return null;
	return findings.filter(({ verdict }) => verdict !== 'notComparable').length;
}

/** Several pages as one: what changed on all of them first, then each one under its own heading. */
export function reportPage(title: string, pages: readonly Page[]): Page {
	const findings = pages.flatMap((page) => page.findings);
	const changed = ORDER.flatMap((verdict) => findings.filter((one) => one.verdict === verdict));
	return {
		title,
		subtitle: pages[0].subtitle,
		findings: [...changed, ...quietFindings(findings, changed.length === 0)],
		sections: pages.flatMap((page) => partOf(page, title)),
		notes: manyNotes(comparedOn(pages)),
	};
}

/**
 * Each figure is judged by itself. Corrected for how many there are (Holm, Benjamini & Hochberg), the changes of a
 * small shop would hardly ever show; so the reader is told what to expect instead.
 */
function manyNotes(compared: number | null): string[] {
	if (compared === null || compared < 2) return [];
	return [
		`${compared} figures were compared, each by itself. Of 20 that stay the same, about one seems changed by chance: a change that stands alone is a reason to look again next time, not a proof.`,
	];
}

/** What did not change, or cannot be told, in one line each: the reader has a minute. */
function quietFindings(findings: readonly Finding[], nothingChanged: boolean): Finding[] {
	const names = (verdict: Finding['verdict']) =>
		findings.filter((one) => one.verdict === verdict).map(({ metric }) => metric);
	const line = (verdict: Finding['verdict'], text: string): Finding => ({
		metric: '',
		now: '',
		before: '',
		verdict,
		text,
		lookAt: '',
	});
	const same = names('noChangeShown');
	const untold = names('notComparable');
	const calm = nothingChanged ? 'Nothing changed by more than chance' : 'No change shown';
	return [
		...(same.length > 0 ? [line('noChangeShown', `${calm}: ${same.join(', ')}.`)] : []),
		...(untold.length > 0
			? [line('notComparable', `Cannot be compared yet: ${untold.join(', ')}.`)]
			: []),
	];
}

function partOf({ title, subtitle, sections, notes }: Page, whole: string): readonly Section[] {
	return [
		...(title === whole ? [] : [{ kind: 'heading', text: title, note: subtitle } as const]),
		...sections,
		...(notes.length > 0 ? [{ kind: 'notes', notes } as const] : []),
	];
}
