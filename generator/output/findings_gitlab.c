/* Findings as GitLab's Code Quality report: docs.gitlab.com, "Code
 * Quality report format". It shows one text without line ends, wants
 * paths from the root of the repository, and takes two findings with one
 * fingerprint for one. */
#include "output/findings_parts.h"
#include "output/fingerprint.h"
#include "output/json_out.h"

static const char *const severities[] = {
	[LEVEL_OFF] = "info",
	[LEVEL_NOTE] = "info",
	[LEVEL_WARNING] = "minor",
	[LEVEL_ERROR] = "major",
};

static void
put_finding(struct json_out *j, const struct findings *f,
    const struct diag *g, uint64_t fingerprint)
{
	const struct rule_info *rule = rule_info(g->rule);
	struct buf b = buf_init(BUF_MAX);

	json_out_object(j, NULL);
	buf_str(&b, g->text);
	if (g->help.n) {
		buf_lit(&b, " (");
		buf_str(&b, g->help);
		buf_char(&b, ')');
	}
	json_out_text(j, "description", buf_view(&b));
	buf_clear(&b);
	buf_fmt(&b, "AC%03d %s", rule->number, rule->name);
	json_out_text(j, "check_name", buf_view(&b));
	buf_clear(&b);
	fingerprint_put(&b, fingerprint);
	json_out_text(j, "fingerprint", buf_view(&b));
	json_out_text(j, "severity", str_c(severities[g->level]));
	json_out_object(j, "location");
	json_out_text(j, "path", f->shown[finding_file(f, g)]);
	json_out_object(j, "lines");
	json_out_number(j, "begin", g->at.line ? g->at.line : 1);
	json_out_end(j, '}');
	json_out_end(j, '}');
	json_out_end(j, '}');
	buf_release(&b);
}

void
findings_gitlab(const struct findings *f, struct buf *out)
{
	struct arena a = { 0 };
	struct json_out j = { .out = out };
	struct lines l = lines_init(f->text, f->context);
	const uint64_t *prints = fingerprints(&a, f->diags, f->paths, &l);

	json_out_array(&j, NULL);
	for (size_t i = 0; i < f->diags->n; i++)
		put_finding(&j, f, &f->diags->v[i], prints[i]);
	json_out_end(&j, ']');
	lines_release(&l);
	arena_release(&a);
}
