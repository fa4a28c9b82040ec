/** The import rule itself: what each layer may and may not import. */
import { brokenImports } from '../../gates/importRule.cjs';

const broken = (path: string, module: string) =>
	brokenImports([{ path, text: `import { x } from '${module}';` }]).length > 0;

it.each([
	['core/metrics/rfmScores.ts', '../numeric/quantile'],
	['core/metrics/rfmScores.ts', './customerSummary'],
	['core/metrics/rfmScores.ts', '../errors'],
	['core/numeric/minimize.ts', '../steps'],
	['core/simulate/shop/orders.ts', '../../models/mbgNbd'],
	['core/simulate/shop/orders.ts', '../../steps'],
	['schema/orders.ts', '../core/metrics/orderLog'],
	['schema/orders.ts', 'zod/v4'],
	['schema/reading/dates.ts', 'luxon'],
	['nodes/shared/execute.ts', 'n8n-workflow'],
	['nodes/ChurnRisk/operations/score.operation.ts', '../../shared/operation'],
	['nodes/ChurnRisk/ChurnRisk.node.ts', './operations'],
	['credentials/BufferApi.credentials.ts', 'n8n-workflow'],
	['playground/start.mjs', 'axios'],
])('lets %s import %s', (path, module) => {
	expect(broken(path, module)).toBe(false);
});

it.each([
	['core/metrics/rfmScores.ts', '../../schema/orders'],
	['core/metrics/rfmScores.ts', 'luxon'],
	['core/metrics/rfmScores.ts', 'node:crypto'],
	['core/metrics/rfmScores.ts', '../models/mbgNbd'],
	['core/numeric/minimize.ts', '../metrics/rfmScores'],
	['core/errors.ts', './numeric/minimize'],
	['core/models/mbgNbd.ts', '../simulate/mbgNbd'],
	['core/unheardOf/thing.ts', './other'],
	['schema/orders.ts', 'zod'],
	['schema/orders.ts', 'n8n-workflow'],
	['schema/orders.ts', '../nodes/shared/fields'],
	['nodes/shared/execute.ts', '../ChurnRisk/operations'],
	['nodes/ChurnRisk/operations/score.operation.ts', '../../Buffer/operations/send'],
	['nodes/ChurnRisk/operations/score.operation.ts', '../ChurnRisk.node'],
	['nodes/ChurnRisk/operations/score.operation.ts', 'luxon'],
	['nodes/ChurnRisk/operations/score.operation.ts', '../../../test/fixtures'],
	['playground/start.mjs', '../test/e2e/orders.mjs'],
])('does not let %s import %s', (path, module) => {
	expect(broken(path, module)).toBe(true);
});
