/** What Buffer is asked about its channels. */
const CHANNEL_FIELDS = `
fragment ChannelFields on Channel {
	id
	name
	displayName
	service
	type
	timezone
	isDisconnected
	isLocked
	isQueuePaused
	organizationId
	externalLink
	linkShortening {
		isEnabled
		config {
			domain
		}
	}
	metadata {
		... on PinterestMetadata {
			boards {
				serviceId
				name
			}
		}
	}
}`;

const CHANNEL_DETAILS = `
fragment ChannelDetails on Channel {
	avatar
	createdAt
	updatedAt
	descriptor
	serviceId
	products
	hasActiveMemberDevice
	allowedActions
	postingSchedule {
		day
		times
		paused
	}
	postingGoal {
		goal
		sentCount
		scheduledCount
		status
		periodStart
		periodEnd
	}
}`;

export const CHANNELS = `query Channels($input: ChannelsInput!) {
	channels(input: $input) {
		...ChannelFields
	}
}
${CHANNEL_FIELDS}`;

export const CHANNELS_IN_FULL = `query ChannelsInFull($input: ChannelsInput!) {
	channels(input: $input) {
		...ChannelFields
		...ChannelDetails
	}
}
${CHANNEL_FIELDS}
${CHANNEL_DETAILS}`;

export const CHANNEL_IN_FULL = `query ChannelInFull($input: ChannelInput!) {
	channel(input: $input) {
		...ChannelFields
		...ChannelDetails
	}
}
${CHANNEL_FIELDS}
${CHANNEL_DETAILS}`;
