// Choosing what a page shows, in the strict policy that the pages are served
// with: whose action items, which incidents.

// A page at an address, and what its console calls an error from then on.
async function opened(browser, address) {
	const page = await (await browser.newContext()).newPage();
	const errors = [];
	page.on('console', message => {
		if (message.type() === 'error')
			errors.push(message.text());
	});
	await page.goto(address);
	return { page, errors };
}

async function shown(page) {
	return page.evaluate(() => ({
		owners: [...new Set([...document.querySelectorAll(
			'.todo:not([hidden])')].map(e => e.dataset.owner))],
		kinds: [...new Set([...document.querySelectorAll(
			'.todo:not([hidden])')].map(e => e.dataset.kind))],
		empty: [...document.querySelectorAll('section')].filter(s =>
			s.querySelector('.todo') && s.offsetHeight &&
			!s.querySelector('.todo:not([hidden])')).length,
		says: document.querySelector('.filter [role=status]').innerText,
	}));
}

export async function choosing(browser, site, base, check) {
	const { page, errors } = await opened(browser,
		`${site.origin}${base}actions/`);
	const all = await shown(page);
	check('all action items are there at first', all.owners.length > 5 &&
		all.says === '' ? [] : [JSON.stringify(all)]);

	await page.selectOption('#f-owner', 'Mira Sandholt');
	const hers = await shown(page);
	check('an owner is chosen', hers.owners.join() === 'Mira Sandholt' &&
		hers.empty === 0 && /^\d+ of \d+ are shown$/.test(hers.says)
		? [] : [JSON.stringify(hers)]);
	await page.selectOption('#f-kind', 'Preventive');
	const both = await shown(page);
	check('an owner and a kind', both.kinds.join() === 'Preventive' &&
		both.owners.join() === 'Mira Sandholt'
		? [] : [JSON.stringify(both)]);
	await page.goto(page.url());
	check('the choice is in the address', JSON.stringify(await shown(page))
		=== JSON.stringify(both) ? [] : [page.url()]);
	await page.selectOption('#f-owner', '');
	await page.selectOption('#f-kind', '');
	check('and all come back', JSON.stringify(await shown(page)) ===
		JSON.stringify(all) ? [] : [page.url()]);
	await page.goto(`${site.origin}${base}actions/?owner=nobody`);
	check('who is not there chooses nothing',
		JSON.stringify(await shown(page)) === JSON.stringify(all)
			? [] : [page.url()]);
	await page.emulateMedia({ media: 'print' });
	check('the choice is not printed', await page.locator('.filter')
		.isVisible() ? ['it is'] : []);
	check('choosing breaks no policy of the page', errors);
	await page.context().close();
}

async function rows(page) {
	return page.evaluate(() => ({
		n: document.querySelectorAll('.entry:not([hidden])').length,
		all: document.querySelectorAll('.entry').length,
		titles: [...document.querySelectorAll('.entry:not([hidden]) ' +
			'.entry-title')].map(e => e.innerText).join(' | '),
		empty: [...document.querySelectorAll('section')].filter(s =>
			s.querySelector('.entry') && s.offsetHeight &&
			!s.querySelector('.entry:not([hidden])')).length,
		says: document.querySelector('.filter [role=status]').innerText,
		clear: document.querySelector('.filter [type=reset]').offsetHeight > 0,
	}));
}

// The archive: incidents by words, severity and component.
export async function choosingIncidents(browser, site, base, check) {
	const year = `${site.origin}${base}history/2026/`;
	const { page, errors } = await opened(browser, year);
	const all = await rows(page);
	check('all of a year is there at first', all.n > 8 && all.n === all.all &&
		all.says === '' && !all.clear ? [] : [JSON.stringify(all)]);

	// By keyboard alone, and without the accents of what is looked for.
	await page.focus('#f-q');
	await page.keyboard.type('  SLÓW rég ');
	const typed = await rows(page);
	check('words choose', typed.n > 0 && typed.n < all.n ? []
		: [JSON.stringify(typed)]);
	check('and it is said how many', typed.says ===
		(typed.n === 1 ? `1 of ${all.n} is shown`
			: `${typed.n} of ${all.n} are shown`) && typed.empty === 0 &&
		typed.clear ? [] : [JSON.stringify(typed)]);
	await page.keyboard.press('Enter');
	check('Enter stays on the page', JSON.stringify(await rows(page)) ===
		JSON.stringify(typed) ? [] : [page.url()]);
	const more = await page.$eval('.filter-more a', a => a.href);
	check('the whole archive can be asked the same',
		/search\/\?q=SL%C3%93W\+r%C3%A9g$/.test(more) ? [] : [more]);

	await page.keyboard.press('Tab');
	await page.selectOption('#f-severity', { index: 1 });
	const both = await rows(page);
	check('words and a severity', both.n <= typed.n ? []
		: [JSON.stringify(both)]);
	await page.goto(page.url());
	check('what is chosen is in the address', JSON.stringify(
		await rows(page)) === JSON.stringify(both) ? [] : [page.url()]);
	await page.focus('.filter [type=reset]');
	await page.keyboard.press('Enter');
	await page.waitForFunction(() =>
		!document.querySelector('.entry[hidden]'));
	const back = await rows(page);
	check('one key brings all back', back.n === all.n && back.says === '' &&
		page.url() === year && await page.evaluate(() =>
		document.activeElement.id) === 'f-q' ? []
		: [page.url(), JSON.stringify(back)]);

	const choices = await page.$$eval('#f-components option', list =>
		list.map(o => o.textContent));
	check('components are counted and in order', choices.length > 2 &&
		choices.slice(1).every((c, i) => / \(\d+\)$/.test(c) &&
		(i === 0 || c.localeCompare(choices[i]) >= 0)) ? [] : choices);
	await page.selectOption('#f-components', { index: 1 });
	const some = await rows(page);
	check('a component shows as many as it said', choices[1].endsWith(
		`(${some.n})`) ? [] : [choices[1], JSON.stringify(some)]);
	await page.fill('#f-q', 'no such words');
	const none = await rows(page);
	check('nothing is found, and that is said', none.n === 0 &&
		none.says === `0 of ${all.n} are shown` && none.empty === 0
		? [] : [JSON.stringify(none)]);
	check('choosing incidents breaks no policy of the page', errors);
	await page.context().close();

	const plain = await browser.newContext({ javaScriptEnabled: false });
	const still = await plain.newPage();
	await still.goto(year + '?q=nothing');
	check('without script all is there, and no form',
		await still.locator('.entry').count() === all.all &&
		!await still.locator('.filter').isVisible() ? [] : ['it is not']);
	await plain.close();
}
