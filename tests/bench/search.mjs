// node search.mjs SITE [QUERY...]: what a reader of a built site downloads to
// search it, in Chromium. Text counts as gzip makes it, the index as it is.
//
// Each query begins with a fresh browser on the search page: what the page
// itself needs is the first load, what comes after typing is the query's.
// The queries below are for the site of bench-corpus; -v prints each.
import fs from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import zlib from 'node:zlib';
import { serve } from '../browser/server.mjs';

const require = createRequire(new URL('../browser/', import.meta.url));
const { chromium } = require('playwright-core');

const QUERIES = [
	// a word, of a title, of the text, common, rare, begun
	'checkout', 'failover', 'webhooks', 'quorum', 'certificate', 'packets',
	'duplicates', 'resizer', 'the', 'error', 'lindqvist', 'Voshalis',
	'Keslis', 'fail', 'cert', 'unreach', 'ETIMEDOUT',
	// several
	'checkout slow', 'database failover', 'search full disk',
	'payouts timing out', 'cache failover zone', 'firmware bug webhooks',
	'exports unavailable after a memory leak', 'kernel update sandbox',
	'mobile app hot partition', 'retry storm dns', 'token signer quorum',
	// mistyped
	'faillover', 'chekout', 'certifcate', 'databse', 'unavialable',
	'webhoks slow',
	// names of machines, versions, numbers, tickets
	'cache-eu1-03', 'db-us2-26', 'web-eu1', 'v3.12.4', 'v7.21.2',
	'INC-2025-09501', 'OPS-412', 'INC-2019', '503',
	// exactly, and filters
	'"cache failover"', '"lost quorum"', 'severity:sev-1',
	'component:checkout failover', 'tag:dns year:2024',
	'year:2025 severity:sev-2 database', 'status:open',
	'type:runbook', 'type:maintenance network', 'xyzzy plugh',
];
const QUIET = 400;

const args = process.argv.slice(2);
const verbose = args[0] === '-v' && args.shift();
const [root, ...own] = args;

async function weight(url, base) {
	const file = path.join(root, decodeURIComponent(
		new URL(url).pathname.slice(base.length)));
	const info = await fs.stat(file).catch(() => null);
	if (!info)
		return 0;
	const bytes = await fs.readFile(info.isDirectory()
		? path.join(file, 'index.html') : file);
	return file.endsWith('.bin') ? bytes.length
		: zlib.gzipSync(bytes, { level: 9 }).length;
}

async function settle(seen) {
	for (let n = -1; n !== seen.length;) {
		n = seen.length;
		await new Promise(done => setTimeout(done, QUIET));
	}
}

async function one(browser, site, query) {
	const context = await browser.newContext();
	const page = await context.newPage();
	const seen = [];
	page.on('request', request => seen.push(request.url()));
	await page.goto(site.origin + '/search/');
	await settle(seen);
	const first = seen.splice(0);
	await page.fill('#q', query);
	await settle(seen);
	const result = { query,
		status: await page.innerText('#search-status'),
		titles: await page.locator('#search-results .entry-title')
			.allInnerTexts(),
		excerpts: await page.locator('#search-results .entry-summary')
			.count() };
	await context.close();
	const sum = async urls => (await Promise.all(
		urls.map(url => weight(url, '/')))).reduce((a, b) => a + b, 0);
	result.first = await sum(first);
	result.bytes = await sum(seen);
	result.files = seen.length;
	return result;
}

const names = await fs.readdir(path.join(root, 'search'));
const sizes = await Promise.all(names.map(async name =>
	(await fs.stat(path.join(root, 'search', name))).size));
const site = await serve(root, '/');
const browser = await chromium.launch({
	executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
	args: ['--no-sandbox', '--disable-gpu'],
});
const results = [];
for (const query of own.length ? own : QUERIES) {
	const r = await one(browser, site, query);
	results.push(r);
	if (verbose)
		console.log(`${String(r.bytes).padStart(6)} bytes ` +
			`${String(r.files).padStart(2)} files ` +
			`${String(r.titles.length).padStart(2)} shown ` +
			`${r.excerpts} excerpts  ${query}: ${r.status}\n` +
			`        ${r.titles.slice(0, 3).join(' | ')}`);
}
await browser.close();
site.close();
const bytes = results.map(r => r.bytes).sort((a, b) => a - b);
const kb = n => (n / 1000).toFixed(1) + ' kB';
console.log(`index        ${names.length} files, ` +
	kb(sizes.reduce((a, b) => a + b, 0)));
console.log(`first load   ${kb(results[0].first)} (page, style, scripts, root)`);
console.log(`a query      median ${kb(bytes[bytes.length >> 1])}, ` +
	`most ${kb(bytes.at(-1))}, over ${results.length} queries`);
