/* Findings as JSON: everything that is known about each. The manual says
 * what the members are; FORMAT_VERSION rises when one of them goes away
 * or comes to mean something else, not when one is added. */
#include "base/version.h"
#include "base/when.h"
#include "output/findings_parts.h"
#include "output/fingerprint.h"
#include "output/fix.h"
#include "output/json_out.h"

enum { FORMAT_VERSION = 1 };

struct writer {
	const struct findings *f;
	struct json_out j;
	struct lines lines;
};

static void
number_or_null(struct json_out *j, const char *key, size_t n)
{
	if (n)
		json_out_number(j, key, (int64_t)n);
	else
		json_out_null(j, key);
}

/* Where it is: null for what is not known, as the line of a finding
 * about a whole file. */
static void
put_place(struct writer *w, struct place at)
{
	struct region r = region_bytes(&w->lines, at);

	json_out_maybe(&w->j, "path", at.file ? w->f->shown[at.file]
	    : STR_NONE);
	number_or_null(&w->j, "line", r.line);
	number_or_null(&w->j, "column", r.line ? r.column : 0);
	number_or_null(&w->j, "end_column", r.line ? r.end : 0);
}

static void
put_replacement(struct writer *w, const struct diag *g)
{
	struct json_out *j = &w->j;
	struct place at;

	if (!finding_edit(&w->lines, g, &at)) {
		json_out_null(j, "replacement");
		return;
	}
	json_out_object(j, "replacement");
	json_out_number(j, "line", at.line);
	json_out_number(j, "column", at.col);
	json_out_number(j, "end_column", (int64_t)at.col + at.len);
	json_out_text(j, "text", g->right);
	json_out_end(j, '}');
}

/* What --fix does: bytes, of which there may be none, by others. */
static void
put_fix(struct writer *w, const struct diag *g)
{
	struct json_out *j = &w->j;
	struct arena a = { 0 };
	struct fix_change c;

	if (!fix_change(&a, &w->lines, g, &c)) {
		json_out_null(j, "fix");
		arena_release(&a);
		return;
	}
	json_out_object(j, "fix");
	json_out_text(j, "what", fix_words(&a, g));
	json_out_number(j, "line", c.start.line);
	json_out_number(j, "column", c.start.col);
	json_out_number(j, "end_line", c.end.line);
	json_out_number(j, "end_column", c.end.col);
	json_out_text(j, "text", c.text);
	json_out_end(j, '}');
	arena_release(&a);
}

static void
put_finding(struct writer *w, const struct diag *g, uint64_t fingerprint)
{
	const struct rule_info *rule = rule_info(g->rule);
	struct json_out *j = &w->j;
	struct buf b = buf_init(64);

	json_out_object(j, NULL);
	buf_fmt(&b, "AC%03d", rule->number);
	json_out_text(j, "rule", buf_view(&b));
	json_out_text(j, "name", str_c(rule->name));
	json_out_text(j, "level", str_c(level_name(g->level)));
	json_out_text(j, "message", g->text);
	json_out_maybe(j, "help", g->help);
	put_place(w, g->at);
	put_replacement(w, g);
	put_fix(w, g);
	buf_clear(&b);
	fingerprint_put(&b, fingerprint);
	json_out_text(j, "fingerprint", buf_view(&b));
	buf_release(&b);
	json_out_array(j, "notes");
	for (const struct diag_note *n = g->notes; n; n = n->next) {
		json_out_object(j, NULL);
		json_out_text(j, "message", n->text);
		put_place(w, n->at);
		json_out_end(j, '}');
	}
	json_out_end(j, ']');
	json_out_end(j, '}');
}

static void
put_head(struct writer *w, struct arena *a)
{
	const struct findings *f = w->f;
	struct json_out *j = &w->j;
	size_t of[LEVEL_ERROR + 1] = { 0 }, checked = 0;

	for (uint32_t i = 0; f->checked && i < f->files; i++)
		checked += f->checked[i];
	for (size_t i = 0; i < f->diags->n; i++)
		of[f->diags->v[i].level]++;
	json_out_text(j, "format", STR("allclear findings"));
	json_out_number(j, "version", FORMAT_VERSION);
	json_out_text(j, "allclear", STR(ALLCLEAR_VERSION));
	json_out_text(j, "as_of", when_iso(a, f->now));
	json_out_bool(j, "complete", f->complete);
	json_out_number(j, "files", (int64_t)checked);
	json_out_number(j, "errors", (int64_t)of[LEVEL_ERROR]);
	json_out_number(j, "warnings", (int64_t)of[LEVEL_WARNING]);
	json_out_number(j, "notes", (int64_t)of[LEVEL_NOTE]);
}

void
findings_json(const struct findings *f, struct buf *out)
{
	struct arena a = { 0 };
	struct writer w = { f, { .out = out }, lines_init(f->text,
	    f->context) };
	const uint64_t *prints = fingerprints(&a, f->diags, f->paths,
	    &w.lines);

	json_out_object(&w.j, NULL);
	put_head(&w, &a);
	json_out_array(&w.j, "findings");
	for (size_t i = 0; i < f->diags->n; i++)
		put_finding(&w, &f->diags->v[i], prints[i]);
	json_out_end(&w.j, ']');
	json_out_end(&w.j, '}');
	lines_release(&w.lines);
	arena_release(&a);
}
