// @ts-check
/** A headless Chromium that reaches nothing but this machine. */
import { chromium } from 'playwright-core';

import { ensureChromium } from './chromium.mjs';

const flags = [
	'--no-sandbox',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** @param {number} patience longest wait for its start, in milliseconds */
export async function openBrowser(patience) {
	return await chromium.launch({
		executablePath: await ensureChromium(),
		args: flags,
		// The process that drives the browser ends n8n first, then itself, and the browser with it.
		handleSIGINT: false,
		handleSIGTERM: false,
		handleSIGHUP: false,
		timeout: patience,
	});
}
