/** Images and videos of a post, as Buffer wants them. */
import type { IDataObject } from 'n8n-workflow';

import { addressesOf, addressOf, filled, optionalText, rowsOf, textOf } from '../../settings';

/** First those of the short field, then those of the table. */
export function assetsOf(imageUrls: unknown, media: unknown): IDataObject[] {
	return [
		...addressesOf(imageUrls, 'Image URLs').map((url) => ({ image: { url } })),
		...rowsOf(media, 'rows').map(assetOf),
	];
}

function assetOf(row: IDataObject): IDataObject {
	const name = 'Images and Videos';
	const thumbnail = optionalText(row.thumbnailUrl);
	const common = {
		url: addressOf(row.url, name),
		thumbnailUrl: thumbnail && addressOf(thumbnail, 'Thumbnail URL'),
	};
	if (textOf(row.kind) === 'video') {
		const title = optionalText(row.title);
		return { video: filled({ ...common, metadata: title && { title } }) };
	}
	const altText = optionalText(row.altText);
	return { image: filled({ ...common, metadata: altText && { altText } }) };
}

/** Where the files lie, to tell posts without text apart. */
export function sourcesOf(assets: readonly IDataObject[]): string[] {
	return assets.map(({ image, video }) => textOf(((image ?? video) as IDataObject).url));
}
