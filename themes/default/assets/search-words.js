/* Texts as words, as generator/output/search_words.h has it: fold() and
   words() here do the same. */
const searchWords = (function () {
	'use strict';

	const NO_SPACES = '[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]';
	const PIECE = new RegExp(`(${NO_SPACES}+)|((?:(?!${NO_SPACES})[\\p{L}\\p{N}])+)|.`, 'gsu');
	const RUN = /[A-Za-z0-9\x80-\u{10ffff}]+/uy;
	const ADDRESS = /:\/\/[^<>"') \t-\r\x80-\u{10ffff}]*/uy;
	const TIME = /(?:\d{4}-\d\d-\d\d|\d\d?:\d\d)[\w:.\-/@#+]*/y;

	/* The index keeps so many bytes of a word or name. */
	const MOST = 40;

	function bytes(s) {
		return new TextEncoder().encode(s).length;
	}

	/* In one case: capitals alone tell that some letters are one. */
	function lower(s) {
		return s.toLowerCase().toUpperCase().toLowerCase();
	}

	function fold(s) {
		if (/^[\x00-\x7f]*$/.test(s))
			return s.toLowerCase();
		return lower(lower(s).normalize('NFKD').replace(/[\p{M}\p{DI}]/gu, ''))
		    .normalize('NFKD').replace(/\p{M}/gu, '').replace(/ς/g, 'σ')
		    .replace(/[\u13f8-\u13fd\uab70-\uabbf]/g, c => c.toUpperCase())
		    .normalize('NFC');
	}

	function name(s) {
		const all = fold(s).replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
		let room = MOST, out = '';
		for (const c of all) {
			room -= bytes(c);
			if (room < 0)
				break;
			out += c;
		}
		return out.replace(/-$/, '');
	}

	/* Neighbours in pairs; one alone is a word. */
	function pairs(run) {
		const c = [...run];
		return c.length === 1 ? c : c.slice(1).map((next, i) => c[i] + next);
	}

	/* No list of the index is of these. */
	function short(word) {
		return [...word].length <= (/^\d+$/.test(word) ? 2 : 1);
	}

	/* Words that were joined, as one where the index has them so. */
	function joined(parts, left) {
		const all = parts.join('-');
		if (parts.length > 1 && /\p{N}/u.test(all) && bytes(all) <= MOST &&
		    (!/^\d/.test(all) || /^(\d+-){3}\d+$/.test(all)))
			return [all];
		left.push(...parts.filter(short));
		return parts.filter(w => !short(w) && bytes(w) <= MOST);
	}

	/* Those of a text; what is too short for one goes to left. */
	function words(s, left = []) {
		const out = [];
		let chain = [];
		function end() {
			out.push(...joined(chain, left));
			chain = [];
		}
		for (let at = 0; at < s.length;) {
			RUN.lastIndex = TIME.lastIndex = ADDRESS.lastIndex = at;
			if (ADDRESS.test(s)) {
				chain = [];
				at = ADDRESS.lastIndex;
			} else if (!chain.length && TIME.test(s)) {
				at = TIME.lastIndex;
			} else if (RUN.test(s)) {
				for (const [any, unspaced, word] of fold(s.slice(at, RUN.lastIndex)).matchAll(PIECE))
					if (word && [...word].length <= MOST) {
						chain.push(word);
					} else {
						end();
						if (unspaced)
							out.push(...pairs(any));
					}
				at = RUN.lastIndex;
			} else {
				RUN.lastIndex = at + 1;
				if (!/[-_./:@#+]/.test(s[at]) || !RUN.test(s))
					end();
				at++;
			}
		}
		end();
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

	return { fold, name, words, distance };
})();
