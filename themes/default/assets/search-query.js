/* Queries: what is typed as words and filters, and what they find in an
   index (search-index.js), the best first. */
const searchQuery = (function () {
	'use strict';

	/* Bytes that lists may cost, and what one does; what a word counts by
	   where it stands. */
	const LISTS = 24000, LIST = 8000;
	const WEIGHT = [1, 1.6, 3, 8];
	const { fold, name, words, distance } = searchWords;
	/* Letters that belong to the word beside them: "don't", "l'heure". */
	const CLIPPED = /(^|[^\p{L}\p{N}])\p{L}['’]|['’]\p{L}(?![\p{L}\p{N}])/gu;

	function parse(text) {
		const q = { filters: [], words: [], phrases: [], left: [], loose: false, text };
		const part = /(?:(severity|component|tag|year|status|type):)?(?:"([^"]*)"?|(\S+))/gi;
		for (const [, key, quoted, bare] of text.matchAll(part)) {
			const value = quoted === undefined ? bare : quoted;
			if (key) {
				if (name(value))
					q.filters.push({ key: key.toLowerCase() + ':', value: name(value) });
				continue;
			}
			const left = [];
			words(value.replace(CLIPPED, '$1 '), left);
			const some = words(value).map(word => ({ word, exact: quoted !== undefined }));
			q.words.push(...some);
			q.left.push(...left);
			q.loose = q.loose || quoted !== undefined && left.length > 0 && some.length > 0;
			if (quoted !== undefined && some.length > 1)
				q.phrases.push(fold(value).split(/[^\p{L}\p{N}]+/u).filter(Boolean).join(' '));
		}
		q.words = q.words.filter((w, i) =>
			q.words.findIndex(o => o.word === w.word) === i).slice(0, 8);
		q.left = [...new Set(q.left)];
		return q;
	}

	async function filter(index, f) {
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
			for (const id of (await index.common(index.places.get(t))).ids)
				ids.add(id);
		return ids;
	}

	/* Common terms that begin with a word: those whose lists stand in one
	   file, the shortest first. */
	function begin(index, word) {
		const all = index.terms.map((t, i) => i).filter(i =>
			index.terms[i].startsWith(word) && !index.terms[i].includes(':'));
		const near = all.length && index.shelf(all[0]);
		return all.filter(i => index.shelf(i) === near)
		    .sort((a, b) => index.terms[a].length - index.terms[b].length)
		    .slice(0, 16);
	}

	/* What a word may mean: terms, how much each counts, how to read it. */
	async function meanings(index, w, last) {
		const out = [];
		const add = (term, factor, read) => out.push({ term, factor, read });
		const place = index.places.get(w.word);
		if (place !== undefined)
			add(w.word, 1, () => index.common(place));
		if (!w.exact && (last || !out.length) && w.word.length > 1)
			for (const i of begin(index, w.word))
				if (i !== place)
					add(index.terms[i], .6, () => index.common(i));
		w.cut = index.everywhere.has(w.word);
		if (w.cut || out.length && !/\d/.test(w.word))
			return out;
		const near = await index.rare(w.word);
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
					add(t, .5, () => index.common(i));
			});
			for (const e of near)
				if (out.length < 4 && distance(w.word, e.term, d) === d)
					add(e.term, .4, read(e));
		}
		w.typo = out.length > 0;
		return out;
	}

	async function look(index, w) {
		let all = await meanings(index, w, w.last);
		/* Words joined that nobody knows so: the longest alone. */
		if (!all.length && w.word.includes('-')) {
			const parts = w.word.split('-').filter(p => /^\p{L}{2,}$/u.test(p))
			    .sort((a, b) => b.length - a.length);
			if (parts.length)
				all = await meanings(index, Object.assign(w, { word: parts[0] }), false);
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

	async function search(index, q) {
		const sets = [];
		for (const f of q.filters)
			sets.push(await filter(index, f));
		const typing = !/\s$/.test(q.text);
		q.words.forEach((w, i) => { w.last = typing && i === q.words.length - 1; });
		/* The longest tell most. What would cost too much is only shown. */
		const order = [...q.words].sort((a, b) => b.word.length - a.word.length);
		for (const w of order) {
			w.aside = w !== order[0] && index.spent + LIST > LISTS;
			if (w.aside)
				Object.assign(w, { cut: true, terms: [w.word], scores: new Map() });
			else
				await look(index, w);
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

	return { parse, search };
})();
