// @ts-check
/** n8n's editor in a headless browser, used as a person would: import, press the button, look. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

import { openBrowser } from './browser.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {Awaited<ReturnType<typeof openEditor>>} Editor
 * @typedef {'html' | 'table' | 'json' | 'schema' | 'binary'} OutputView a tab of the output panel
 */

/** @param {string} name @returns {string} selector of an element that n8n names for its own tests */
const named = (name) => `[data-test-id="${name}"]`;

/**
 * @param {{ url: string, login: import('./restClient.mjs').Login }} n8n
 * @param {{ patience?: number }} [options] `patience`: longest wait for any one thing
 */
export async function openEditor({ url, login }, { patience = 45_000 } = {}) {
	const browser = await openBrowser(patience);
	const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
	context.setDefaultTimeout(patience);
	const page = await context.newPage();
	try {
		await logIn(page, url, login);
	} catch (error) {
		await browser.close();
		throw error;
	}

	/** @param {string} name @returns the node on the canvas */
	const node = (name) => page.locator(`${named('canvas-node')}[data-node-name="${name}"]`);

	/** @param {string} file @param {import('playwright-core').Locator} [part] of the page, else all */
	async function picture(file, part) {
		mkdirSync(dirname(file), { recursive: true });
		for (const close of await page.locator('.el-notification__closeBtn').all()) {
			await close.click({ timeout: 2_000 }).catch(() => undefined);
		}
		// Pictures show the end of an animation, not its middle.
		await page.waitForTimeout(800);
		await (part ?? page).screenshot({ path: file });
	}

	/** @param {string} name @param {OutputView} [view] */
	async function openNode(name, view) {
		await node(name).dblclick();
		await page.locator(named('ndv')).waitFor();
		if (view)
			await page
				.locator(named('output-panel'))
				.locator(named(`radio-button-${view}`))
				.click();
	}

	async function closeNode() {
		await page.locator(named('ndv-close-button')).click();
		await page.locator(named('ndv')).waitFor({ state: 'hidden' });
	}

	/** Drags the border between parameters and output to the left, as far as n8n allows. */
	async function widenOutput() {
		const grip = await page.locator(named('panel-drag-button')).boundingBox();
		if (!grip) return;
		await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
		await page.mouse.down();
		await page.mouse.move(330, grip.y, { steps: 8 });
		await page.mouse.up();
	}

	return {
		/** For what the functions below do not cover. */
		page,
		node,
		openNode,
		closeNode,

		/**
		 * Imports a workflow file into a new workflow, by the editor's own menu.
		 *
		 * @param {string} file
		 * @returns {Promise<string>} the id that n8n gave the workflow
		 */
		async importFromFile(file) {
			await page.goto(`${url}/workflow/new`);
			await page.locator(named('workflow-menu')).click();
			await page.locator(named('workflow-menu-item-import')).hover();
			const chooser = page.waitForEvent('filechooser');
			await page.locator(named('workflow-menu-item-import-from-file')).click();
			await (await chooser).setFiles(file);
			await page.locator(named('canvas-node')).first().waitFor();
			const id = new URL(page.url()).pathname.split('/').pop();
			if (!id || id === 'new') throw new Error(`No workflow id in ${page.url()}`);
			return id;
		},

		/** Presses the big button, whatever trigger it is preset to. */
		async pressExecute() {
			await page.locator(named('execute-workflow-button')).click();
		},

		/**
		 * Presses the big button of a workflow that starts with a form.
		 *
		 * @returns {Promise<Page>} the page that n8n opens for filling in the form
		 */
		async pressExecuteForForm() {
			const popup = context.waitForEvent('page');
			await this.pressExecute();
			return await allowed(await popup);
		},

		/**
		 * Opens a published form; n8n answers 404 until a moment after the publishing.
		 *
		 * @param {string} address
		 * @returns {Promise<Page>}
		 */
		async openForm(address) {
			const form = await context.newPage();
			const until = Date.now() + patience;
			while ((await form.goto(address))?.status() !== 200) {
				if (Date.now() > until) throw new Error(`No form at ${address}`);
				await form.waitForTimeout(300);
			}
			return await allowed(form);
		},

		/** Waits until the canvas shows that the run is over. */
		async runShown() {
			await page.locator(named('canvas-node-status-success')).first().waitFor();
			await page.locator(named('canvas-node-status-running')).first().waitFor({ state: 'hidden' });
		},

		/** @returns {Promise<string[]>} names of the nodes that the canvas marks as failed */
		async failedNodes() {
			const failed = page.locator(named('canvas-node')).filter({
				has: page.locator(`${named('node-issues')}, [data-test-id^="canvas-node-status-error"]`),
			});
			return await failed.evaluateAll((nodes) =>
				nodes.map((one) => one.getAttribute('data-node-name') ?? ''),
			);
		},

		/** The whole canvas, nothing selected, in a window of its shape. @param {string} file */
		async canvasPicture(file) {
			const usual = page.viewportSize() ?? { width: 1440, height: 900 };
			const shape = await page.locator('.vue-flow__node').evaluateAll((nodes) => {
				const boxes = nodes.map((one) => one.getBoundingClientRect());
				const wide = Math.max(...boxes.map((b) => b.right)) - Math.min(...boxes.map((b) => b.left));
				const high = Math.max(...boxes.map((b) => b.bottom)) - Math.min(...boxes.map((b) => b.top));
				return high / wide;
			});
			const height = Math.round(Math.min(Math.max(1500 * shape + 330, 560), 1100));
			await page.setViewportSize({ width: 1800, height });
			await page.locator(named('zoom-to-fit')).click();
			await page.mouse.click(900, 120);
			await page.mouse.move(900, 30);
			await picture(file);
			await page.setViewportSize(usual);
			await page.locator(named('zoom-to-fit')).click();
		},

		/**
		 * A node's panel: what came in, its parameters, what went out.
		 *
		 * @param {string} name
		 * @param {string} file
		 * @param {OutputView} [view]
		 */
		async nodePicture(name, file, view) {
			await openNode(name, view);
			await picture(file);
			await closeNode();
		},

		/**
		 * A node's output alone.
		 *
		 * @param {string} name
		 * @param {string} file
		 * @param {OutputView} [view]
		 */
		async resultPicture(name, file, view) {
			await openNode(name, view);
			await widenOutput();
			await picture(file, page.locator(named('output-panel')));
			await closeNode();
		},

		async close() {
			await browser.close();
		},
	};
}

/**
 * @param {Page} page
 * @param {string} url
 * @param {import('./restClient.mjs').Login} login
 */
async function logIn(page, url, { email, password }) {
	await page.goto(`${url}/signin`);
	await page.locator('input[type="email"], input[name="emailOrLdapLoginId"]').first().fill(email);
	await page.locator('input[type="password"]').fill(password);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await page.waitForURL(/\/(home|workflow)/);
}

/**
 * A form for n8n's own users asks first whether it may run as the one who is logged in.
 *
 * @param {Page} form
 * @returns {Promise<Page>} showing the form itself
 */
async function allowed(form) {
	const allow = form.getByRole('button', { name: 'Allow access' });
	await allow.or(form.locator('form')).first().waitFor();
	if (await allow.isVisible()) await allow.click();
	await form.locator('form').first().waitFor();
	return form;
}
