/** What the Buffer node can do, in the order of the panel's groups. */
import type { BufferResource } from '../operation';
import { getChannel } from './channel/get.operation';
import { getManyChannels } from './channel/getMany.operation';
import { createIdea } from './idea/create.operation';
import { getLimits } from './limits/get.operation';
import { getMetrics } from './metrics/get.operation';
import { createPost } from './post/create.operation';
import { deletePost } from './post/delete.operation';
import { editPost } from './post/edit.operation';
import { getPost } from './post/get.operation';
import { getManyPosts } from './post/getMany.operation';

export const resources: readonly BufferResource[] = [
	{
		value: 'post',
		name: 'Post',
		operations: [createPost, editPost, deletePost, getPost, getManyPosts],
	},
	{ value: 'channel', name: 'Channel', operations: [getChannel, getManyChannels] },
	{ value: 'idea', name: 'Idea', operations: [createIdea] },
	{ value: 'limits', name: 'Limits', operations: [getLimits] },
	{ value: 'metrics', name: 'Metrics', operations: [getMetrics] },
];
