// search.mjs FOLDER WORD...: where words stand in a site, plain or encoded.
//
// A marker is k, a number and one of the words ("k17vole"). Every name and
// every byte of every file is looked at, as it is and as a reader might
// decode it: unpacked by gzip, zlib or brotli, joined where iCalendar
// folds, taken out of percent codes, HTML entities, JSON and CSS escapes,
// UTF-16, base64 and hex, several of these inside each other. Of the search
// index, where terms are written without what they share with the one
// before, the word alone is looked for.
//
// Puts out a line "WORD KIND FILE" for each, KIND being the file's ending.
// search.mjs --test proves each decoder on a marker of its own.
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";

const DEEP = 3;		// encodings inside each other

const entities = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'",
	nbsp: " ", shy: "", ZeroWidthSpace: "" };
const point = (n) => n > 0 && n < 0x110000 ? String.fromCodePoint(n) : "";
const unpack = (fn) => (s) => {
	try {
		return fn(Buffer.from(s, "latin1")).toString("latin1");
	} catch {
		return s;
	}
};
const packed = /^(\x1f\x8b|\x78[\x01\x5e\x9c\xda])/;

// Each takes a text in which a character is a byte.
const decoders = {
	gzip: (s) => packed.test(s) ? unpack(zlib.unzipSync)(s) : s,
	brotli: (s) => s.length < 1e6 ? unpack(zlib.brotliDecompressSync)(s)
	    : s,
	folded: (s) => s.replace(/\r?\n[ \t]/g, ""),
	soft: (s) => s.replace(/<\/?(wbr|b|i|em|strong|mark|span)\b[^>]*>/g, "")
	    .replace(/\xc2\xad|\xe2\x80[\x8b-\x8d]|\xe2\x81\xa0/g, ""),
	percent: (s) => s.replace(/%([0-9a-f]{2})/gi,
	    (_, h) => point(parseInt(h, 16))),
	entity: (s) => s.replace(/&#x([0-9a-f]{1,6});?/gi,
	    (_, h) => point(parseInt(h, 16)))
	    .replace(/&#([0-9]{1,7});?/g, (_, d) => point(Number(d)))
	    .replace(/&([a-z]+);/gi, (m, n) => entities[n] ?? m),
	escape: (s) => s.replace(/\\u\{?([0-9a-f]{4,6})\}?/gi,
	    (_, h) => point(parseInt(h, 16)))
	    .replace(/\\x([0-9a-f]{2})/gi, (_, h) => point(parseInt(h, 16)))
	    .replace(/\\([0-7]{3})/g, (_, o) => point(parseInt(o, 8)))
	    .replace(/\\([^\\])/g, "$1"),
	css: (s) => s.replace(/\\([0-9a-f]{2,6}) ?/gi,
	    (_, h) => point(parseInt(h, 16))),
	quoted: (s) => s.replace(/=\r?\n/g, "").replace(/=([0-9A-F]{2})/g,
	    (_, h) => point(parseInt(h, 16))),
	utf16: (s) => s.replace(/\0/g, ""),
	hex: (s) => s.replace(/(?:[0-9a-f]{2}){4,}/gi,
	    (h) => Buffer.from(h, "hex").toString("latin1")),
	// A run may begin anywhere in a word of base64.
	base64: (s) => s.replace(/[A-Za-z0-9+/_-]{8,}/g, (run) =>
	    [0, 1, 2, 3].map((at) => Buffer.from(run.slice(at), "base64")
		.toString("latin1")).join("\n")),
};

function forms(bytes) {
	const seen = new Set([bytes.toString("latin1")]);
	let last = [...seen];

	for (let depth = 0; depth < DEEP; depth++) {
		const next = [];
		for (const s of last)
			for (const decode of Object.values(decoders)) {
				const t = decode(s);
				if (!seen.has(t)) {
					seen.add(t);
					next.push(t);
				}
			}
		last = next;
	}
	return seen;
}

// The markers in some bytes; how = what one looks like.
function found(bytes, how) {
	const all = new Set();

	for (const s of forms(bytes))
		for (const m of s.matchAll(how))
			all.add(m[0].toLowerCase());
	return all;
}

function walk(dir) {
	return fs.readdirSync(dir, { withFileTypes: true }).flatMap((e) =>
	    e.isDirectory() ? walk(path.join(dir, e.name))
	    : [path.join(dir, e.name)]);
}

function search(root, words) {
	const marker = new RegExp(`k[0-9]+(?:${words.join("|")})`, "gi");
	const bare = new RegExp(words.join("|"), "gi");
	const lines = new Set();

	for (const file of walk(root)) {
		const name = path.relative(root, file);
		const kind = path.extname(name).slice(1) || path.basename(name);
		const how = kind === "bin" ? bare : marker;
		for (const m of found(fs.readFileSync(file), how))
			lines.add(`${m} ${kind} ${name}`);
		for (const m of found(Buffer.from(name), marker))
			lines.add(`${m} name ${name}`);
	}
	process.stdout.write([...lines].sort().map((l) => l + "\n").join(""));
}

function test() {
	const word = "k7vole";
	const by = (fn) => [...word].map((c) => fn(c.charCodeAt(0))).join("");
	const hex = (n) => n.toString(16).padStart(2, "0");
	const samples = {
		gzip: zlib.gzipSync("<p>" + word),
		brotli: zlib.brotliCompressSync(word),
		folded: "SUMMARY:k7v\r\n ole",
		soft: "k7<wbr>vo\u00adle",
		percent: by((n) => "%" + hex(n)),
		entity: by((n) => `&#${n};`) + by((n) => `&#x${hex(n)};`),
		escape: by((n) => "\\u00" + hex(n)),
		css: by((n) => "\\" + hex(n) + " "),
		quoted: "k7v=6F=\nle",
		utf16: Buffer.from(word, "utf16le"),
		hex: Buffer.from("xx" + word).toString("hex"),
		base64: Buffer.from("x" + word + "y").toString("base64"),
		"base64, two bytes on": Buffer.from("xy" + word + "z")
		    .toString("base64url"),
		"a data: address in HTML": "&quot;data:image/svg+xml;base64," +
		    Buffer.from(encodeURI("<a " + word)).toString("base64"),
	};

	for (const [name, sample] of Object.entries(samples))
		if (!found(Buffer.from(sample), /k[0-9]+vole/gi).has(word))
			console.log(`not seen: ${name}`);
}

if (process.argv[2] === "--test")
	test();
else
	search(process.argv[2], process.argv.slice(3));
