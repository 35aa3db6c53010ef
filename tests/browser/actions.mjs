// The page of all action items: choosing whose are shown, in the strict
// policy that the pages are served with.

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
	const context = await browser.newContext();
	const page = await context.newPage();
	const errors = [];
	page.on('console', message => {
		if (message.type() === 'error')
			errors.push(message.text());
	});
	await page.goto(`${site.origin}${base}actions/`);
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
	await context.close();
}
