import { columnAt, columnName, pathSteps } from '../../schema/dataPath';

describe('columnName', () => {
	test.each([
		['customer_email', 'customer_email'],
		['  Customer Email ', 'Customer Email'],
		['', ''],
		[undefined, ''],
		['={{ $json.customer_email }}', 'customer_email'],
		['={{$json.customer.email}}', 'customer.email'],
		["={{ $json['Customer Email'] }}", "['Customer Email']"],
		['={{ $json["lines"][0].price }}', '["lines"][0].price'],
	])('%p is %p', (held, name) => {
		expect(columnName(held, 'Customer')).toBe(name);
	});

	test.each(['={{ $json.a + $json.b }}', '={{ $json.a.toLowerCase() }}', '={{ $now }}', '=text'])(
		'%p is refused with what to do',
		(held) => {
			expect(() => columnName(held, 'Customer')).toThrow(/'Customer' needs the name of a column/);
		},
	);

	test('anything but text is refused', () => {
		expect(() => columnName(3, 'Customer')).toThrow(/it holds 3/);
	});
});

describe('columnAt', () => {
	const item = {
		'Unit.Price': 1,
		customer: { email: 'a@example.com' },
		lines: [{ price: 2 }],
		empty: null,
	};

	test.each([
		['customer.email', false, 'a@example.com'],
		["['customer']['email']", false, 'a@example.com'],
		['lines[0].price', false, 2],
		['Unit.Price', true, 1],
		['Unit.Price', false, undefined],
		['empty.email', false, undefined],
		['nothing', false, undefined],
	])('%s (flat: %s) reads %p', (path, isFlat, value) => {
		expect(columnAt(path, isFlat)(item)).toBe(value);
	});

	test('a path is taken apart at points and brackets', () => {
		expect(pathSteps('a.b["c d"][0]')).toEqual(['a', 'b', 'c d', '0']);
	});
});
