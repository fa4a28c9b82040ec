import { filled } from '../../../settings';
import { aiGeneratedField, followUpsField, threadOf, type Network } from './network';

/** X, which was Twitter: threads, and whether it was made with AI. */
export const twitter: Network = {
	service: 'twitter',
	key: 'twitter',
	name: 'X (Twitter)',
	fields: [followUpsField, aiGeneratedField],
	metadata: ({ followUps, isAiGenerated }, content) =>
		filled({
			thread: threadOf(followUps, content),
			isAiGenerated: isAiGenerated as boolean | undefined,
		}),
};
