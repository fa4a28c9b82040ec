/** How an idea is handed to Buffer, which answers with the idea itself or with it in an envelope. */
export const CREATE_IDEA = `mutation CreateIdea($input: CreateIdeaInput!) {
	createIdea(input: $input) {
		__typename
		... on Idea {
			...IdeaFields
		}
		... on IdeaResponse {
			idea {
				...IdeaFields
			}
		}
		... on MutationError {
			message
		}
	}
}

fragment IdeaFields on Idea {
	id
	organizationId
	groupId
	position
	createdAt
	updatedAt
	content {
		title
		text
		services
		date
		aiAssisted
		tags {
			id
			name
		}
		media {
			id
			url
			alt
			type
		}
	}
}`;
