/* Findings in the Reviewdog Diagnostic Format: proto/rdf of reviewdog.
 * Columns count bytes of UTF-8 from 1, the end is exclusive. A suggestion
 * is text that takes the place of a range, so only what is known to be
 * such is one; other help is part of the message. */
#include "output/findings_parts.h"
#include "output/fix.h"
#include "output/json_out.h"

static const char *const severities[] = {
	[LEVEL_OFF] = "UNKNOWN_SEVERITY",
	[LEVEL_NOTE] = "INFO",
	[LEVEL_WARNING] = "WARNING",
	[LEVEL_ERROR] = "ERROR",
};

static void
put_position(struct json_out *j, const char *key, uint32_t line,
    size_t column)
{
	json_out_object(j, key);
	json_out_number(j, "line", line);
	if (column)
		json_out_number(j, "column", (int64_t)column);
	json_out_end(j, '}');
}

static void
put_range(struct json_out *j, struct lines *l, struct place at)
{
	struct region r = region_bytes(l, at);

	if (r.line == 0)
		return;
	json_out_object(j, "range");
	put_position(j, "start", r.line, r.column);
	put_position(j, "end", r.line, r.end);
	json_out_end(j, '}');
}

static void
put_suggestion(struct json_out *j, struct lines *l, const struct diag *g)
{
	struct arena a = { 0 };
	struct fix_change c = { .text = g->right };
	bool fix = fix_change(&a, l, g, &c);
	struct place at;

	if (!fix && !finding_edit(l, g, &at))
		return;
	json_out_array(j, "suggestions");
	json_out_object(j, NULL);
	if (fix) {
		json_out_object(j, "range");
		put_position(j, "start", c.start.line, c.start.col);
		put_position(j, "end", c.end.line, c.end.col);
		json_out_end(j, '}');
	} else {
		put_range(j, l, at);
		c.text = g->right;
	}
	json_out_text(j, "text", c.text);
	json_out_end(j, '}');
	json_out_end(j, ']');
	arena_release(&a);
}

static void
put_finding(struct json_out *j, const struct findings *f, struct lines *l,
    const struct diag *g)
{
	struct buf b = buf_init(BUF_MAX);

	json_out_object(j, NULL);
	finding_message(&b, f, g);
	json_out_text(j, "message", buf_view(&b));
	json_out_object(j, "location");
	json_out_text(j, "path", f->shown[finding_file(f, g)]);
	put_range(j, l, g->at);
	json_out_end(j, '}');
	json_out_text(j, "severity", str_c(severities[g->level]));
	json_out_object(j, "code");
	buf_clear(&b);
	buf_fmt(&b, "AC%03d %s", rule_info(g->rule)->number,
	    rule_info(g->rule)->name);
	json_out_text(j, "value", buf_view(&b));
	json_out_end(j, '}');
	put_suggestion(j, l, g);
	json_out_end(j, '}');
	buf_release(&b);
}

void
findings_rdjson(const struct findings *f, struct buf *out)
{
	struct json_out j = { .out = out };
	struct lines l = lines_init(f->text, f->context);

	json_out_object(&j, NULL);
	json_out_object(&j, "source");
	json_out_text(&j, "name", STR("allclear"));
	json_out_end(&j, '}');
	json_out_array(&j, "diagnostics");
	for (size_t i = 0; i < f->diags->n; i++)
		put_finding(&j, f, &l, &f->diags->v[i]);
	json_out_end(&j, ']');
	json_out_end(&j, '}');
	lines_release(&l);
}
