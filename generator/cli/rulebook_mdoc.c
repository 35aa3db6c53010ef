#include "base/escape.h"
#include "base/version.h"
#include "cli/rulebook.h"
#include "cli/wrap.h"

/* Narrower than a page of the manual: escapes make a line of the source
 * longer than what is shown. */
enum { WIDTH = 60 };

static void
lines(struct buf *out, str text)
{
	while (text.n) {
		struct cut line = str_line(text);

		mdoc_text(out, line.head);
		buf_char(out, '\n');
		text = line.tail;
	}
}

/* Where a sentence ends and another begins: behind its full stop. */
static size_t
sentence(str s)
{
	for (size_t i = 1; i + 1 < s.n; i++)
		if (s.p[i] == ' ' && memchr(".?!", s.p[i - 1], 3) &&
		    s.p[i + 1] >= 'A' && s.p[i + 1] <= 'Z')
			return i;
	return s.n;
}

/* A new sentence begins a new line: then mandoc and groff put the space
 * behind it that is usual where they are. */
static void
prose(struct buf *out, const char *text)
{
	struct buf wrapped = buf_init(BUF_MAX);
	str s = str_c(text);

	while (s.n) {
		size_t n = sentence(s);

		wrap_text(&wrapped, str_sub(s, 0, n), 0, WIDTH);
		s = str_trim_left(str_from(s, n));
	}
	lines(out, buf_view(&wrapped));
	buf_release(&wrapped);
}

static void
title(struct buf *out, enum rule r)
{
	buf_fmt(out, "AC%03d ", rule_info(r)->number);
	mdoc_text(out, str_c(rule_info(r)->name));
}

static void
related(struct buf *out, enum rule r)
{
	bool is[RULE_COUNT];
	int left = 0;

	rule_related(r, is);
	for (int i = 0; i < RULE_COUNT; i++)
		left += is[i];
	if (left)
		buf_lit(out, ".It Sy See also\n");
	for (int i = 0; i < RULE_COUNT; i++)
		if (is[i]) {
			buf_lit(out, ".Sx ");
			title(out, (enum rule)i);
			buf_str(out, --left ? STR(" ,\n") : STR("\n"));
		}
}

void
rulebook_rule_mdoc(struct buf *out, enum rule r)
{
	const struct rule_info *row = rule_info(r);
	struct buf level = buf_init(BUF_MAX);

	buf_lit(out, ".Ss ");
	title(out, r);
	buf_char(out, '\n');
	prose(out, row->what);
	buf_lit(out, ".Bl -tag -width \"What to do\" -compact\n"
	    ".It Sy Level\n");
	rulebook_level(&level, r);
	mdoc_text(out, buf_view(&level));
	buf_release(&level);
	buf_lit(out, "\n.It Sy Why\n");
	prose(out, row->why);
	buf_lit(out, ".It Sy Example\n.Bd -literal -compact\n");
	lines(out, str_c(row->example));
	buf_lit(out, ".Ed\n.It Sy What to do\n");
	prose(out, row->fix);
	related(out, r);
	buf_lit(out, ".El\n");
}

static const char preface[] =
	".Dd " ALLCLEAR_DATE "\n"
	".Dt ALLCLEAR-RULES 7\n"
	".Os\n"
	".Sh NAME\n"
	".Nm allclear-rules\n"
	".Nd what allclear reports, why, and what to do\n"
	".Sh DESCRIPTION\n"
	".Xr allclear 1\n"
	"reports what it finds as rules, each with a number and a name that\n"
	"stay the same.\n"
	".Ic allclear explain\n"
	"shows one of these pages, or lists all rules.\n"
	".Pp\n"
	"A level is\n"
	".Sy error ,\n"
	".Sy warning ,\n"
	".Sy note\n"
	"or\n"
	".Sy off .\n"
	"It is the one that a rule has unless\n"
	".Ic lint :\n"
	"in\n"
	".Pa content/site.yaml\n"
	"gives it another:\n"
	".Bd -literal -offset indent\n"
	"lint:\n"
	"  time\\-order: warning\n"
	".Ed\n"
	".Pp\n"
	"Where it says\n"
	".Sy always ,\n"
	"the file cannot be read without its mistake being mended, and no\n"
	"setting, comment or baseline makes less of it.\n"
	"Rules from AC450 on belong to\n"
	".Ic allclear import\n"
	"alone; their levels are fixed.\n"
	".Pp\n"
	"How a finding is passed over in one place, and how an archive is\n"
	"adopted with all that it has, stands in\n"
	".Xr allclear 1\n"
	"under KNOWN FINDINGS.\n";

void
rulebook_mdoc(struct buf *out)
{
	buf_lit(out, ".\\\" Written by \"allclear explain --format mdoc\".\n");
	buf_str(out, str_c(preface));
	for (int i = 0; i < RULE_COUNT; i++) {
		if (rulebook_begins_family((enum rule)i)) {
			buf_lit(out, ".Sh ");
			mdoc_text(out, str_c(rule_family((enum rule)i)));
			buf_char(out, '\n');
		}
		rulebook_rule_mdoc(out, (enum rule)i);
	}
	buf_lit(out, ".Sh SEE ALSO\n.Xr allclear 1\n");
}
