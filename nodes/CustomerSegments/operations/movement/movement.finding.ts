import { netRise } from '../../../../core/metrics/segmentMovement';
import { changeFromUsual, FEWEST_PERIODS } from '../../../../core/metrics/usualRange';
import type { Finding } from '../../../shared/page/finding';
import { count, percent, whole } from '../../../shared/page/wording';
import type { Comparison } from './movement.items';

/** How many rose and slipped, and whether that is usual for this shop. */
export function netFinding({ found, usual }: Comparison): Finding {
	const { counts } = found!;
	const net = netRise(counts);
	const { range } = usual;
	const { verdict } = changeFromUsual(net.value, usual.before ?? net.value, range);
	const moved = `${whole(counts.better)} rose and ${whole(counts.worse)} slipped, of ${count(net.denominator, 'customer', 'customers')} in both lists`;
	const metric = 'Rose minus slipped';
	const shown = {
		now: net.value === null ? '' : percent(net.value),
		before: usual.before === null ? '' : percent(usual.before),
	};
	if (range === null || verdict === 'notComparable') {
		const text = `${moved}. Whether that is usual shows once ${FEWEST_PERIODS + 1} earlier snapshots come in.`;
		return { metric, ...shown, verdict: 'notComparable', text, lookAt: '' };
	}
	const words = {
		higher: ['better', 'better than usual'],
		lower: ['worse', 'worse than usual'],
		noChangeShown: ['noChangeShown', 'as usual'],
	} as const;
	const [told, said] = words[verdict];
	return {
		...{ metric, ...shown, verdict: told },
		text: `${moved}: ${said}. Rose minus slipped is ${percent(net.value!)}; in the ${range.periods} comparisons before it moved between ${percent(range.low)} and ${percent(range.high)}.`,
		lookAt:
			told === 'worse'
				? 'Look at who slipped from the best segments; a person should write to them.'
				: '',
	};
}
