// Whether the schemas for editors say what the reader says.
//
//	node schemas.mjs PROGRAM PRESETS SITE...
//
// Each file of each SITE, and each preset, is read as an editor's YAML
// server reads it and held against its schema. What `allclear check` finds
// wrong with its shape must be wrong there too, and nothing else may be.
// The metrics of each SITE are held against theirs.

import { execFileSync } from "node:child_process";
import { lstatSync, existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import Ajv from "ajv";
import { parseDocument } from "yaml";

const [program, presets, ...sites] = process.argv.slice(2);
const NOW = "2026-12-01T12:00Z";
let passed = 0;
let failed = 0;

function test(name, fine, why) {
	if (fine) {
		passed++;
	} else {
		failed++;
		console.log(`failed: ${name}${why ? `\n    ${why}` : ""}`);
	}
}

function allclear(...args) {
	return execFileSync(program, ["--now", NOW, ...args],
		{ encoding: "utf8", maxBuffer: 1 << 28,
			stdio: ["ignore", "pipe", "ignore"] });
}

// Rules about the shape, which schemas say too.
const SHAPE = new Set(["unknown-key", "missing-key", "empty-value",
	"wrong-type", "unknown-word", "bad-number", "out-of-range",
	"bad-yes-no", "bad-date", "bad-length", "bad-id", "bad-url",
	"bad-path", "repeated-item"]);
// With a site's names, these too.
const NAMES = new Set([...SHAPE, "unknown-severity", "unknown-component",
	"unknown-detection", "unknown-rule", "time-without-zone",
	"time-date-only", "time-unreadable"]);
// What a schema may say as well, but need not.
const PERHAPS = /^time-|^lint-locked$/;
// What makes a file not YAML, or not one that is read.
const UNREAD = /^AC0[0-6]\d$|^AC070$/;
// What only the reader can tell.
const READER_ALONE = [
	/expected .*, got one text with commas/,
	/is no day of the calendar/,
	/is too (small|large)/,		// of a length of time
	/an item of the list is empty/,
];

const KINDS = { incidents: "incident", postmortems: "postmortem",
	maintenance: "maintenance", runbooks: "runbook", pages: "page" };

function validator(text) {
	const ajv = new Ajv({ strict: false, allErrors: true });

	return ajv.compile(JSON.parse(text));
}

const plain = {};
for (const kind of ["site", "policy", ...Object.values(KINDS)]) {
	const text = allclear("schema", kind);
	const ajv = new Ajv({ strict: false });

	test(`the schema of ${kind} is one`,
		ajv.validateSchema(JSON.parse(text)), ajv.errorsText());
	plain[kind] = validator(text);
}

function walk(folder) {
	return readdirSync(folder).sort().flatMap((name) => {
		const path = join(folder, name);

		if (lstatSync(path).isSymbolicLink())
			return [];
		return lstatSync(path).isDirectory() ? walk(path) : [path];
	});
}

// The YAML of a file as a value, or undefined; and on which lines it is.
function valueOf(path) {
	let text = readFileSync(path, "utf8").replace(/^\uFEFF/, "");
	let lines = Infinity;

	if (path.endsWith(".md")) {
		const m = /^---[ \t]*\r?\n(.*?)\r?\n---[ \t]*\r?(\n|$)/s
			.exec(text);

		if (!m)
			return undefined;
		text = m[1];
		lines = text.split("\n").length + 1;
	}
	const document = parseDocument(text, { logLevel: "silent" });

	return document.errors.length ? undefined
		: { value: document.toJS() ?? {}, lines,
			covered: text.includes("allclear-disable") };
}

function told(validate) {
	return (validate.errors ?? []).slice(0, 4)
		.map((e) => `${e.instancePath} ${e.message}`).join("; ");
}

function hold(name, path, validate, findings, rules) {
	const file = valueOf(path);

	if (!file || findings.some((f) => UNREAD.test(f.rule)))
		return;
	const here = findings.filter((f) => !f.line || f.line <= file.lines);
	const valid = validate(file.value);
	const must = here.filter((f) => rules.has(f.name) &&
		!READER_ALONE.some((r) => r.test(f.message)));

	if (must.length)
		test(`${name} is wrong`, !valid,
			must.map((f) => f.message).join("; "));
	else if (!file.covered && !here.some((f) => NAMES.has(f.name) ||
		PERHAPS.test(f.name)))
		test(`${name} is right`, valid, told(validate));
}

function policyOf(site) {
	const path = join(site, "content/site.yaml");
	const file = existsSync(path) ? valueOf(path) : undefined;
	const named = file?.value?.policy;

	return /\.ya?ml$/.test(named ?? "") ? named : "policy.yaml";
}

function kindOf(site, inside) {
	if (inside === "site.yaml")
		return "site";
	if (inside === policyOf(site))
		return "policy";
	return inside.endsWith(".md") ? KINDS[inside.split("/")[0]]
		: undefined;
}

for (const site of sites) {
	const report = JSON.parse(allclear("-C", site, "check", "--format",
		"json", "--fail-on", "never") || "{}");
	const own = {};

	for (const path of walk(join(site, "content"))) {
		const inside = path.slice(join(site, "content").length + 1);
		const kind = kindOf(site, inside);
		const name = `${basename(site)} ${inside}`;
		const findings = (report.findings ?? [])
			.filter((f) => f.path.endsWith(`content/${inside}`));

		if (!kind)
			continue;
		hold(`${name}:`, path, plain[kind], findings, SHAPE);
		try {
			own[kind] ??= validator(allclear("-C", site,
				"schema", "--site", kind));
		} catch {
			continue;	// there is no site to take names from
		}
		hold(`${name}: with names,`, path, own[kind], findings,
			NAMES);
	}
}
// What is written for programs, against its own: each key that there is must
// be described, and each that is described must be there.
function closed(value) {
	if (Array.isArray(value))
		return value.map(closed);
	if (typeof value !== "object" || value === null)
		return value;
	const map = Object.fromEntries(Object.entries(value)
		.map(([k, v]) => [k, closed(v)]));

	return typeof map.properties === "object" && map.type === "object"
		? { ...map, additionalProperties: false } : map;
}

{
	const schema = closed(JSON.parse(allclear("schema", "metrics")));
	const ajv = new Ajv({ strict: true, allErrors: true,
		allowUnionTypes: true });
	const validate = ajv.compile(schema);

	for (const site of sites)
		for (const more of [[], ["--by", "component"],
			["--by", "quarter"], ["--period", "90d"]]) {
			let text;

			try {
				text = allclear("-C", site, "metrics",
					"--format", "json", ...more);
			} catch {
				continue;	// nothing can be measured there
			}
			test(`${basename(site)}: metrics ${more.join(" ")}`,
				validate(JSON.parse(text)), told(validate));
		}
}

for (const name of readdirSync(presets).filter((n) => /\.yaml$/.test(n)))
	hold(`preset ${name}`, join(presets, name), plain.policy, [], SHAPE);

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
