// node pages.mjs NAME=FOLDER...: what a reader of the built pages would
// notice. Prints what failed, and "N passed, N failed" at the end.
import fs from 'node:fs/promises';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import path from 'node:path';
import { HtmlValidate } from 'html-validate';
import { chromium } from 'playwright-core';
import { choosing, choosingIncidents } from './filter.mjs';
import { lookAtApi } from './api.mjs';
import { searching } from './search.mjs';
import { later } from './later.mjs';
import { lookAtData } from './data.mjs';
import { pagesOf, serve } from './server.mjs';

const require = createRequire(import.meta.url);
const axe = await fs.readFile(require.resolve('axe-core/axe.min.js'), 'utf8');
const html = new HtmlValidate({
	extends: ['html-validate:standard'],
	rules: { 'long-title': 'off' },
});
let passed = 0, failed = 0;

function check(what, problems) {
	if (problems.length === 0) {
		passed++;
		return;
	}
	failed++;
	console.log(`failed: ${what}`);
	for (const problem of problems.slice(0, 8))
		console.log(`    ${problem}`);
}

// A redirect has gone elsewhere before anybody can look at it.
async function staying(root, pages) {
	const kept = [];
	for (const page of pages) {
		const text = await fs.readFile(path.join(root, page), 'utf8');
		if (!text.includes('http-equiv="refresh"'))
			kept.push(page);
	}
	return kept;
}

// One of each kind of page, and a few of the kinds with many.
function sample(pages) {
	const kinds = new Map();
	for (const page of pages) {
		const kind = page.split('/')[0] + page.split('/').length;
		const list = kinds.get(kind) || [];
		if (list.length < 2)
			list.push(page);
		kinds.set(kind, list);
	}
	return [...kinds.values()].flat();
}

function watch(page, origin) {
	const seen = { console: [], outside: [], missing: [] };
	page.on('console', message => {
		if (message.type() === 'error' || message.type() === 'warning')
			seen.console.push(message.text());
	});
	page.on('pageerror', error => seen.console.push(String(error)));
	page.on('request', request => {
		if (!request.url().startsWith(origin))
			seen.outside.push(request.url());
	});
	page.on('response', response => {
		if (response.status() >= 400)
			seen.missing.push(response.url());
	});
	return seen;
}

async function axeProblems(page) {
	await page.evaluate(axe);
	const result = await page.evaluate(() => window.axe.run(document, {
		runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',
			'best-practice'],
	}));
	return result.violations.map(violation =>
		`${violation.id}: ${violation.nodes[0].html.slice(0, 120)}`);
}

async function brokenLinks(root, base, name) {
	const text = await fs.readFile(path.join(root, name), 'utf8');
	const here = new URL(base + name, 'http://site');
	const broken = [];
	for (const [, link] of text.matchAll(/ (?:href|src)="([^"]*)"/g)) {
		const url = new URL(link.replaceAll('&amp;', '&'), here);
		if (url.origin !== here.origin)
			continue;
		const file = path.join(root, '/' + decodeURIComponent(url.pathname)
			.slice(base.length)) + (url.pathname.endsWith('/')
			? '/index.html' : '');
		const target = await fs.readFile(file, 'utf8').catch(() => null);
		const id = decodeURIComponent(url.hash.slice(1));
		if (!url.pathname.startsWith(base) || target === null)
			broken.push(link);
		else if (id && !target.includes(`id="${id}"`))
			broken.push(`${link}: no such anchor`);
	}
	return broken;
}

async function htmlProblems(root, name) {
	const report = await html.validateFile(path.join(root, name));
	return report.results.flatMap(result => result.messages).map(message =>
		`${message.line}:${message.column} ${message.message}`);
}

// What there is to choose from stands on the page anyway.
// All that a reader on a bad connection waits for: it goes through in the
// first round trips of a new connection.
async function weight(root) {
	const home = await fs.readFile(path.join(root, 'index.html'), 'utf8');
	let bytes = gzipSync(home).length, script = 0;
	for (const [, file] of home.matchAll(
		/(?:href|src)="\.\/(assets\/[^"?]*)/g)) {
		const size = gzipSync(await fs.readFile(
			path.join(root, file))).length;
		bytes += size;
		script += file.endsWith('.js') ? size : 0;
	}
	return [bytes > 14 * 1024 && `all is ${bytes} bytes`,
		script > 10 * 1024 && `scripts are ${script} bytes`,
		bytes < 3000 && `only ${bytes} bytes are counted`]
		.filter(Boolean);
}

async function words(page) {
	const forms = await page.locator('.filter:not([hidden])')
		.allInnerTexts();
	const all = await page.locator('body').innerText();
	return all.split(/\s+/).length - forms.join(' ').split(/\s+/).length;
}

async function look(browser, site, name, address) {
	const context = await browser.newContext({
		viewport: { width: 1280, height: 900 }, bypassCSP: true });
	const page = await context.newPage();
	const seen = watch(page, site.origin);
	// No page is old yet: the warning would be words without script.
	await page.clock.setFixedTime('2026-04-01T12:00:00Z');
	await page.goto(address);
	check(`${name}: nothing on the console`, seen.console);
	check(`${name}: no request leaves the site`, seen.outside);
	if (!name.endsWith('404.html'))
		check(`${name}: every file is there`, seen.missing);
	check(`${name}: axe, light`, await axeProblems(page));
	await page.emulateMedia({ colorScheme: 'dark' });
	check(`${name}: axe, dark`, await axeProblems(page));
	await page.setViewportSize({ width: 320, height: 640 });
	const wide = await page.evaluate(() =>
		document.scrollingElement.scrollWidth);
	check(`${name}: no sideways scrolling at 320 px`,
		wide > 320 ? [`it is ${wide} px wide`] : []);
	const scripted = await words(page);
	await context.close();

	const plain = await browser.newContext({ javaScriptEnabled: false,
		viewport: { width: 320, height: 640 } });
	const still = await plain.newPage();
	await still.goto(address);
	const lost = scripted - await words(still);
	check(`${name}: says as much without script`,
		lost > 6 ? [`${lost} words are missing`] : []);
	await plain.close();
}

