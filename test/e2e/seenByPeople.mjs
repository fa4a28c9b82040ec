// @ts-check
/** Pictures of what people get from a run: e-mails and forms. Made only with `UPDATE_PICTURES=1`. */
import { openBrowser } from '../../playground/browser.mjs';
import { pictureFiles } from './pictures.mjs';

const PATIENCE = 45_000;
/** As wide as e-mails are usually read. */
const viewport = { width: 760, height: 300 };

/** @param {string} name of the picture @param {Readonly<{ html?: unknown, text?: unknown }>} mail */
export async function pictureOfMail(name, { html, text }) {
	await pictureOf(name, async (page) => {
		if (html) return await page.setContent(String(html));
		await page.setContent('<pre style="white-space: pre-wrap"></pre>');
		await page.locator('pre').evaluate((pre, words) => (pre.textContent = words), String(text));
	});
}

/** @param {string} name of the picture @param {string} url */
export async function pictureOfPage(name, url) {
	await pictureOf(name, async (page) => void (await page.goto(url)));
}

/** @param {string} name @param {(page: import('playwright-core').Page) => Promise<void>} open */
async function pictureOf(name, open) {
	if (process.env.UPDATE_PICTURES !== '1') return;
	const browser = await openBrowser(PATIENCE);
	try {
		const page = await browser.newPage({ viewport });
		await open(page);
		await page.screenshot({ path: pictureFiles('')(name), fullPage: true });
	} finally {
		await browser.close();
	}
}
