/** What Buffer is asked about posts, and told to do with them. */
const POST_FIELDS = `
fragment PostFields on Post {
	id
	status
	text
	dueAt
	sentAt
	createdAt
	externalLink
	channelId
	channelService
	shareMode
	schedulingType
	tags {
		id
		name
	}
	assets {
		type
		source
	}
	error {
		message
		supportUrl
	}
	channel {
		id
		name
		displayName
		timezone
	}
}`;

const POST_DETAILS = `
fragment PostDetails on Post {
	via
	updatedAt
	ideaId
	isCustomScheduled
	sharedNow
	notificationStatus
	allowedActions
	metricsUpdatedAt
	metrics {
		type
		value
		unit
	}
	metadata {
		... on CommonPostMetadata {
			type
		}
	}
}`;

/** Every mutation of posts answers with the post, or with a typed sentence about what is wrong. */
const POST_OUTCOME = `
		__typename
		... on PostActionSuccess {
			post {
				...PostFields
			}
		}
		... on MutationError {
			message
		}
		... on RestProxyError {
			link
		}`;

export const POST_IN_FULL = `query PostInFull($input: PostInput!) {
	post(input: $input) {
		...PostFields
		...PostDetails
	}
}
${POST_FIELDS}
${POST_DETAILS}`;

export const POSTS = `query Posts($input: PostsInput!, $first: Int, $after: String) {
	posts(input: $input, first: $first, after: $after) {
		edges {
			node {
				...PostFields
			}
		}
		pageInfo {
			hasNextPage
			endCursor
		}
	}
}
${POST_FIELDS}`;

export const POSTS_IN_FULL = `query PostsInFull($input: PostsInput!, $first: Int, $after: String) {
	posts(input: $input, first: $first, after: $after) {
		edges {
			node {
				...PostFields
				...PostDetails
			}
		}
		pageInfo {
			hasNextPage
			endCursor
		}
	}
}
${POST_FIELDS}
${POST_DETAILS}`;

export const CREATE_POST = `mutation CreatePost($input: CreatePostInput!) {
	createPost(input: $input) {${POST_OUTCOME}
	}
}
${POST_FIELDS}`;

export const EDIT_POST = `mutation EditPost($input: EditPostInput!) {
	editPost(input: $input) {${POST_OUTCOME}
	}
}
${POST_FIELDS}`;

export const DELETE_POST = `mutation DeletePost($input: DeletePostInput!) {
	deletePost(input: $input) {
		__typename
		... on DeletePostSuccess {
			id
		}
		... on MutationError {
			message
		}
	}
}`;
