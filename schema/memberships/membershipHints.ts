import type { NamedColumn } from '../columns/namedColumn';
import type { MembershipTallies } from './membershipTable';

/** What the owner should know about how the memberships were read, in sentences. */
export function membershipHints(tallies: MembershipTallies, end: NamedColumn): string[] {
	const hints: string[] = [];
	if (tallies.neverStarted > 0) {
		hints.push(`${items(tallies.neverStarted)} without a start date: never a member, left out`);
	}
	for (const [status, count] of tallies.notStartedByStatus) {
		hints.push(`${items(count)} with the status "${status}": never a member, left out`);
	}
	if (tallies.endsAhead > 0) {
		hints.push(`${memberships(tallies.endsAhead)} with an end in the future: still a member`);
	}
	if (tallies.joinedUp > 0) {
		hints.push(
			`${items(tallies.joinedUp)} joined to another membership of the same customer, because no day lies between them`,
		);
	}
	if (tallies.withoutCustomer > 0) {
		hints.push(
			`${memberships(tallies.withoutCustomer)} without a customer: counted, but not joined to others`,
		);
	}
	if (tallies.mergedSpellings > 0) {
		const others = tallies.mergedSpellings === 1 ? 'spelling' : 'spellings';
		hints.push(`${tallies.mergedSpellings} other ${others} of the same customers merged`);
	}
	if (/cancel|kundig|kündig|resili|résili/i.test(end.name)) {
		hints.push(`"${end.name}" is taken as the end of a membership, and an empty cell as none`);
	}
	return hints;
}

const items = (count: number) => (count === 1 ? '1 item' : `${count} items`);
const memberships = (count: number) => (count === 1 ? '1 membership' : `${count} memberships`);
