import { fittedModel, fittedModelIn } from '../../schema/fittedModel';
import { purchaseModels, type PurchaseModel } from '../../schema/fittedModels/purchaseModel';

// A fitted model comes back weeks later, from anywhere: as an object, as text, damaged or not.
const model: PurchaseModel = {
	kind: 'mbgNbd',
	version: 1,
	fittedOn: '2026-06-30',
	timeUnit: 'day',
	parameters: { r: 0.52, alpha: 43, a: 0.89, b: 1.61 },
	orderValue: {
		...{ p: 6.2, q: 3.7, v: 15.4, customers: 946, median: 29, correlation: 0.11 },
		...{ logCovariance: null, range: { low: 2, high: 300 } },
	},
	fit: {
		...{ customers: 2357, repeatCustomers: 946, logLikelihood: -9582.1, converged: true },
		...{ degenerate: null, orderValueReason: null, logCovariance: null },
	},
	training: {
		...{ from: '2025-01-01', to: '2026-06-29' },
		...{ frequency: { low: 0, high: 29 }, age: { low: 0, high: 544 } },
	},
	currency: 'EUR',
};
const text = JSON.stringify(model);
const read = (value: unknown) => fittedModel(value, purchaseModels);
const changed = (change: object) => ({ ...model, ...change });

test.each<[string, unknown]>([
	['an object', model],
	['its JSON text', text],
	['text with room around it', `\n ${JSON.stringify(model, null, 2)} `],
	['text of the text', JSON.stringify(text)],
	['an object with more in it', { ...model, modelText: text, id: 1 }],
])('%s is read', (_what, value) => {
	expect(read(value)).toEqual(model);
});

test.each<[string, unknown, RegExp]>([
	['nothing', undefined, /^There is no fitted model$/],
	['an empty text', '  ', /^There is no fitted model$/],
	['other text', 'hello', /not a whole fitted model; it begins with "hello"/],
	['text cut off', text.slice(0, 100), /not a whole fitted model; it begins with/],
	['a list', [model], /not a fitted model but a list of 1/],
	['a number', 5, /not a fitted model but "5"/],
	['an order', { customer: 'a', total: 1 }, /not a fitted model but an object \(customer, total\)/],
	[
		'another kind',
		changed({ kind: 'kMeans' }),
		/another kind, "kMeans"; needed is a model of purc/,
	],
	[
		'a newer version',
		changed({ version: 2 }),
		/has version 2; this package reads versions up to 1/,
	],
	['half a version', changed({ version: 1.5 }), /not a fitted model but an object/],
	[
		'no parameters',
		changed({ parameters: undefined }),
		/'parameters' needs a group of values; it holds nothing/,
	],
	[
		'a missing parameter',
		changed({ parameters: { r: 1, alpha: 1, a: 1 } }),
		/changed by hand: 'parameters.b' needs a number; it holds nothing/,
	],
	[
		'a negative parameter',
		changed({ parameters: { ...model.parameters, alpha: -1 } }),
		/'parameters.alpha' needs a number above 0; it holds -1/,
	],
	[
		'a parameter of 0',
		changed({ parameters: { ...model.parameters, r: 0 } }),
		/'parameters.r' needs a number above 0; it holds 0/,
	],
	[
		'a parameter without end',
		changed({ parameters: { ...model.parameters, r: Infinity } }),
		/'parameters.r' needs a number; it holds Infinity/,
	],
	[
		'a parameter as text',
		changed({ parameters: { ...model.parameters, r: '0.5' } }),
		/'parameters.r' needs a number; it holds "0.5"/,
	],
	[
		'parameters of another model',
		changed({ kind: 'paretoNbd' }),
		/'parameters.s' needs a number; it holds nothing/,
	],
	[
		'an order value and none',
		changed({ fit: { ...model.fit, orderValueReason: 'none' } }),
		/either an order value or a reason/,
	],
	[
		'a window that runs backwards',
		changed({ training: { ...model.training, from: '2027-01-01' } }),
		/training window ends before it begins/,
	],
	[
		'more repeat customers than customers',
		changed({ fit: { ...model.fit, repeatCustomers: 3000 } }),
		/more customers have come back than there are/,
	],
	['a far too long text', `{"kind":"${'x'.repeat(3_000_000)}`, /too long to be one/],
])('%s is refused in words', (_what, value, message) => {
	expect(() => read(value)).toThrow(
		expect.objectContaining({
			name: 'InputError',
			message: expect.stringMatching(message),
			advice: expect.stringMatching(/[a-z]{3}.*\.$/),
		}),
	);
});

test('a model is found in whatever column a Data Table gives it', () => {
	const row = { id: 1, createdAt: '2026-07-01', note: 'a "kind" word', model: text };
	expect(fittedModelIn([row], purchaseModels)).toEqual({ model, hint: null });
	expect(fittedModelIn([{ saved: model }], purchaseModels).model).toEqual(model);
	expect(fittedModelIn([{ ...model }], purchaseModels).model).toEqual(model);
});

test('of several models the newest of the right kind is taken, and that is said', () => {
	const older = { model: JSON.stringify(changed({ fittedOn: '2026-01-01' })) };
	const other = { model: JSON.stringify({ kind: 'kMeans', version: 1, fittedOn: '2027-01-01' }) };
	const found = fittedModelIn([{ model: text }, older, other], purchaseModels);
	expect(found.model.fittedOn).toBe('2026-06-30');
	expect(found.hint).toMatch(/^2 fitted models came in; the newest is used, fitted on 2026-06-30/);
});

test('items without a model, and one that is damaged, are named', () => {
	const found = (items: object[]) => fittedModelIn(items as never, purchaseModels);
	expect(() => found([{ customer: 'a' }, { customer: 'b' }])).toThrow(/object \(customer\)/);
	expect(() => found([])).toThrow(/There is no fitted model/);
	expect(() => found([{ model: text.slice(0, 90) }])).toThrow(/not a whole fitted model/);
});
