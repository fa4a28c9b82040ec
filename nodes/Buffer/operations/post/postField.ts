/** The post that an operation is about. */
import type { INodeProperties } from 'n8n-workflow';

export const postField: INodeProperties = {
	displayName: 'Post ID',
	name: 'postId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 6a1b2c3d4e5f6a7b8c9d0e1f',
	description: 'The ID that Create and Get Many return',
};