// The strict policy of the pages is in force here, unlike above.
async function behaviour(browser, site, base) {
	const context = await browser.newContext({ timezoneId: 'Asia/Tokyo' });
	const page = await context.newPage();
	const seen = watch(page, site.origin);
	await page.goto(site.origin + base);
	await page.keyboard.press('Tab');
	const first = await page.evaluate(() =>
		document.activeElement.getAttribute('href'));
	check('the first stop of the keyboard leads to the content',
		/^#main/.test(first) ? [] : [`it is ${first}`]);
	const button = page.locator('.zone button, button.zone').first();
	if (await button.count()) {
		const time = page.locator('main time').first();
		const before = await time.innerText();
		await button.click();
		const after = await time.innerText();
		check('the switch to local time changes what is shown',
			before === after ? [`still ${after}`] : []);
		check('the moment itself stays', /Z$/.test(
			await time.getAttribute('datetime')) ? [] : ['it does not']);
	} else {
		check('there is a switch to local time', ['it is not there']);
	}
	check('the policy of the pages lets them work', seen.console);
	await context.close();
}

// On paper nothing can be scrolled or opened, and nobody goes anywhere.
async function printing(browser, site, base) {
	const page = await browser.newPage({ colorScheme: 'dark',
		viewport: { width: 680, height: 1000 } });
	await page.goto(site.origin + base +
		'incidents/2026-02-12-session-cache-failover/');
	await page.evaluate(() => {
		const pre = document.createElement('pre');
		pre.append(document.createElement('code'));
		pre.firstChild.textContent = 'a line of a log '.repeat(20) +
			'x'.repeat(300);
		document.querySelector('.prose').append(pre);
	});
	await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
	const cut = await page.evaluate(() => [...document.querySelectorAll(
		'main, pre, .table-wrap')].filter(e =>
		e.scrollWidth > e.clientWidth + 1).map(e =>
		`${e.localName} is ${e.scrollWidth} of ${e.clientWidth} px`));
	check('nothing is cut off on paper', cut);
	check('there is no navigation on paper',
		await page.locator('nav:visible').count() ? ['there is'] : []);
	const ink = await page.evaluate(() =>
		getComputedStyle(document.body).color.match(/\d+/g).map(Number));
	check('what is printed is dark, whatever the screen',
		Math.max(...ink) > 100 ? [ink.join()] : []);
	await page.goto(site.origin + base);
	await page.emulateMedia({ media: 'print' });
	const marks = await page.evaluate(() => [...document.querySelectorAll(
		'main summary')].map(e => getComputedStyle(e).listStyleType)
		.filter(type => type !== 'none'));
	check('nothing on paper asks to be opened', marks);
	await page.close();
}

// A report that stands alone: a file like another, with nothing beside it.
async function handout(browser, root) {
	const site = await serve(root, '/');
	const name = 'handout/index.html';
	check(`${name}: valid HTML`, await htmlProblems(root, 'index.html'));
	await look(browser, site, name, site.origin + '/');
	const page = await browser.newPage();
	const seen = watch(page, site.origin);
	await page.goto(site.origin + '/');
	check(`${name}: its policy lets it be shown`, seen.console);
	await page.close();
	site.close();
}

async function judge(browser, name, root) {
	if (name === 'handout')
		return handout(browser, root);
	const pages = await pagesOf(root);
	const base = { bare: '/status/', feeds: '/stand/',
		search: '/status/' }[name] || '/';
	const site = await serve(root, base);
	check(`${name}: the home page is light`, await weight(root));
	for (const page of pages) {
		check(`${name}/${page}: valid HTML`, await htmlProblems(root, page));
		check(`${name}/${page}: no broken link`,
			await brokenLinks(root, base, page));
	}
	for (const page of sample(await staying(root, pages)))
		await look(browser, site, `${name}/${page}`,
			site.origin + base + page.replace(/(^|\/)index\.html$/, '$1'));
	if (name === 'search')
		await searching(browser, site, base, root, check);
	if (name === 'later')
		await later(browser, site, base, check);
	if (name === 'example') {
		await printing(browser, site, base);
		await behaviour(browser, site, base);
		await choosing(browser, site, base, check);
		await choosingIncidents(browser, site, base, check);
	}
	await lookAtApi(name, site.origin + base, check);
	const blank = await browser.newPage();
	await lookAtData(blank, name, root, check);
	await blank.close();
	site.close();
}

const browser = await chromium.launch({
	executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
	args: ['--no-sandbox', '--disable-gpu', '--disable-quic',
		'--no-first-run', '--disable-background-networking',
		'--disable-component-update', '--disable-sync'],
});
for (const argument of process.argv.slice(2)) {
	const [name, root] = argument.split('=');
	await judge(browser, name, root);
}
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
