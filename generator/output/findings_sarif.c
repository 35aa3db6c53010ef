/* Findings as a SARIF 2.1.0 log (OASIS; section numbers below are its),
 * with what code scanning on GitHub wants of one: stable rule ids,
 * fingerprints, links to the places of notes in the message, and no more
 * results than it shows, the worst ones. */
#include "base/version.h"
#include "output/findings_parts.h"
#include "output/fingerprint.h"
#include "output/fix.h"
#include "output/json_out.h"
#include "output/sarif_parts.h"

#define SCHEMA "https://json.schemastore.org/sarif-2.1.0.json"
/* The folder that paths are seen from; no address is given for it. */
#define ROOT "%SRCROOT%"
/* What fingerprints are made of has this version. Not the name that
 * GitHub knows: its upload action makes that one itself, and warns about
 * others. */
#define FINGERPRINT "allclear/v1"

struct writer {
	const struct findings *f;
	struct json_out j;
	struct lines lines;
	int64_t index[RULE_COUNT];	/* of a rule in the log, or -1 */
	size_t take[LEVEL_ERROR + 1];	/* results still to be written */
	size_t left_out;
	struct buf b;
};

static void
artifact(struct writer *w, uint32_t file)
{
	buf_clear(&w->b);
	sarif_uri(&w->b, w->f->shown[file]);
	json_out_object(&w->j, "artifactLocation");
	json_out_text(&w->j, "uri", buf_view(&w->b));
	json_out_text(&w->j, "uriBaseId", STR(ROOT));
	json_out_end(&w->j, '}');
}

/* Columns are code units of UTF-16 (3.14.17), the end is that of the
 * character behind the region (3.30.8). */
static void
region(struct writer *w, const char *key, struct place at)
{
	struct region r = region_utf16(&w->lines, at);

	json_out_object(&w->j, key);
	json_out_number(&w->j, "startLine", r.line);
	if (r.column) {
		json_out_number(&w->j, "startColumn", (int64_t)r.column);
		json_out_number(&w->j, "endLine", r.line);
		json_out_number(&w->j, "endColumn", (int64_t)r.end);
	}
	json_out_end(&w->j, '}');
}

/* Without a region it is the file as a whole (3.29.4). */
static void
physical(struct writer *w, struct place at)
{
	json_out_object(&w->j, "physicalLocation");
	artifact(w, at.file);
	if (at.line)
		region(w, "region", at);
	json_out_end(&w->j, '}');
}

static void
message(struct writer *w, const struct diag *g)
{
	unsigned id = 0;

	buf_clear(&w->b);
	sarif_plain(&w->b, g->text);
	for (const struct diag_note *n = g->notes; n; n = n->next) {
		buf_lit(&w->b, "\nnote: ");
		if (n->at.file)
			sarif_link(&w->b, n->text, ++id);
		else
			sarif_plain(&w->b, n->text);
	}
	if (g->help.n) {
		buf_lit(&w->b, "\nhelp: ");
		sarif_plain(&w->b, g->help);
	}
	sarif_text(&w->j, "message", buf_view(&w->b));
}

static void
related(struct writer *w, const struct diag *g)
{
	struct json_out *j = &w->j;
	int64_t id = 0;

	for (const struct diag_note *n = g->notes; n; n = n->next) {
		if (!n->at.file)
			continue;
		if (++id == 1)
			json_out_array(j, "relatedLocations");
		json_out_object(j, NULL);
		json_out_number(j, "id", id);
		physical(w, n->at);
		buf_clear(&w->b);
		sarif_plain(&w->b, n->text);
		sarif_text(j, "message", buf_view(&w->b));
		json_out_end(j, '}');
	}
	if (id)
		json_out_end(j, ']');
}

/* The bytes that a fix replaces, which may reach into the next line. */
static void
deleted(struct writer *w, const struct fix_change *c)
{
	struct region from = region_utf16(&w->lines, c->start);
	struct region to = region_utf16(&w->lines, c->end);

	json_out_object(&w->j, "deletedRegion");
	json_out_number(&w->j, "startLine", from.line);
	json_out_number(&w->j, "startColumn", (int64_t)from.column);
	json_out_number(&w->j, "endLine", to.line);
	json_out_number(&w->j, "endColumn", (int64_t)to.column);
	json_out_end(&w->j, '}');
}

/* What --fix does (3.55), else what a person may choose to do. */
static void
fixes(struct writer *w, const struct diag *g)
{
	struct json_out *j = &w->j;
	struct arena a = { 0 };
	struct fix_change c;
	bool sure = fix_change(&a, &w->lines, g, &c);
	struct place at = g->at;

	if (!sure && !finding_edit(&w->lines, g, &at))
		return;
	json_out_array(j, "fixes");
	json_out_object(j, NULL);
	if (sure) {
		buf_clear(&w->b);
		buf_fmt(&w->b, "allclear check --fix " STR_FMT,
		    STR_ARG(fix_words(&a, g)));
		sarif_text(j, "description", buf_view(&w->b));
	}
	json_out_array(j, "artifactChanges");
	json_out_object(j, NULL);
	artifact(w, at.file);
	json_out_array(j, "replacements");
	json_out_object(j, NULL);
	if (sure)
		deleted(w, &c);
	else
		region(w, "deletedRegion", at);
	sarif_text(j, "insertedContent", sure ? c.text : g->right);
	json_out_end(j, '}');
	json_out_end(j, ']');
	json_out_end(j, '}');
	json_out_end(j, ']');
	json_out_end(j, '}');
	json_out_end(j, ']');
	arena_release(&a);
}

