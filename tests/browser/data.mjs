// What programs read of a site, read back by parsers that are not ours: the
// browser's for XML, HTML and JSON, and a small one for calendars.
import fs from 'node:fs/promises';
import path from 'node:path';

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

async function filesOf(root, folder = '') {
	const found = [];
	const list = await fs.readdir(path.join(root, folder),
		{ withFileTypes: true });
	for (const entry of list) {
		const name = path.posix.join(folder, entry.name);
		if (entry.isDirectory())
			found.push(...await filesOf(root, name));
		else
			found.push(name);
	}
	return found.sort();
}

// Runs in the page: a feed of either kind as plain values.
function readXml(text) {
	const doc = new DOMParser().parseFromString(text, 'application/xml');
	const error = doc.querySelector('parsererror');
	if (error)
		return { error: error.textContent.slice(0, 200) };
	const one = (node, name) => {
		const found = [...node.children].find(child =>
			child.nodeName === name);
		return found ? found.textContent : null;
	};
	const links = (node, name) => [...node.children].filter(child =>
		child.nodeName === name).map(child => ({
		rel: child.getAttribute('rel'), href: child.getAttribute('href') }));
	const atom = doc.documentElement.nodeName === 'feed';
	const head = atom ? doc.documentElement : doc.querySelector('channel');
	return {
		root: doc.documentElement.nodeName,
		title: head && one(head, 'title'),
		updated: head && one(head, atom ? 'updated' : 'lastBuildDate'),
		self: head && links(head, atom ? 'link' : 'atom:link')
			.find(link => link.rel === 'self')?.href,
		items: [...doc.querySelectorAll('entry, item')].map(item => ({
			id: one(item, atom ? 'id' : 'guid'),
			url: atom ? links(item, 'link')[0]?.href : one(item, 'link'),
			title: one(item, 'title'),
			updated: one(item, atom ? 'updated' : 'pubDate'),
			html: one(item, atom ? 'content' : 'description'),
			terms: [...item.children].filter(child =>
				child.nodeName === 'category').map(child => atom
				? child.getAttribute('label') : child.textContent),
		})),
		places: [...doc.querySelectorAll('loc')].map(loc =>
			loc.textContent),
		templates: [...doc.querySelectorAll('Url')].map(url =>
			url.getAttribute('template')),
	};
}

// Runs in the page: what a page says of itself to programs.
function readHtml(text) {
	const doc = new DOMParser().parseFromString(text, 'text/html');
	const meta = name => doc.querySelector(name)?.getAttribute('content');
	return {
		h1: doc.querySelector('h1')?.textContent.trim()
			.replace(/\s+/g, ' '),
		noindex: /noindex/.test(meta('meta[name=robots]')),
		canonical: doc.querySelector('link[rel=canonical]')?.href,
		linked: [...doc.querySelectorAll(
			'script[type="application/ld+json"]')].map(script =>
			script.textContent),
		inline: [...doc.querySelectorAll('script:not([src])')].filter(
			script => script.type !== 'application/ld+json').length,
		addresses: [...doc.querySelectorAll('[href], [src]')].map(node =>
			node.getAttribute('href') || node.getAttribute('src')),
	};
}

function itemProblems(feed, address) {
	const problems = [];
	const ids = new Set(feed.items.map(item => item.id));
	if (ids.size < feed.items.length)
		problems.push('two entries of one id');
	if (feed.items.length > 50)
		problems.push(`${feed.items.length} entries`);
	if (feed.self !== address)
		problems.push(`self is ${feed.self}`);
	let last = Infinity;
	for (const item of feed.items) {
		const at = Date.parse(item.updated);
		if (!(at <= last))
			problems.push(`${item.id}: ${item.updated} is out of order`);
		last = at;
		if (item.id !== item.url || !/^https?:/.test(item.url))
			problems.push(`${item.id} leads to ${item.url}`);
	}
	if (feed.items.length > 0 &&
	    Date.parse(feed.items[0].updated) !== Date.parse(feed.updated))
		problems.push(`as of ${feed.updated}`);
	return problems;
}

// The same news in another format.
function differences(a, b, what) {
	const problems = [];
	if (a.title !== b.title)
		problems.push(`${what}: the title is ${b.title}`);
	if (a.items.length !== b.items.length)
		problems.push(`${what}: ${b.items.length} entries`);
	a.items.forEach((item, i) => {
		const other = b.items[i] || {};
		for (const key of ['id', 'url', 'title', 'html'])
			if (item[key] !== other[key])
				problems.push(`${what}: ${item.id}: another ${key}`);
		if (Date.parse(item.updated) !== Date.parse(other.updated))
			problems.push(`${what}: ${item.id}: ${other.updated}`);
		if (String(item.terms) !== String(other.terms))
			problems.push(`${what}: ${item.id}: ${other.terms}`);
	});
	return problems;
}

function fromJson(text) {
	const feed = JSON.parse(text);
	return {
		version: feed.version, title: feed.title, self: feed.feed_url,
		updated: feed.items[0]?.date_modified,
		items: feed.items.map(item => ({ id: item.id, url: item.url,
			title: item.title, updated: item.date_modified,
			html: item.content_html, terms: item.tags || [] })),
	};
}

