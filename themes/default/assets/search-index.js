/* The index of a site: small files below search/, whose form is written down
   in generator/output/search.h. What is read is kept; `spent` counts the
   bytes of it. */
const searchIndex = (function () {
	'use strict';

	const FOLDERS = ['incidents/', 'maintenance/', 'runbooks/', ''];
	const DAY0 = Date.UTC(2000, 0, 1) / 864e5 - 730119;

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

	function tag(r) {
		return '?' + [...r.bytes(4)].map(c => c.toString(16).padStart(2, '0')).join('');
	}

	function several(r, make) {
		return Array.from({ length: r.number() }, make);
	}

	/* Of the site whose root is there. Everything but open() wants it to be
	   open; a file that does not come is an error, and begins anew. */
	return function (root) {
		const files = new Map();
		const self = { spent: 0, open, common, rare, row, near, shelf };
		let opening = null;

		async function get(file, tag, size) {
			const key = file + tag;
			if (!files.has(key)) {
				self.spent += size;
				files.set(key, fetch(root + 'search/' + file + '.bin' + tag,
				    size ? {} : { cache: 'no-cache' }).then(async r => {
					const b = new Uint8Array(await r.arrayBuffer());
					/* Of another size: the site was renewed meanwhile. */
					if (!r.ok || size && b.length !== size)
						throw new Error(file);
					return b;
				}));
				files.get(key).catch(() => { files.clear(); opening = null; });
			}
			return files.get(key);
		}

		async function load() {
			const r = new Reader(await get('root', '', 0));
			let last = new Uint8Array(0), at = 0;
			if (r.text(4) !== 'ACS1')
				throw new Error('root');
			const it = { docs: r.number(), cut: r.number(), day: r.number() + DAY0 };
			it.levels = several(r, () => r.text());
			it.parts = several(r, () => ({ id: r.text(), name: r.text() }));
			it.pieces = several(r, () => r.text());
			it.everywhere = new Set(several(r, () => r.text()));
			it.terms = several(r, () => new TextDecoder().decode(last = r.next(last)));
			it.places = new Map(it.terms.map((t, i) => [t, i]));
			it.w = several(r, () => ({ first: at, n: (at += r.number(), at),
				size: r.number(), tag: tag(r) }));
			it.r = several(r, () => ({ first: r.text(), size: r.number(), tag: tag(r) }));
			at = 0;
			it.d = several(r, () => ({ first: at, n: (at += r.number(), at),
				size: r.number(), tag: tag(r) }));
			return it;
		}

		/* The last file that begins at or before something. */
		function file(kind, fits) {
			let i = self[kind].length - 1;
			while (i > 0 && !fits(self[kind][i].first))
				i--;
			return i;
		}

		/* The list of a common term, by its place. */
		async function common(place) {
			const i = shelf(place), f = self.w[i];
			const r = new Reader(await get('w' + i, f.tag, f.size));
			for (let k = f.first; k < place; k++)
				r.skip();
			return r.list(self.docs, !self.terms[place].includes(':'));
		}

		/* Rare terms near a word: all of the file that it would stand in. */
		async function rare(word) {
			if (!self.r.length)
				return [];
			const i = file('r', first => first <= word), f = self.r[i];
			const r = new Reader(await get('r' + i, f.tag, f.size));
			const out = [];
			for (let last = new Uint8Array(0); r.at < r.b.length; r.skip()) {
				last = r.next(last);
				out.push({ term: new TextDecoder().decode(last), r, at: r.at });
			}
			return out;
		}

		async function row(id) {
			const i = file('d', first => first <= id), f = self.d[i];
			const bytes = await get('d' + i, f.tag, f.size);
			const r = new Reader(bytes);
			let doc, day = self.day;
			for (let k = f.first; k <= id; k++) {
				const head = r.number(), days = r.number();
				day += Math.max(0, days - 1);
				doc = { id, kind: head & 3, level: (head >> 4) - 1,
					day: days ? new Date(day * 864e5).toISOString().slice(0, 10) : '' };
				doc.parts = Array.from({ length: head >> 2 & 3 }, () => r.number());
				doc.title = several(r, () => {
					const piece = r.number();
					return piece ? self.pieces[piece - 1] : r.text();
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

		/* Whether that costs no more than so much in all. */
		function near(id, budget) {
			const i = file('d', first => first <= id), f = self.d[i];
			return files.has('d' + i + f.tag) || self.spent + f.size <= budget;
		}

		function shelf(place) {
			return file('w', first => first <= place);
		}

		function open() {
			opening = opening || load().then(it => Object.assign(self, it));
			return opening;
		}

		return self;
	};
})();