static void
result(struct writer *w, const struct diag *g, uint64_t fingerprint)
{
	const struct rule_info *rule = rule_info(g->rule);
	struct json_out *j = &w->j;
	struct place at = g->at;

	at.file = finding_file(w->f, g);
	json_out_object(j, NULL);
	buf_clear(&w->b);
	buf_fmt(&w->b, "AC%03d", rule->number);
	json_out_text(j, "ruleId", buf_view(&w->b));
	json_out_number(j, "ruleIndex", w->index[g->rule]);
	json_out_text(j, "level", str_c(level_name(g->level)));
	message(w, g);
	json_out_array(j, "locations");
	json_out_object(j, NULL);
	physical(w, at);
	json_out_end(j, '}');
	json_out_end(j, ']');
	related(w, g);
	json_out_object(j, "partialFingerprints");
	buf_clear(&w->b);
	fingerprint_put(&w->b, fingerprint);
	json_out_text(j, FINGERPRINT, buf_view(&w->b));
	json_out_end(j, '}');
	fixes(w, g);
	json_out_end(j, '}');
}

/* How many of each level fit, the worst first. */
static void
choose(struct writer *w)
{
	size_t room = findings_row(FINDINGS_sarif)->most;

	for (int level = LEVEL_ERROR; level > LEVEL_OFF; level--) {
		size_t n = diags_count(w->f->diags, (enum level)level) -
		    diags_count(w->f->diags, (enum level)(level + 1));

		w->take[level] = n < room ? n : room;
		w->left_out += n - w->take[level];
		room -= w->take[level];
	}
}

/* The rules that are broken, in the order of their numbers. */
static void
driver(struct writer *w)
{
	const struct diags *d = w->f->diags;
	struct json_out *j = &w->j;
	int64_t n = 0;

	for (int i = 0; i < RULE_COUNT; i++)
		w->index[i] = -1;
	for (size_t i = 0; i < d->n; i++)
		w->index[d->v[i].rule] = 0;
	json_out_object(j, "tool");
	json_out_object(j, "driver");
	json_out_text(j, "name", STR("allclear"));
	json_out_text(j, "semanticVersion", STR(ALLCLEAR_VERSION));
	json_out_array(j, "rules");
	for (int i = 0; i < RULE_COUNT; i++) {
		if (w->index[i] < 0)
			continue;
		w->index[i] = n++;
		sarif_rule(j, (enum rule)i);
	}
	json_out_end(j, ']');
	json_out_end(j, '}');
	json_out_end(j, '}');
}

static void
notification(struct json_out *j, const char *level, str text)
{
	json_out_object(j, NULL);
	json_out_text(j, "level", str_c(level));
	sarif_text(j, "message", text);
	json_out_end(j, '}');
}

static void
invocation(struct writer *w)
{
	struct json_out *j = &w->j;

	json_out_array(j, "invocations");
	json_out_object(j, NULL);
	json_out_bool(j, "executionSuccessful", w->f->complete);
	json_out_array(j, "toolExecutionNotifications");
	if (!w->f->complete)
		notification(j, "error", STR("Not everything could be "
		    "checked: correct the findings first."));
	if (w->left_out) {
		buf_clear(&w->b);
		buf_fmt(&w->b, "%zu more %s left out; the worst are here. "
		    "\"allclear check\" shows all.", w->left_out,
		    w->left_out == 1 ? "finding is" : "findings are");
		notification(j, "warning", buf_view(&w->b));
	}
	json_out_end(j, ']');
	json_out_end(j, '}');
	json_out_end(j, ']');
}

static void
results(struct writer *w)
{
	const struct diags *d = w->f->diags;
	struct arena a = { 0 };
	const uint64_t *prints = fingerprints(&a, d, w->f->paths, &w->lines);

	json_out_array(&w->j, "results");
	for (size_t i = 0; i < d->n; i++) {
		if (w->take[d->v[i].level] == 0)
			continue;
		w->take[d->v[i].level]--;
		result(w, &d->v[i], prints[i]);
	}
	json_out_end(&w->j, ']');
	arena_release(&a);
}

void
findings_sarif(const struct findings *f, struct buf *out)
{
	struct writer w = { .f = f, .j = { .out = out },
	    .lines = lines_init(f->text, f->context),
	    .b = buf_init(BUF_MAX) };
	struct json_out *j = &w.j;

	choose(&w);
	json_out_object(j, NULL);
	json_out_text(j, "version", STR("2.1.0"));
	json_out_text(j, "$schema", STR(SCHEMA));
	json_out_array(j, "runs");
	json_out_object(j, NULL);
	driver(&w);
	invocation(&w);
	json_out_text(j, "columnKind", STR("utf16CodeUnits"));
	results(&w);
	json_out_end(j, '}');
	json_out_end(j, ']');
	json_out_end(j, '}');
	lines_release(&w.lines);
	buf_release(&w.b);
}