// RFC 5545: lines unfolded, names apart from values, texts unescaped.
function readCalendar(text, problems) {
	const events = [];
	let event = {};
	if (/[^\r]\n|\r[^\n]/.test(text))
		problems.push('a line does not end with CRLF');
	for (const line of text.split('\r\n'))
		if (Buffer.byteLength(line) > 75)
			problems.push(`over 75 octets: ${line}`);
	for (const line of text.replace(/\r\n[ \t]/g, '').split('\r\n')) {
		const [, name, value] = /^([A-Z-]+)[^:]*:(.*)$/s.exec(line) || [];
		if (line === 'BEGIN:VEVENT')
			event = {};
		else if (line === 'END:VEVENT')
			events.push(event);
		else if (name)
			event[name] = value.replace(/\\(.)/g, (_, c) =>
				c === 'n' || c === 'N' ? '\n' : c);
		else if (line)
			problems.push(`no line of a calendar: ${line}`);
	}
	return events;
}

function fileOf(root, site, address) {
	if (!address.startsWith(site))
		return null;
	const file = decodeURIComponent(address.slice(site.length));
	return path.join(root, file, file === '' || file.endsWith('/')
		? 'index.html' : '');
}

async function headline(page, root, site, address) {
	const file = fileOf(root, site, address);
	const text = file && await fs.readFile(file, 'utf8').catch(() => null);
	return text ? (await page.evaluate(readHtml, text)).h1 : null;
}

async function feedProblems(page, root, site, folder) {
	const read = name => fs.readFile(path.join(root, folder, name), 'utf8');
	const atom = await page.evaluate(readXml, await read('feed.atom'));
	const rss = await page.evaluate(readXml, await read('feed.rss'));
	const json = fromJson(await read('feed.json'));
	const problems = [atom.error, rss.error].filter(Boolean);
	if (problems.length > 0)
		return problems;
	problems.push(...itemProblems(atom, `${site}${folder}feed.atom`),
		...itemProblems(rss, `${site}${folder}feed.rss`),
		...itemProblems(json, `${site}${folder}feed.json`),
		...differences(atom, rss, 'RSS'),
		...differences(atom, json, 'JSON Feed'));
	for (const item of atom.items) {
		const inside = await page.evaluate(readHtml, item.html);
		const title = item.title.replace(/\s+/g, ' ').trim();
		if (!moment.test(item.updated))
			problems.push(`${item.id}: ${item.updated}`);
		if (inside.inline > 0)
			problems.push(`${item.id} holds a script`);
		for (const address of inside.addresses)
			if (!/^(https?|mailto|tel):/.test(address))
				problems.push(`${item.id}: ${address} is not absolute`);
		if (title !== await headline(page, root, site, item.url))
			problems.push(`its page is not called ${title}`);
	}
	return problems;
}

async function calendarProblems(page, root, site) {
	const problems = [];
	const events = readCalendar(await fs.readFile(
		path.join(root, 'maintenance.ics'), 'utf8'), problems);
	if (new Set(events.map(event => event.UID)).size < events.length)
		problems.push('two events of one id');
	for (const event of events) {
		const title = await headline(page, root, site, event.URL);
		for (const key of ['UID', 'DTSTAMP', 'DTSTART', 'SEQUENCE'])
			if (!event[key])
				problems.push(`${event.UID} has no ${key}`);
		if (!title || !event.SUMMARY.replace(/\s+/g, ' ').endsWith(title))
			problems.push(`${event.SUMMARY} is called ${title}`);
	}
	return problems;
}

// The pages that are to be found are in the sitemap, and no others.
async function sitemapProblems(page, root, site, found) {
	const map = await page.evaluate(readXml, await fs.readFile(
		path.join(root, 'sitemap.xml'), 'utf8'));
	const listed = new Set(map.places.map(place =>
		fileOf(root, site, place)));
	const problems = map.error ? [map.error] : [];
	for (const name of found)
		if (!listed.delete(path.join(root, name)))
			problems.push(`${name} is not listed`);
	for (const name of listed)
		problems.push(`${name} is no page`);
	return problems;
}

function linkedProblems(about) {
	const problems = [];
	if (about.linked.length !== 1)
		return [`${about.linked.length} blocks`];
	let data;
	try {
		data = JSON.parse(about.linked[0]);
	} catch (error) {
		return [error.message];
	}
	const [first, trail] = data['@graph'];
	if (data['@context'] !== 'https://schema.org' || !first['@type'])
		problems.push('it says not what it is');
	if (first.url !== about.canonical)
		problems.push(`it is of ${first.url}`);
	if (trail && trail.itemListElement.at(-1).item !== about.canonical)
		problems.push('its trail ends elsewhere');
	return problems;
}

// check(what, problems) counts; site is the absolute address of the root.
export async function lookAtData(page, name, root, check) {
	const files = await filesOf(root);
	const home = await page.evaluate(readHtml, await fs.readFile(
		path.join(root, 'index.html'), 'utf8'));
	const site = home.canonical;
	const found = [];
	for (const file of files) {
		const text = await fs.readFile(path.join(root, file), 'utf8');
		if (file.endsWith('.xml')) {
			const { error } = await page.evaluate(readXml, text);
			check(`${name}/${file}: XML`, error ? [error] : []);
		} else if (file.endsWith('feed.atom')) {
			check(`${name}/${file}: the same news in three formats`,
				await feedProblems(page, root, site,
					file.slice(0, -'feed.atom'.length)));
		} else if (file.endsWith('.html')) {
			const about = await page.evaluate(readHtml, text);
			if (about.noindex)
				continue;
			found.push(file);
			check(`${name}/${file}: linked data`, linkedProblems(about));
		}
	}
	check(`${name}: the calendar`, await calendarProblems(page, root, site));
	check(`${name}: the sitemap`,
		await sitemapProblems(page, root, site, found));
}
