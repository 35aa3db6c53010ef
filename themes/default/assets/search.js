/* The search page: search-words.js, search-index.js and search-query.js stand
   before it.

   A query asks for the lists of its words, then for the files that name the
   documents it shows, then for those pages themselves, for excerpts, until
   it has spent BUDGET bytes. */
(function () {
	'use strict';

	const BUDGET = 39000, EXCERPT = 7000;
	const PAGE = 10, LEAST = 4;
	const KINDS = ['incident', 'maintenance', 'runbook', 'page'];
	const { fold, words } = searchWords;
	const { parse, search } = searchQuery;

	const form = document.querySelector('form.search');
	const box = form.elements.q;
	const root = form.dataset.root;
	const lang = document.documentElement.lang;
	const status = document.getElementById('search-status');
	const list = document.getElementById('search-results');
	const more = document.getElementById('search-more');
	const say = status.dataset;
	const index = searchIndex(root);
	let found = null, turn = 0, timer = 0;

	/* ---- what is shown ---- */

	function make(what, className, text) {
		const e = document.createElement(what);
		if (className)
			e.className = className;
		if (text)
			e.textContent = text;
		return e;
	}

	/* Where the words of a query stand in a text: [from, to, which]. */
	function places(text, q) {
		const out = [];
		for (const m of text.matchAll(/[\p{L}\p{N}\p{M}]+(?:[-_./:@#+][\p{L}\p{N}\p{M}]+)*/gu)) {
			const whole = words(m[0]).concat(fold(m[0]).split(/[-_./:@#+]/));
			const which = q.words.findIndex(w => w.terms.some(t =>
				whole.includes(t)));
			if (which >= 0)
				out.push([m.index, m.index + m[0].length, which]);
		}
		return out;
	}

	function mark(to, text, spots, from = 0) {
		for (const [start, end] of spots) {
			to.append(text.slice(from, start), make('mark', '', text.slice(start, end)));
			from = end;
		}
		to.append(text.slice(from));
		return to;
	}

	function textOf(html) {
		const page = new DOMParser().parseFromString(html, 'text/html');
		const main = page.querySelector('main') || page.body;
		const out = [];
		for (const e of main.querySelectorAll('h1, nav, dl, .crumbs, .contents, .around, .edit'))
			e.remove();
		/* Blocks are apart, words of one block are as they stand. */
		for (const e of main.querySelectorAll('p, li, h2, h3, h4, td, th, dt, dd, div, pre, time, .verdict > *, .meta > *'))
			e.append(' ');
		const walk = page.createTreeWalker(main, NodeFilter.SHOW_TEXT);
		while (walk.nextNode())
			out.push(walk.currentNode.data);
		return out.join('').replace(/\s+/g, ' ').trim();
	}

	/* The stretch of a text with most of the words. */
	function excerpt(text, q) {
		const spots = places(text, q);
		let best = 0, most = 0;
		spots.forEach((s, i) => {
			const seen = new Set();
			for (let k = i; k < spots.length && spots[k][1] < s[0] + 160; k++)
				seen.add(spots[k][2]);
			if (seen.size > most)
				[best, most] = [s[0], seen.size];
		});
		let from = Math.max(0, best - 50), to = Math.min(text.length, from + 230);
		if (from)
			from = Math.min(best, text.indexOf(' ', from) + 1);
		if (to < text.length)
			to = Math.max(best + 40, text.lastIndexOf(' ', to));
		const p = make('p', 'entry-summary');
		const shown = text.slice(0, to);
		p.append(from ? '… ' : '');
		mark(p, shown, spots.filter(s => s[0] >= from && s[1] <= to), from);
		p.append(to < text.length ? ' …' : '');
		return p;
	}

	async function tell(item, mine) {
		if (item.told)
			return;
		item.told = true;
		const r = await fetch(root + item.doc.url);
		const html = await r.text();
		const entry = performance.getEntriesByName(r.url).pop();
		index.spent += entry && entry.encodedBodySize || html.length / 3;
		if (!r.ok || mine !== turn)
			return;
		const text = textOf(html);
		const flat = [item.doc.title, text].map(s =>
			' ' + fold(s).replace(/[^\p{L}\p{N}]+/gu, ' ') + ' ');
		if (found.q.phrases.some(p => !flat.some(s => s.includes(' ' + p + ' ')))) {
			item.li.remove();
			found.hits = found.hits.filter(h => h.id !== item.doc.id);
			found.shown--;
			count();
			return;
		}
		item.li.lastChild.append(excerpt(text, found.q));
	}

	function entry(doc, mine) {
		const li = make('li', 'entry');
		const when = make('p', 'entry-date');
		const body = make('div');
		const title = make('p', 'entry-title');
		const a = make('a');
		const facts = [say[KINDS[doc.kind]]];
		const item = { doc, li, told: false };
		if (doc.day) {
			const t = make('time', '', new Date(doc.day).toLocaleDateString(
				lang.replace(/^en$/, 'en-GB'),
				{ timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' }));
			t.dateTime = doc.day;
			when.append(t);
		}
		a.href = root + doc.url;
		title.append(mark(a, doc.title, places(doc.title, found.q)));
		if (index.levels[doc.level])
			facts.push(index.levels[doc.level]);
		facts.push(...doc.parts.map(i => index.parts[i] ? index.parts[i].name : ''));
		body.append(title, make('p', 'meta', facts.filter(Boolean).join(' · ')));
		li.append(when, body);
		li.addEventListener('pointerenter', () => tell(item, mine).catch(() => {}));
		li.addEventListener('focusin', () => tell(item, mine).catch(() => {}));
		return item;
	}

	/* A text with a number, in the form that goes with it. */
	function put(key, n) {
		const form = new Intl.PluralRules(lang).select(n);
		return (status.getAttribute(`data-${key}-${form}`) ||
		    status.getAttribute(`data-${key}-other`))
		    .replace('{n}', n.toLocaleString(lang));
	}

	/* How many, and what else there is to know. */
	function count() {
		const q = found.q, n = found.hits.length;
		const one = q.words.length === 1 && !q.filters.length ? q.words[0] : null;
		let text = n === 0 ? say.none + (index.cut ? ' ' + say.left : '') : put('found', n);
		if (n && one && one.cut && one.terms.length === 1)
			text = put('best', one.df).replace('{shown}', n.toLocaleString(lang));
		if (q.some && q.words.length > 1)
			text += ' ' + say.some;
		for (const w of q.words)
			if (w.typo)
				text += ' ' + say.typo.replace('{word}', w.word)
				    .replace('{like}', w.terms.join(', '));
			else if (index.everywhere.has(w.word) && !w.scores.size)
				text += ' ' + say.everywhere.replace('{word}', w.word);
			else if (w.aside)
				text += ' ' + say.aside.replace('{word}', w.word);
			else if (!w.scores.size && !w.cut && n)
				text += ' ' + say.unknown.replace('{word}', w.word);
		for (const word of q.left)
			text += ' ' + (/^\d/.test(word) ? say.digits : say.letters).replace('{word}', word);
		if (q.loose)
			text += ' ' + say.loose;
		status.textContent = text;
		more.hidden = found.shown >= n;
		more.textContent = put('more', n - found.shown);
	}

	async function show(mine) {
		const items = [];
		while (items.length < PAGE && found.shown < found.hits.length) {
			const id = found.hits[found.shown].id;
			if (items.length >= LEAST && !index.near(id, BUDGET))
				break;
			const doc = await index.row(id);
			if (mine !== turn)
				return;
			found.shown++;
			items.push(entry(doc, mine));
		}
		if (found.shown === items.length)
			list.replaceChildren();
		list.append(...items.map(i => i.li));
		count();
		for (const item of items)
			if (index.spent + EXCERPT <= BUDGET && mine === turn &&
			    !(navigator.connection && navigator.connection.saveData))
				await tell(item, mine);
	}

	function fail() {
		status.textContent = say.failed;
	}

	async function go() {
		const mine = ++turn, text = box.value;
		const q = parse(text);
		clearTimeout(timer);
		const url = new URL(location);
		if (text)
			url.searchParams.set('q', text);
		else
			url.searchParams.delete('q');
		history.replaceState(null, '', url);
		if (!q.words.length && !q.filters.length) {
			list.replaceChildren();
			more.hidden = true;
			status.textContent = text.trim() ? say.short : '';
			return;
		}
		try {
			await index.open();
			index.spent = 0;
			const hits = await search(index, q);
			if (mine !== turn)
				return;
			found = { q, hits, shown: 0 };
			if (!hits.length)
				list.replaceChildren();
			await show(mine);
		} catch (e) {
			if (mine === turn)
				fail();
		}
	}

	/* ---- hands ---- */

	function step(from, by) {
		const links = [...list.querySelectorAll('.entry-title a')];
		const i = links.indexOf(from) + by;
		(i < 0 ? box : links[Math.min(i, links.length - 1)] || box).focus();
	}

	function start() {
		document.querySelectorAll('.search-needs').forEach(e => e.remove());
		document.querySelectorAll('.search-live').forEach(e => { e.hidden = false; });
		if (location.protocol === 'file:') {
			status.textContent = say.file;
			return;
		}
		box.value = new URL(location).searchParams.get('q') || '';
		form.addEventListener('submit', e => {
			e.preventDefault();
			go();
		});
		box.addEventListener('input', () => {
			clearTimeout(timer);
			timer = setTimeout(go, 200);
		});
		more.addEventListener('click', async () => {
			const before = list.childElementCount;
			index.spent = 0;
			await show(turn).catch(fail);
			const next = list.children[before];
			if (next)
				next.querySelector('a').focus();
		});
		document.addEventListener('keydown', e => {
			const a = document.activeElement;
			const ours = a === box || list.contains(a);
			if (e.ctrlKey || e.metaKey || e.altKey)
				return;
			if (e.key === '/' && a !== box)
				box.focus();
			else if (ours && e.key === 'ArrowDown')
				step(a, 1);
			else if (ours && a !== box && e.key === 'ArrowUp')
				step(a, -1);
			else
				return;
			e.preventDefault();
		});
		index.open().catch(() => {});
		if (box.value)
			go();
		else if (matchMedia('(hover: hover)').matches)
			box.focus();
	}

	start();
})();
