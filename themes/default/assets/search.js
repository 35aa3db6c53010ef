/* Search without a server. The index is in small files below search/; what
   they hold is written down in generator/output/search.h, and how a text
   becomes words in search_words.h: fold() and words() here do the same.

   A query asks for the lists of its words, then for the files that name the
   documents it shows, then for those pages themselves, for excerpts, until
   it has spent BUDGET bytes. */
(function () {
	'use strict';

	const BUDGET = 39000, LISTS = 24000, LIST = 8000, EXCERPT = 7000;
	const PAGE = 10, LEAST = 4;
	const WEIGHT = [1, 1.6, 3, 8];
	const KINDS = ['incident', 'maintenance', 'runbook', 'page'];
	const FOLDERS = ['incidents/', 'maintenance/', 'runbooks/', ''];
	const DAY0 = Date.UTC(2000, 0, 1) / 864e5 - 730119;
	const NO_SPACES = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]+/gu;

	const form = document.querySelector('form.search');
	const box = form.elements.q;
	const root = form.dataset.root;
	const status = document.getElementById('search-status');
	const list = document.getElementById('search-results');
	const more = document.getElementById('search-more');
	const say = status.dataset;
	const files = new Map();
	let index = null, opening = null, found = null;
	let turn = 0, timer = 0, spent = 0;

	/* ---- words ---- */

	function fold(s) {
		if (/^[\x00-\x7f]*$/.test(s))
			return s.toLowerCase();
		return s.normalize('NFKD').replace(/[\p{M}\p{DI}]/gu, '')
		    .toUpperCase().toLowerCase().normalize('NFKD')
		    .replace(/\p{M}/gu, '').replace(/ς/g, 'σ').normalize('NFC');
	}

	function name(s) {
		return fold(s).replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
	}

	/* The words of a part that holds no joining marks. */
	function plain(part) {
		const out = [];
		const rest = part.replace(NO_SPACES, run => {
			const c = [...run];
			if (c.length === 1)
				out.push(run);
			for (let i = 0; i + 1 < c.length; i++)
				out.push(c[i] + c[i + 1]);
			return ' ';
		});
		for (const w of rest.split(' '))
			if (w.length > (/^\d+$/.test(w) ? 2 : 1))
				out.push(w);
		return out;
	}

	function words(s) {
		const out = [];
		s = fold(s).replace(/\S+:\/\/\S*/g, ' ')
		    .replace(/(^|[^\p{L}\p{N}])(\d{4}-\d\d-\d\d|\d\d?:\d\d)[\w:.\-\/@#+]*/gu, '$1 ');
		for (const [chain] of s.matchAll(/[\p{L}\p{N}]+(?:[-_./:@#+][\p{L}\p{N}]+)*/gu)) {
			const parts = chain.split(/[-_./:@#+]/);
			if (parts.length > 1 && /\p{N}/u.test(chain) &&
			    (!/^\d/.test(chain) || /^(\d+\D){3}\d+$/.test(chain)))
				out.push(parts.join('-'));
			else
				out.push(...parts.flatMap(plain));
		}
		return out;
	}

	/* Edits between two words, at most `most`; neighbours may swap. */
	function distance(a, b, most) {
		let older = [], old = [], row = [];
		if (Math.abs(a.length - b.length) > most)
			return most + 1;
		for (let k = 0; k <= b.length; k++)
			row[k] = k;
		for (let i = 1; i <= a.length; i++) {
			let least = i;
			[older, old, row] = [old, row, [i]];
			for (let k = 1; k <= b.length; k++) {
				const same = a[i - 1] === b[k - 1];
				let d = Math.min(old[k] + 1, row[k - 1] + 1, old[k - 1] + !same);
				if (i > 1 && k > 1 && a[i - 1] === b[k - 2] && a[i - 2] === b[k - 1])
					d = Math.min(d, older[k - 2] + 1);
				row[k] = d;
				least = Math.min(least, d);
			}
			if (least > most)
				return most + 1;
		}
		return row[b.length];
	}

	/* ---- files ---- */

	function Reader(bytes) {
		this.b = bytes;
		this.at = 0;
	}
	Reader.prototype = {
		number() {
			let n = 0, scale = 1, c;
			do {
				c = this.b[this.at++];
				n += (c & 127) * scale;
				scale *= 128;
			} while (c > 127);
			return n;
		},
		bytes(n) {
			return this.b.subarray(this.at, this.at += n);
		},
		text(n = this.number()) {
			return new TextDecoder().decode(this.bytes(n));
		},
		/* The next of names in order; before is the bytes of the last. */
		next(before) {
			const c = this.b[this.at++];
			const shared = c === 255 ? this.number() : c >> 4;
			const own = c === 255 ? this.number() : c & 15;
			const out = new Uint8Array(shared + own);
			out.set(before.subarray(0, shared));
			out.set(this.bytes(own), shared);
			return out;
		},
		list(all, ranked) {
			const head = this.number(), n = head >>> 1;
			const cut = head & 1 ? this.number() : 0;
			const out = { df: n + cut, cut: cut > 0, ids: [], ranks: [] };
			if (n === 1) {
				const one = this.number();
				out.ids.push(one >>> 2);
				out.ranks.push(one & 3);
				return out;
			}
			const size = this.number(), end = this.at + size;
			this.bits(out, n, all, ranked);
			this.at = end;
			return out;
		},
		bits(out, n, all, ranked) {
			let bit = this.at * 8, next = 0, k = 0;
			const b = this.b;
			const take = () => b[bit >> 3] >> (7 - (bit++ & 7)) & 1;
			for (let mean = Math.floor(all * 11 / (n * 16)); mean > 1; mean >>= 1)
				k++;
			for (let i = 0; i < n; i++) {
				let gap = 0, rank = 0;
				while (take())
					gap++;
				for (let j = 0; j < k; j++)
					gap = gap * 2 + take();
				while (ranked && rank < 3 && take())
					rank++;
				out.ids.push(next += gap);
				out.ranks.push(rank);
				next++;
			}
		},
		skip() {
			const head = this.number();
			if (head & 1)
				this.number();
			const n = this.number();
			if (head >>> 1 > 1)
				this.at += n;
		},
	};

	async function get(file, tag, size) {
		const key = file + tag;
		if (!files.has(key)) {
			spent += size;
			files.set(key, fetch(root + 'search/' + file + '.bin' + tag,
			    size ? {} : { cache: 'no-cache' }).then(async r => {
				const b = new Uint8Array(await r.arrayBuffer());
				/* Of another size: the site was renewed meanwhile. */
				if (!r.ok || size && b.length !== size)
					throw new Error(file);
				return b;
			}));
			files.get(key).catch(() => { files.clear(); index = opening = null; });
		}
		return files.get(key);
	}

	function tag(r) {
		return '?' + [...r.bytes(4)].map(c => c.toString(16).padStart(2, '0')).join('');
	}

	function several(r, make) {
		return Array.from({ length: r.number() }, make);
	}

	async function open() {
		const r = new Reader(await get('root', '', 0));
		let last = new Uint8Array(0), at = 0;
		if (r.text(4) !== 'ACS1')
			throw new Error('root');
		const x = { docs: r.number(), cut: r.number(), day: r.number() + DAY0 };
		x.levels = several(r, () => r.text());
		x.parts = several(r, () => ({ id: r.text(), name: r.text() }));
		x.pieces = several(r, () => r.text());
		x.everywhere = new Set(several(r, () => r.text()));
		x.terms = several(r, () => new TextDecoder().decode(last = r.next(last)));
		x.places = new Map(x.terms.map((t, i) => [t, i]));
		x.w = several(r, () => ({ first: at, n: (at += r.number(), at),
			size: r.number(), tag: tag(r) }));
		x.r = several(r, () => ({ first: r.text(), size: r.number(), tag: tag(r) }));
		at = 0;
		x.d = several(r, () => ({ first: at, n: (at += r.number(), at),
			size: r.number(), tag: tag(r) }));
		return x;
	}

	/* The last file that begins at or before something. */
	function file(kind, fits) {
		let i = index[kind].length - 1;
		while (i > 0 && !fits(index[kind][i].first))
			i--;
		return i;
	}

	/* The list of a common term, by its place. */
	async function common(place) {
		const i = file('w', first => first <= place), f = index.w[i];
		const r = new Reader(await get('w' + i, f.tag, f.size));
		for (let k = f.first; k < place; k++)
			r.skip();
		return r.list(index.docs, !index.terms[place].includes(':'));
	}

	/* Rare terms near a word: all of the file that it would stand in. */
	async function rare(word) {
		if (!index.r.length)
			return [];
		const i = file('r', first => first <= word), f = index.r[i];
		const r = new Reader(await get('r' + i, f.tag, f.size));
		const out = [];
		for (let last = new Uint8Array(0); r.at < r.b.length; r.skip()) {
			last = r.next(last);
			out.push({ term: new TextDecoder().decode(last), r, at: r.at });
		}
		return out;
	}

	async function row(id) {
		const i = file('d', first => first <= id), f = index.d[i];
		const bytes = await get('d' + i, f.tag, f.size);
		const r = new Reader(bytes);
		let doc, day = index.day;
		for (let k = f.first; k <= id; k++) {
			const head = r.number(), days = r.number();
			day += Math.max(0, days - 1);
			doc = { id, kind: head & 3, level: (head >> 4) - 1,
				day: days ? new Date(day * 864e5).toISOString().slice(0, 10) : '' };
			doc.parts = Array.from({ length: head >> 2 & 3 }, () => r.number());
			doc.title = several(r, () => {
				const piece = r.number();
				return piece ? index.pieces[piece - 1] : r.text();
			}).join(' ');
			const own = r.number();
			const guess = FOLDERS[doc.kind] + (doc.day && doc.day + '-') +
			    doc.title.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '').toLowerCase();
			const bytesOf = new TextEncoder().encode(guess);
			const shared = own & 1 ? r.number() : bytesOf.length;
			doc.url = new TextDecoder().decode(bytesOf.subarray(0, shared)) +
			    (own & 2 ? '-' + String(r.number()).padStart(own >>> 2, '0')
				: r.text(own >>> 2));
			doc.url = doc.url && doc.url + '/';
		}
		return doc;
	}

	function rowIsNear(id) {
		const i = file('d', first => first <= id), f = index.d[i];
		return files.has('d' + i + f.tag) || spent + f.size <= BUDGET;
	}

	/* ---- queries ---- */

	function parse(text) {
		const q = { filters: [], words: [], phrases: [], text };
		const part = /(?:(severity|component|tag|year|status|type):)?(?:"([^"]*)"?|(\S+))/gi;
		for (const [, key, quoted, bare] of text.matchAll(part)) {
			const value = quoted === undefined ? bare : quoted;
			if (key) {
				if (name(value))
					q.filters.push({ key: key.toLowerCase() + ':', value: name(value) });
				continue;
			}
			const some = words(value).map(word => ({ word, exact: quoted !== undefined }));
			q.words.push(...some);
			if (quoted !== undefined && some.length > 1)
				q.phrases.push(fold(value).split(/[^\p{L}\p{N}]+/u).filter(Boolean).join(' '));
		}
		q.words = q.words.filter((w, i) =>
			q.words.findIndex(o => o.word === w.word) === i).slice(0, 8);
		return q;
	}

	async function filter(f) {
		const bare = s => s.replace(/-/g, '');
		const all = index.terms.filter(t => t.startsWith(f.key));
		let hits = all.filter(t => t === f.key + f.value);
		if (!hits.length)
			hits = all.filter(t => bare(t.slice(f.key.length)).startsWith(bare(f.value)));
		if (!hits.length && f.key === 'component:')
			hits = index.parts.filter(p => name(p.name).startsWith(f.value))
			    .map(p => f.key + name(p.id)).filter(t => index.places.has(t));
		if (!hits.length && f.value.length > 3)
			hits = all.filter(t => distance(f.value, t.slice(f.key.length), 1) < 2);
		const ids = new Set();
		for (const t of hits)
			for (const id of (await common(index.places.get(t))).ids)
				ids.add(id);
		return ids;
	}

	/* Common terms that begin with a word: those whose lists stand in one
	   file, the shortest first. */
	function begin(word) {
		const all = index.terms.map((t, i) => i).filter(i =>
			index.terms[i].startsWith(word) && !index.terms[i].includes(':'));
		const near = all.length && file('w', first => first <= all[0]);
		return all.filter(i => file('w', first => first <= i) === near)
		    .sort((a, b) => index.terms[a].length - index.terms[b].length)
		    .slice(0, 16);
	}

	/* What a word may mean: terms, how much each counts, how to read it. */
	async function meanings(w, last) {
		const out = [];
		const add = (term, factor, read) => out.push({ term, factor, read });
		const place = index.places.get(w.word);
		if (place !== undefined)
			add(w.word, 1, () => common(place));
		if (!w.exact && (last || !out.length) && w.word.length > 1)
			for (const i of begin(w.word))
				if (i !== place)
					add(index.terms[i], .6, () => common(i));
		w.cut = index.everywhere.has(w.word);
		if (w.cut || out.length && !/\d/.test(w.word))
			return out;
		const near = await rare(w.word);
		const read = e => () => {
			e.r.at = e.at;
			return e.r.list(index.docs, true);
		};
		for (const e of near)
			if (e.term === w.word)
				add(e.term, 1, read(e));
			else if (!w.exact && e.term.startsWith(w.word) && out.length < 64)
				add(e.term, .6, read(e));
		if (out.length || w.exact || /\d/.test(w.word))
			return out;
		const most = w.word.length > 7 ? 2 : w.word.length > 3 ? 1 : 0;
		for (let d = 1; d <= most && !out.length; d++) {
			index.terms.forEach((t, i) => {
				if (!t.includes(':') && out.length < 4 && distance(w.word, t, d) === d)
					add(t, .5, () => common(i));
			});
			for (const e of near)
				if (out.length < 4 && distance(w.word, e.term, d) === d)
					add(e.term, .4, read(e));
		}
		w.typo = out.length > 0;
		return out;
	}

	async function look(w) {
		let all = await meanings(w, w.last);
		/* Words joined that nobody knows so: the longest alone. */
		if (!all.length && w.word.includes('-')) {
			const parts = w.word.split('-').filter(p => /^\p{L}{2,}$/u.test(p))
			    .sort((a, b) => b.length - a.length);
			if (parts.length)
				all = await meanings(Object.assign(w, { word: parts[0] }), false);
		}
		w.terms = all.length ? all.map(m => m.term) : [w.word];
		w.scores = new Map();
		for (const m of all) {
			const l = await m.read();
			const rarity = Math.log(1 + index.docs / l.df) * m.factor;
			w.cut = w.cut || l.cut;
			w.df = Math.max(w.df || 0, l.df);
			l.ids.forEach((id, i) => {
				const score = rarity * WEIGHT[l.ranks[i]];
				if (!(w.scores.get(id) >= score))
					w.scores.set(id, score);
			});
		}
	}

	async function search(q) {
		const sets = [];
		for (const f of q.filters)
			sets.push(await filter(f));
		const typing = !/\s$/.test(q.text);
		q.words.forEach((w, i) => { w.last = typing && i === q.words.length - 1; });
		/* The longest tell most. What would cost too much is only shown. */
		const order = [...q.words].sort((a, b) => b.word.length - a.word.length);
		for (const w of order) {
			w.aside = w !== order[0] && spent + LIST > LISTS;
			if (w.aside)
				Object.assign(w, { cut: true, terms: [w.word], scores: new Map() });
			else
				await look(w);
		}
		const hits = new Map();
		for (const w of q.words)
			for (const [id, score] of w.scores) {
				const h = hits.get(id) || { id, n: 0, score: 0 };
				h.n++;
				h.score += score;
				hits.set(id, h);
			}
		if (!q.words.length && sets.length)
			for (const id of sets[0])
				hits.set(id, { id, n: 0, score: 0 });
		const inside = [...hits.values()].filter(h => sets.every(s => s.has(h.id)));
		let out = inside.filter(h => q.words.every(w => w.cut || w.scores.has(h.id)));
		q.some = !out.length && inside.length > 0;
		if (q.some)
			out = inside;
		q.cut = q.words.some(w => w.cut);
		return out.sort((a, b) => b.n - a.n ||
			Math.round(b.score * 2) - Math.round(a.score * 2) || b.id - a.id);
	}

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
		for (const e of main.querySelectorAll('p, li, h2, h3, h4, td, th, dt, dd, div, pre, time'))
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
		spent += entry && entry.encodedBodySize || html.length / 3;
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
				document.documentElement.lang.replace(/^en$/, 'en-GB'),
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

	function put(text, n) {
		return text.replace('{n}', n.toLocaleString(document.documentElement.lang));
	}

	/* How many, and what else there is to know. */
	function count() {
		const q = found.q, n = found.hits.length;
		const one = q.words.length === 1 && !q.filters.length ? q.words[0] : null;
		let text = n === 0 ? say.none + (index.cut ? ' ' + say.left : '') : put(n === 1 ? say.one : say.many, n);
		if (n && one && one.cut && one.terms.length === 1)
			text = put(say.best, one.df).replace('{shown}', put('{n}', n));
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
		status.textContent = text;
		more.hidden = found.shown >= n;
		more.textContent = put(say.more, n - found.shown);
	}

	async function show(mine) {
		const items = [];
		while (items.length < PAGE && found.shown < found.hits.length) {
			const id = found.hits[found.shown].id;
			if (items.length >= LEAST && !rowIsNear(id))
				break;
			const doc = await row(id);
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
			if (spent + EXCERPT <= BUDGET && mine === turn &&
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
			index = index || await (opening = opening || open());
			spent = 0;
			const hits = await search(q);
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
			spent = 0;
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
		opening = open();
		opening.catch(() => {});
		if (box.value)
			go();
		else if (matchMedia('(hover: hover)').matches)
			box.focus();
	}

	start();
})();
