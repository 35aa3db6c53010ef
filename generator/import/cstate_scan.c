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
		s->comment = !str_has(str_from(text, 4), STR("-->"));
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

bool
cstate_shortcode(str s, struct cstate_shortcode *out, str *before)
{
	size_t from = 0;

	for (;;) {
		ptrdiff_t at = str_find(str_from(s, from), STR("{{"));
		ptrdiff_t end;
		size_t open;
		struct cut c;
		char kind;

		if (at < 0)
			return false;
		open = from + (size_t)at;
		from = open + 2;
		kind = from < s.n ? s.p[from] : 0;
		if (kind != '<' && kind != '%')
			continue;
		end = str_find(str_from(s, from + 1),
		    kind == '<' ? STR(">}}") : STR("%}}"));
		if (end < 0)
			return false;
		out->args = str_trim(str_sub(s, from + 1,
		    from + 1 + (size_t)end));
		/* With a comment in it, it is shown and not run. */
		if (str_starts(out->args, STR("/*")))
			continue;
		out->all = str_sub(s, open, from + 1 + (size_t)end + 3);
		*before = str_sub(s, 0, open);
		c = str_cut(out->args, ' ');
		out->name = c.head;
		out->args = str_trim(c.tail);
		return true;
	}
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

/* The first shortcode of a name. */
static bool
find_code(str s, str name, struct cstate_shortcode *out, str *before)
{
	str rest = s;

	while (cstate_shortcode(rest, out, before)) {
		*before = str_of(s.p, (size_t)(out->all.p - s.p));
		if (str_eq(out->name, name))
			return true;
		rest = str_from(s, before->n + out->all.n);
	}
	return false;
}

/* Whether Markdown would show a comment behind this text: in code, behind a
 * backslash. begun: its first line began before it. */
static bool
would_show(struct cstate_scan *scan, str before, bool begun)
{
	struct cut c = str_cut(before, '\n');
	size_t ticks = 0, slashes = 0;
	str line;

	for (; c.found; c = str_cut(c.tail, '\n'), begun = false)
		if (!begun)
			cstate_scan(scan, c.head);
	line = c.head;
	if (scan->fence)
		return true;
	if (str_empty(str_trim(line)))
		return !begun && (line.n > 3 ||
		    str_find_char(line, '\t') >= 0);
	for (size_t i = 0; i < line.n; i++) {
		ticks += line.p[i] == '`';
		slashes = line.p[i] == '\\' ? slashes + 1 : 0;
	}
	return ticks % 2 || slashes % 2;
}

str
cstate_uncomment(struct arena *a, str body)
{
	struct buf out = buf_init(BUF_MAX);
	struct cstate_scan scan = { 0 };
	struct cstate_shortcode code;
	str rest = body, before, kept;

	if (!find_code(rest, STR("comment"), &code, &before))
		return body;
	do {
		str line = str_rcut(before, '\n').found ? str_rcut(before,
		    '\n').tail : before;
		bool shown = would_show(&scan, before, rest.p != body.p);

		buf_str(&out, before);
		rest = str_from(rest, before.n + code.all.n);
		if (!find_code(rest, STR("/comment"), &code, &before)) {
			before = rest;
			code.all = STR_NONE;
		}
		/* Behind words it stays in their line, so that nothing in it
		 * begins one. */
		if (!shown) {
			buf_lit(&out, "<!--");
			cstate_hide(&out, before,
			    !str_empty(str_trim(line)));
		}
		rest = str_from(rest, before.n + code.all.n);
	} while (find_code(rest, STR("comment"), &code, &before));
	buf_str(&out, rest);
	kept = buf_keep(&out, a);
	buf_release(&out);
	return kept;
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
