// What a reader of the search page would notice, on the site of
// tests/browser/search/content, which lies below /status/.

const SETTLED = 5000;

// Type a query and wait for what comes of it.
async function ask(page, query) {
	await page.evaluate(() => {
		document.getElementById('search-status').textContent = '';
	});
	await page.fill('#q', query);
	await page.waitForFunction(() =>
		document.getElementById('search-status').textContent !== '',
		null, { timeout: SETTLED });
	// The first excerpt comes last.
	await page.waitForFunction(() => {
		const first = document.querySelector('#search-results > li');
		return !first || first.querySelector('.entry-summary');
	}, null, { timeout: SETTLED });
	return { status: await page.innerText('#search-status'),
		titles: await page.locator('#search-results .entry-title')
			.allInnerTexts(),
		joined: (await page.locator('#search-results .entry-summary')
			.allInnerTexts()).filter(t => /Resolved[a-z]/.test(t)),
		marks: await page.locator('#search-results mark').allInnerTexts(),
		excerpt: (await page.locator('#search-results .entry-summary')
			.allInnerTexts())[0] || '' };
}

const none = [];

function has(list, ...wanted) {
	return wanted.filter(title => !list.some(t => t.includes(title)))
		.map(title => `${title} is not among: ${list.join(' | ')}`);
}

function same(got, want) {
	return got === want ? none : [`it is ${got}, not ${want}`];
}

async function finding(page, check) {
	const is = async (what, query, ...titles) => {
		const r = await ask(page, query);
		check(`search: ${what}`, has(r.titles, ...titles));
		return r;
	};
	let r = await is('a word of a title', 'failover',
		'Checkout slow after a cache failover',
		'Database failover took too long', 'Cache failover');
	check('search: says how many', same(r.status, '3 found.'));
	check('search: words that stand apart stay apart', r.joined);
	check('search: marks the word', same(r.marks[0], 'failover'));
	r = await is('a word of the text', 'lock', 'Database failover');
	check('search: the excerpt is around the word',
		has([r.excerpt], 'waited for a lock'));
	await is('the beginning of a word', 'primar',
		'Checkout slow after a cache failover');
	r = await is('a mistyped word', 'chekcout',
		'Checkout slow after a cache failover');
	check('search: says what it took the word for',
		has([r.status], '“chekcout” was not found', 'checkout'));
	await is('letters without their marks', 'ubergrosse zurich', 'Übergröße');
	await is('letters with them', 'ÜBERGRÖSSE', 'Übergröße');
	await is('a script without spaces', '障害', 'データベース障害');
	await is('a longer run of it', 'データベースの障害', 'データベース障害');
	await is('that and what is joined to it', 'サーバー3号機-a1', 'データベース障害');
	await is('what follows an address without a space', '参照', 'データベース障害');
	await is('wide letters and marks', 'ｖ３．１２', 'データベース障害');
	await is('one capital for two letters', 'MESSESTRAẞE', 'Übergröße');
	await is('more than a word may have', 'arn:aws:lambda:eu-1:123456789012:function:invoices',
		'Übergröße');
	await is('the name of a machine', 'cache-eu1-03', 'Checkout slow');
	await is('a name that ends later', 'cache-eu1', 'Checkout slow');
	await is('a trace', '873a0fc5', 'Database failover');
	await is('a number', '503', 'Übergröße');
	r = await is('all words together', 'failover pool', 'Database failover');
	check('search: all words, not some', same(r.status, '1 found.'));
	r = await is('some words, when none has all', 'oslo pool',
		'New switches in Oslo');
	check('search: says that these have some',
		has([r.status], 'None has all of the words'));
	r = await is('what is too short for the index', '"77 failover" C++',
		'Cache failover');
	check('search: says what it left out of the search', has([r.status],
		'“77” was left out: a number', '“c” was left out: a word'));
	check('search: and that quotes are then not taken exactly',
		has([r.status], 'may not have the words in quotes'));
	r = await ask(page, "\"failover\" doesn't");
	check('search: letters beside an apostrophe are no words left out',
		/left out|quotes/.test(r.status) ? [r.status] : none);
	r = await ask(page, 'xyzzy');
	check('search: says that there is nothing',
		has([r.status], 'Nothing was found'));
	check('search: and shows nothing', same(r.titles.length, 0));
}

