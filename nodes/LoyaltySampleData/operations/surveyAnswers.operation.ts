import type { Shop } from '../../../core/simulate/shop/shop';
import { invitationsOf } from '../../../core/simulate/shop/invitations';
import { defineOperation } from '../../shared/operation';
import { fields } from '../fields';
import { datedItems } from '../items';
import { settings, setUp } from '../settings';

/** No input rows; one item per answer out, by the date of the answer. */
export const surveyAnswers = defineOperation({
	value: 'surveyAnswers',
	name: 'Get Survey Answers',
	action: 'Get sample survey answers',
	description:
		'NPS (0 to 10), CSAT (1 to 5) and CES (1 to 7), asked every quarter or after an order or ticket',
	fields,
	params: settings,
	rows: {},

	run(_rows, params, context) {
		const { shop, written } = setUp(params, context);
		return datedItems(
			shop,
			(customer) => answersOf(shop, customer),
			({ minute, invitation, score, comment }) => ({
				survey: invitation.survey,
				kind: invitation.kind,
				wave: invitation.wave,
				about: invitation.about,
				customer_email: invitation.email,
				channel: invitation.channel,
				invited_at: written(invitation.minute),
				answered_at: written(minute),
				score,
				comment,
			}),
		);
	},
});

function answersOf(shop: Shop, customer: number) {
	return invitationsOf(shop, customer).flatMap((invitation) =>
		invitation.answer ? [{ ...invitation.answer, invitation }] : [],
	);
}
