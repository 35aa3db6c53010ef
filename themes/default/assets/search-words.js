/* Texts as words, as generator/output/search_words.h has it: fold() and
   words() here do the same. */
const searchWords = (function () {
	'use strict';

	const NO_SPACES = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]+/gu;

	function fold(s) {
		if (/^[\x00-\x7f]*$/.test(s))
			return s.toLowerCase();
		return s.normalize('NFKD').replace(/[\p{M}\p{DI}]/gu, '')
		    .toUpperCase().toLowerCase().normalize('NFKD')
		    .replace(/\p{M}/gu, '').replace(/ς/g, 'σ').normalize('NFC');
	}

	/* The index keeps so many bytes of a name. */
	const NAME = 40;

	function name(s) {
		const all = fold(s).replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
		const bytes = new TextEncoder();
		let room = NAME, out = '';
		for (const c of all) {
			room -= bytes.encode(c).length;
			if (room < 0)
				break;
			out += c;
		}
		return out.replace(/-$/, '');
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

	return { fold, name, words, distance };
})();
