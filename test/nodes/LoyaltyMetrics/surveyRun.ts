import { runNode } from '../../workflows/engine.cjs';
import { rowsOf, type Row } from '../LoyaltySampleData/sample';
import type { Json } from './ordersRun';

/** What an operation of the resource Survey makes of answers, in n8n's own engine. */
export async function surveyRun(
	operation: string,
	answers: readonly Row[],
	parameters: Readonly<Record<string, unknown>> = {},
	settings: object = {},
) {
	const node = {
		type: 'n8n-nodes-loyalty.loyaltyMetrics',
		parameters: { resource: 'surveys', operation, ...parameters },
		...settings,
	};
	return await runNode(node, answers, { timezone: 'UTC' });
}

export async function surveyItemsOf(
	operation: string,
	answers: readonly Row[],
	parameters: Readonly<Record<string, unknown>> = {},
): Promise<Json[]> {
	const run = await surveyRun(operation, answers, parameters);
	if (run.status !== 'success') throw new Error(run.error?.message);
	return run.itemsOf('Node') as Json[];
}

/** Answers of a sample shop to all three surveys. */
export const sampleAnswers = rowsOf({ operation: 'surveyAnswers', customers: 600 });

/** So many answers with each score, one customer each. */
export function answersWith(
	scores: Readonly<Record<number, number>>,
	more: Readonly<Row> = {},
	name = 'customer',
): Row[] {
	return Object.entries(scores).flatMap(([score, times]) =>
		Array.from({ length: times }, (_, at) => ({
			customer_email: `${name}${score}.${at}@example.com`,
			score: Number(score),
			...more,
		})),
	);
}