async function narrowing(page, check) {
	const counts = async (query, n) => {
		const r = await ask(page, query);
		check(`search: ${query}`, same(r.status, n ? `${n} found.` : r.status));
		return r;
	};
	await counts('severity:sev-1', 1);
	await counts('severity:SEV1', 1);
	await counts('component:checkout', 3);
	await counts('component:"card checkout"', 3);
	await counts('tag:database', 2);
	await counts('tag:a-tag-that-is-longer-than-what-the-index-keeps', 1);
	await counts('year:2025', 2);
	await counts('type:runbook', 1);
	await counts('type:maintenance oslo', 1);
	await counts('status:resolved year:2023 relay', 14);
	await counts('tag:database severity:sev-1 failover', 1);
	await counts('"cache failover"', 2);
	const r = await ask(page, '"failover cache"');
	check('search: words in quotes stand side by side',
		same(r.titles.length, 0));
}

async function hands(page, check, origin) {
	await ask(page, 'relay');
	check('search: ten at a time', same(await page.locator(
		'#search-results > li').count(), 10));
	await page.click('#search-more');
	await page.waitForFunction(() => document.querySelectorAll(
		'#search-results > li').length === 14, null, { timeout: SETTLED });
	check('search: then the rest', none);
	check('search: and no more', same(await page.isVisible('#search-more'),
		false));
	const at = () => page.evaluate(() => document.activeElement.id ||
		document.activeElement.textContent);
	await ask(page, 'failover');
	await page.focus('#q');
	await page.keyboard.press('ArrowDown');
	const first = await at();
	await page.keyboard.press('ArrowDown');
	const second = await at();
	check('search: the arrow goes down the list', first !== second &&
		first !== 'q' ? none : [`${first}, then ${second}`]);
	await page.keyboard.press('ArrowUp');
	check('search: and up', same(await at(), first));
	await page.keyboard.press('ArrowUp');
	check('search: and back to the box', same(await at(), 'q'));
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('/');
	check('search: / comes back to the box', same(await at(), 'q'));
	check('search: / is not typed', same(await page.inputValue('#q'),
		'failover'));
	check('search: the address holds the query', same(page.url(),
		`${origin}/status/search/?q=failover`));
	await page.keyboard.press('ArrowDown');
	await Promise.all([page.waitForNavigation(),
		page.keyboard.press('Enter')]);
	check('search: Enter opens what was found', /failover/i.test(
		await page.innerText('h1')) ? none : [page.url()]);
	await page.goBack();
	await page.waitForSelector('#search-results li');
	check('search: and back again is the same list', none);
}

export async function searching(browser, site, base, root, check) {
	const context = await browser.newContext();
	const page = await context.newPage();
	const seen = [];
	page.on('console', message => {
		if (message.type() === 'error' || message.type() === 'warning')
			seen.push(message.text());
	});
	page.on('pageerror', error => seen.push(String(error)));
	page.on('dialog', dialog => {
		seen.push(`dialog ${dialog.message()}`);
		dialog.dismiss();
	});
	await page.goto(site.origin + base + 'search/?q=failover');
	await page.waitForSelector('#search-results li', { timeout: SETTLED });
	check('search: an address with a query shows what it finds',
		same(await page.inputValue('#q'), 'failover'));
	check('search: the count is announced', same(await page.getAttribute(
		'#search-status', 'role'), 'status'));
	await finding(page, check);
	await narrowing(page, check);
	const r = await ask(page, 'alert');
	check('search: a title is text, whatever it holds',
		has(r.titles, '<script>alert(1)</script>'));
	await hands(page, check, site.origin);
	check('search: nothing on the console, nothing against the policy', seen);
	await page.goto(site.origin + base);
	const scripts = await page.locator('script').evaluateAll(all =>
		all.map(s => s.src));
	check('search: other pages do not load its script',
		scripts.filter(s => s.includes('search')));
	await context.close();

	const plain = await browser.newContext({ javaScriptEnabled: false });
	const still = await plain.newPage();
	await still.goto(site.origin + base + 'search/');
	const text = await still.innerText('main');
	check('search: without script it says what it needs, and leads on',
		has([text], 'needs JavaScript', 'By year', '2024', 'By component'));
	await plain.close();

	const file = await browser.newPage();
	await file.goto(`file://${root}/search/index.html`);
	check('search: opened from a file, it says why it cannot', has(
		[await file.innerText('#search-status')], 'opened from a file'));
	await file.close();
}
