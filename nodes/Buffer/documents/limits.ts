/** What Buffer is asked about the posts that a channel may still send on a day. */
export const DAILY_LIMITS = `query DailyLimits($input: DailyPostingLimitsInput!) {
	dailyPostingLimits(input: $input) {
		channelId
		sent
		scheduled
		limit
		isAtLimit
	}
}`;
