// Keys that only tests know: no credential holds them.
// @ts-check

module.exports = {
	first: 'a-first-key-for-tests-0123456789-xyz',
	other: 'another-key-for-tests-9876543210-abc',
	pseudonymOfNobody: 'p-00000000-00000000000000000000000000000000',
};
