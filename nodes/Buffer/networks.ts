/** The networks that Buffer posts to, by the word that its API has for each. */
export const NETWORKS: Readonly<Record<string, string>> = {
	bluesky: 'Bluesky',
	facebook: 'Facebook',
	googlebusiness: 'Google Business',
	instagram: 'Instagram',
	linkedin: 'LinkedIn',
	mastodon: 'Mastodon',
	pinterest: 'Pinterest',
	startPage: 'Start Page',
	threads: 'Threads',
	tiktok: 'TikTok',
	twitter: 'X (Twitter)',
	youtube: 'YouTube',
};

export function networkName(service: string): string {
	return NETWORKS[service] ?? service;
}
