// @ts-check
/** The form behind a digest: waited for, opened, and ticked as the owner does. */
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';

import axios from 'axios';

import { pictureOfPage } from './seenByPeople.mjs';

/**
 * @param {import('../../playground/vendors/smtp.mjs').Smtp} smtp
 * @param {RegExp} subject
 * @param {number} [patience]
 * @returns {Promise<string>} address of the form in the newest digest
 */
export async function untilAsked(smtp, subject, patience = 120_000) {
	for (const until = Date.now() + patience; ; await pause(100)) {
		const digest = smtp.mails.filter(({ parsed }) => subject.test(String(parsed.subject))).at(-1);
		const [, form] = /href="([^"]+)"/.exec(String(digest?.parsed.html)) ?? [];
		if (form) return form.replaceAll('&amp;', '&');
		assert.ok(Date.now() < until, 'the owner was not asked');
	}
}

/**
 * The mail is out before n8n has laid the run aside, and only then the form opens.
 *
 * @param {string} form
 * @returns {Promise<string>} its page
 */
export async function openedForm(form) {
	for (const until = Date.now() + 60_000; ; await pause(300)) {
		const { status, data } = await axios.get(form, { proxy: false, validateStatus: () => true });
		if (status === 200) return String(data);
		assert.ok(Date.now() < until, `the form answers ${status}: ${data?.message}`);
	}
}

/** @param {string} html @returns {string} the text that it shows */
const unescaped = (html) =>
	html
		.replace(/&#x([\da-f]+);/gi, (_, code) => String.fromCodePoint(parseInt(code, 16)))
		.replaceAll('&quot;', '"')
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&amp;', '&');

/**
 * Ticks what `wanted` says, and sends the form.
 *
 * @param {string} form
 * @param {(who: string) => boolean} wanted asked about each address, such as `1. anna@example.com: …`
 * @param {string} [picture] name of the form's picture
 * @returns {Promise<string[]>} who stood in it
 */
export async function tick(form, wanted, picture) {
	const page = await openedForm(form);
	if (picture) await pictureOfPage(picture, form);
	const boxes = page.matchAll(/class='multiselect-checkbox' id='[^']*' value='([^']*)'/g);
	const offered = Array.from(boxes, ([, label = '']) => unescaped(label));
	const nameOf = (/** @type {string} */ one) => one.replace(/^\d+\. ([^:]+):.*$/s, '$1');
	const answer = new FormData();
	answer.append('field-0', JSON.stringify(offered.filter((one) => wanted(nameOf(one)))));
	await axios.post(form, answer, { proxy: false });
	return offered.map(nameOf);
}
