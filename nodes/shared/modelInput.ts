/** Where an operation takes a saved model from: its second input, or a text. */
import { z } from 'zod/v4';

import type { Steps } from '../../core/steps';
import { fittedModel, fittedModelIn, type ModelFamily } from '../../schema/fittedModel';
import { InputError, type Item, type Reading } from '../../schema/parse';
import type { Field, InputLabel, RunContext } from './operation';

export const modelShape = {
	modelFrom: z.enum(['input', 'text']).default('input'),
	/** An expression may give the model itself. */
	modelText: z.unknown().default(''),
};

export type ModelSettings = z.output<z.ZodObject<typeof modelShape>>;

/** They match `modelShape`. */
export const modelFields: readonly Field[] = [
	{
		displayName: 'Model From',
		name: 'modelFrom',
		type: 'options',
		options: [
			{
				name: 'Second Input',
				value: 'input',
				description: 'The item of Fit Model, or a row of a Data Table with its text in any column',
			},
			{
				name: 'Text',
				value: 'text',
				description: 'Pasted here, or dragged here from the column that holds it',
			},
		],
		default: 'input',
		description: 'Where the saved model comes from',
	},
	{
		displayName: 'Model',
		name: 'modelText',
		type: 'string',
		typeOptions: { rows: 4 },
		displayOptions: { show: { modelFrom: ['text'] } },
		default: '',
		placeholder: 'e.g. {"kind": "mbgNbd", …}',
		description: 'The text of the model, as the field modelText of the fitting operation gives it',
	},
];

/** The second input of an operation that uses a saved model: `rows: { …, model: readModels }`. */
export function* readModels(items: readonly Item[]): Steps<Reading<readonly Item[]>> {
	// Which columns hold a model, and whether it is one, is seen when it is known which kind is needed.
	yield;
	return { rows: items, bad: [], hints: [] };
}

export const modelInput: InputLabel = { name: 'Model', optional: true };

/** The model that the owner's settings lead to, checked. */
export function savedModel<Model>(
	rows: readonly Item[] | null,
	{ modelFrom, modelText }: ModelSettings,
	family: ModelFamily<Model>,
	{ hint }: RunContext,
): Model {
	if (modelFrom === 'text') return fittedModel(modelText, family);
	if (rows === null) {
		throw new InputError(
			"Nothing came in by the second input, 'Model'",
			`Connect to it the node that reads the saved model, or choose 'Text' under 'Model From'. A model is made with ${family.madeBy}.`,
		);
	}
	const found = fittedModelIn(rows, family);
	if (found.hint !== null) hint(found.hint);
	return found.model;
}
