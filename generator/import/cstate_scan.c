/* Lines of Markdown, as far as the import must tell them apart. */
#include "import/cstate_parts.h"

static size_t
run_of(str s, char c)
{
	size_t n = 0;

	while (n < s.n && s.p[n] == c)
		n++;
	return n;
}

static void
open_fence(struct cstate_scan *s, str line)
{
	size_t ticks = run_of(line, '`'), waves = run_of(line, '~');

	if (ticks >= 3 && str_find_char(str_from(line, ticks), '`') < 0) {
		s->fence = '`';
		s->length = ticks;
	} else if (waves >= 3) {
		s->fence = '~';
		s->length = waves;
	}
}

bool
cstate_scan(struct cstate_scan *s, str line)
{
	str text = str_trim(line);
	size_t indent = line.n - str_trim_left(line).n;

	if (s->comment) {
		s->comment = !str_has(text, STR("-->"));
		return true;
	}
	if (s->fence) {
		size_t n = run_of(text, s->fence);

		if (n >= s->length && n == text.n)
			s->fence = 0;
		return true;
	}
	if (indent <= 3 && str_starts(text, STR("<!--"))) {
		/* "<!-->" is a whole one. */
		s->comment = !str_has(str_from(text, 2), STR("-->"));
		return true;
	}
	open_fence(s, text);
	return s->fence != 0;
}

bool
cstate_rule_line(str line)
{
	str s = str_trim(line);
	size_t n = 0;

	if (s.n == 0 || !(s.p[0] == '-' || s.p[0] == '*' ||
	    s.p[0] == '_' || s.p[0] == '='))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != s.p[0] && s.p[i] != ' ' && s.p[i] != '\t')
			return false;
		n += s.p[i] == s.p[0];
	}
	return n >= 3;
}

/* The bytes up to the end of what stands at s, behind "{{<" or "{{%"; -1
 * when there is none. */
static ptrdiff_t
shortcode_end(str s, char kind, bool literal)
{
	ptrdiff_t at = literal ? str_find(s, STR("*/")) : 0, end;

	if (at < 0)
		return -1;
	end = str_find(str_from(s, (size_t)at), kind == '<' ? STR(">}}")
	    : STR("%}}"));
	return end < 0 ? -1 : at + end;
}

/* "name", "/name", "/ name". */
static str
shortcode_name(str args)
{
	size_t n = str_starts(args, STR("/"));

	n = args.n - str_trim_left(str_from(args, n)).n;
	while (n < args.n && !char_space(args.p[n]))
		n++;
	return str_sub(args, 0, n);
}

bool
cstate_shortcode(str s, struct cstate_shortcode *out, str *before)
{
	size_t from = 0;

	for (;;) {
		ptrdiff_t at = str_find(str_from(s, from), STR("{{")), end;
		size_t open;
		bool literal;
		char kind;

		if (at < 0)
			return false;
		open = from + (size_t)at;
		from = open + 2;
		kind = from < s.n ? s.p[from] : 0;
		if (kind != '<' && kind != '%') {
			/* "{{{<": the last two may begin one. */
			from = open + 1;
			continue;
		}
		from++;
		literal = str_starts(str_from(s, from), STR("/*"));
		end = shortcode_end(str_from(s, from), kind, literal);
		if (end < 0)
			return false;
		out->args = str_trim(str_sub(s, from, from + (size_t)end));
		from += (size_t)end + 3;
		/* With a comment in it, it is shown and not run, and so is
		 * all that stands in it. */
		if (str_starts(out->args, STR("/*")))
			continue;
		out->all = str_sub(s, open, from);
		*before = str_sub(s, 0, open);
		out->name = shortcode_name(out->args);
		out->args = str_trim(str_from(out->args, out->name.n));
		return true;
	}
}

bool
cstate_closes(const struct cstate_shortcode *code, str name)
{
	return str_starts(code->name, STR("/")) &&
	    str_eq(str_trim(str_from(code->name, 1)), name);
}

/* Within a line, newer Markdown takes for a comment what older does not. */
void
cstate_hide(struct buf *out, str inside, bool line)
{
	/* "<!-->" and "<!--->" are whole comments. */
	if (str_starts(inside, STR(">")) || str_starts(inside, STR("->")))
		buf_char(out, ' ');
	for (size_t i = 0; i < inside.n; i++) {
		buf_char(out, line && char_space(inside.p[i]) ? ' '
		    : inside.p[i]);
		if (inside.p[i] == '-' && (i + 1 == inside.n ||
		    inside.p[i + 1] == '-'))
			buf_char(out, ' ');
	}
	buf_lit(out, "-->");
}

str
cstate_argument(const struct cstate_shortcode *code)
{
	str s = code->args;
	ptrdiff_t end;

	if (s.n && (s.p[0] == '"' || s.p[0] == '`')) {
		end = str_find_char(str_from(s, 1), s.p[0]);
		return end < 0 ? str_from(s, 1) : str_sub(s, 1,
		    1 + (size_t)end);
	}
	return str_cut(s, ' ').head;
}
