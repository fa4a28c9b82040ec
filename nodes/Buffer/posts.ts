/** Posts of an organization, page by page. */
import { POSTS, POSTS_IN_FULL } from './documents';
import type { Call } from './operation';
import type { Post } from './outputs';
import type { Variables } from './request';

/** More would cost Buffer's allowance for one question. */
const PAGE = 50;
/** Buffer's whole allowance of a day is 500 requests: nobody has so many pages. */
const MOST_PAGES = 400;

type Page = Readonly<{
	posts: {
		edges: readonly { node: Post }[] | null;
		pageInfo: { hasNextPage: boolean; endCursor: string | null };
	};
}>;

export async function postsOf(
	{ request }: Pick<Call, 'request'>,
	input: Readonly<Record<string, unknown>>,
	{ limit = Infinity, full = false } = {},
): Promise<Post[]> {
	const found: Post[] = [];
	let after: string | null = null;
	for (let page = 0; page < MOST_PAGES && found.length < limit; page++) {
		const first = Math.min(PAGE, limit - found.length);
		const document = full ? POSTS_IN_FULL : POSTS;
		const variables: Variables = after === null ? { input, first } : { input, first, after };
		const { posts }: Page = await request<Page>(document, variables);
		found.push(...(posts.edges ?? []).map(({ node }) => node));
		const { hasNextPage, endCursor } = posts.pageInfo;
		// The same place again would be the same page again.
		if (!hasNextPage || endCursor === null || endCursor === after) break;
		after = endCursor;
	}
	return found.slice(0, limit);
}
