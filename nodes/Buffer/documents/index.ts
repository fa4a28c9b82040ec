/** Every document that is sent to Buffer. */
export { ORGANIZATIONS } from './account';
export { CHANNEL_IN_FULL, CHANNELS, CHANNELS_IN_FULL } from './channels';
export { CREATE_IDEA } from './ideas';
export { DAILY_LIMITS } from './limits';
export { AGGREGATED_METRICS } from './metrics';
export { CREATE_POST, DELETE_POST, EDIT_POST, POST_IN_FULL, POSTS, POSTS_IN_FULL } from './posts';
