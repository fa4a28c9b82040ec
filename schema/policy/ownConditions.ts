import type { Steps } from '../../core/steps';
import { sampleOf } from '../columns/foundColumns';
import { namedField, type NamedColumn } from '../columns/namedColumn';
import type { Context, Item } from '../parse';
import { checkOf } from '../rules/check';
import type { Check } from '../rules/outcome';
import { ruleReaders } from '../rules/ruleReaders';
import { hasRule, type DecideSettings } from './policySettings';

/** The owner's own conditions for putting a person first, ready to be asked of every candidate. */
export function* ownChecks(
	items: readonly Item[],
	settings: DecideSettings,
	context: Context,
): Steps<Readonly<{ checks: readonly Check[]; hints: readonly string[] }>> {
	const conditions = settings.ownConditions.rows;
	if (conditions.length === 0 || !hasRule(settings, 'personFirst', settings.purpose)) {
		return { checks: [], hints: [] };
	}
	const sample = sampleOf(items);
	const columns = new Map<string, NamedColumn>();
	for (const { column } of conditions) {
		if (columns.has(column)) continue;
		const label = 'Your Own Conditions';
		columns.set(column, yield* namedField(items, sample.items, sample.headers, column, label));
	}
	const { dateFormat, decimalSign } = settings.candidateColumns;
	const { readers, hints } = yield* ruleReaders(
		items,
		{ ruleOptions: { dateFormat, decimalSign, timeZone: settings.timeZone }, observationEnd: '' },
		context,
		{ conditions, columns },
	);
	return {
		checks: conditions.map((condition) =>
			checkOf(condition, columns.get(condition.column)!, readers, "'Your Own Conditions'"),
		),
		hints,
	};
}
