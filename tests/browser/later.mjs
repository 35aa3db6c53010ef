// Planned work that begins and ends after the build, by a clock of our own.

async function state(page) {
	return page.evaluate(() => ({
		title: document.title,
		icon: document.querySelector('link[rel=icon]').href
			.replace(/.*favicon/, ''),
		says: [...document.querySelectorAll('h1')]
			.map(e => e.innerText).join(),
		now: [...document.querySelectorAll(
			'#h-active + .col h3')].map(e => e.innerText),
		next: [...document.querySelectorAll(
			'#h-upcoming + .col .entry-title')]
			.map(e => e.innerText),
		components: [...document.querySelectorAll('.component .state')]
			.map(e => e.innerText),
		old: !document.querySelector('.stale').hidden,
	}));
}

const web = 'New disks for the website';
const pay = 'A new release of payments';
const calm = { title: 'Later', icon: '-operational.svg',
	says: 'All systems are operational', now: [], next: [],
	components: ['Operational', 'Operational', 'Operational'], old: false };
const busy = { ...calm, title: 'Under maintenance · Later',
	icon: '-maintenance.svg' };
const wanted = [
	['10:29', { ...calm, next: [web, pay] }],
	['10:31', { ...busy, says: 'Website is under maintenance',
		now: [web], next: [pay],
		components: ['Under maintenance', 'Operational', 'Operational'] }],
	['11:01', { ...busy, says: 'Website and Payments are under maintenance',
		now: [web, pay], components: ['Under maintenance',
			'Under maintenance', 'Operational'] }],
	['11:31', { ...busy, says: 'Payments is under maintenance', now: [pay],
		components: ['Operational', 'Under maintenance', 'Operational'] }],
	['12:31', calm],
];

function differ(has, wants) {
	return Object.keys(wants)
		.filter(k => JSON.stringify(has[k]) !== JSON.stringify(wants[k]))
		.map(k => `${k} is ${JSON.stringify(has[k])}`);
}

const moment = clock => `2026-03-14T${clock}:00Z`;

// A page that stays open through all of it, in the reader's own zone.
async function staysOpen(browser, home, check) {
	const context = await browser.newContext({ timezoneId: 'Asia/Tokyo' });
	const page = await context.newPage();
	const errors = [];
	page.on('pageerror', e => errors.push(String(e)));
	page.on('console', m => m.type() === 'error' && errors.push(m.text()));
	await page.clock.install({ time: moment('10:00') });
	await page.goto(home);
	await page.locator('.zone button').click();
	let at = '10:00';
	for (const [clock, wants] of wanted) {
		await page.clock.runFor(
			Date.parse(moment(clock)) - Date.parse(moment(at)));
		at = clock;
		check(`later: an open page at ${clock}`,
			differ(await state(page), wants));
		if (clock !== '10:31')
			continue;
		const time = await page.locator('.live time').first().innerText();
		check('later: what came shows local time as well',
			/19:30/.test(time) ? [] : [`it is ${time}`]);
	}
	await page.clock.runFor(24 * 3600 * 1000);
	check('later: a day on, the page says that it is old',
		(await state(page)).old ? [] : ['it does not']);
	check('later: nothing on the console', errors);
	await context.close();
}

// The list of planned work: what stands under which heading.
async function work(page) {
	return page.evaluate(() => [...document.querySelectorAll('main .row')]
		.filter(s => !/past/.test(s.querySelector('h2').id))
		.map(s => s.querySelector('h2').innerText + ': ' +
			[...s.querySelectorAll('.entry-title')]
				.map(e => e.innerText).join(', '))
		.concat(document.querySelector('.page-head .lead').innerText));
}

async function listed(browser, home, check) {
	const page = await browser.newPage();
	await page.clock.install({ time: moment('10:00') });
	await page.goto(home + 'maintenance/');
	let at = '10:00';
	for (const [clock, ...wants] of [
		['10:29', `Planned: ${web}, ${pay}`],
		['10:31', `In progress: ${web}`, `Planned: ${pay}`],
		['11:31', `In progress: ${pay}`, `Ended just now: ${web}`],
		['12:31', `Ended just now: ${pay}, ${web}`],
	]) {
		await page.clock.runFor(
			Date.parse(moment(clock)) - Date.parse(moment(at)));
		at = clock;
		const has = await work(page), says = has.pop();
		check(`later: the list at ${clock}`, has.join() === wants.join() &&
			/14 March/.test(says) === clock < '11:00'
			? [] : [has.join(' | '), says]);
	}
	await page.close();
}

export async function later(browser, site, base, check) {
	const home = site.origin + base;
	await staysOpen(browser, home, check);
	await listed(browser, home, check);
	for (const [clock, wants] of wanted) {
		const page = await browser.newPage();
		await page.clock.setFixedTime(moment(clock));
		await page.goto(home);
		check(`later: a page loaded at ${clock}`,
			differ(await state(page), wants));
		for (const [where, word] of [['maintenance/2026-03-14-web/',
			clock < '10:30' ? 'Scheduled' : clock < '11:30'
				? 'In progress' : 'Completed'],
		['components/pay/', clock < '11:00' || clock > '12:30'
			? 'Operational' : 'Under maintenance']]) {
			await page.goto(home + where);
			const has = await page.locator('.verdict .state').innerText();
			check(`later: ${where} at ${clock}`,
				has === word ? [] : [`says ${has}`]);
		}
		await page.close();
	}
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(home);
	const says = await page.locator('h1').innerText();
	check('later: without script it is as of the build',
		says === calm.says ? [] : [`it says ${says}`]);
	await context.close();
}
