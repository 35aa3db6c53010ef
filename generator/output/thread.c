#include "output/thread.h"

#include "base/utf8.h"
#include "markdown/md.h"
#include "output/remark.h"
#include "output/skeleton_parts.h"
#include "read/front.h"
#include "read/text.h"
#include "read/yaml.h"

/* Where the thread is, in lines of the file. */
struct spot {
	const struct section *in;	/* NULL: there is no section yet */
	uint32_t end;		/* line of what follows it; 0: nothing */
	const struct section *first;	/* heading of an update, or NULL */
	int level;		/* of an update's heading */
	bool newest_first;
};

/* The text with LF behind each line, without blank lines at its beginning
 * and white space at its end. */
static str
plain_lines(struct arena *a, str text)
{
	struct buf out = buf_init(BUF_MAX);
	struct cut c = { .tail = text, .found = true };
	str kept;

	while (c.found) {
		c = str_line(c.tail);
		if (out.n == 0 && str_empty(str_trim(c.head)))
			continue;
		buf_str(&out, c.head);
		buf_char(&out, '\n');
	}
	kept = str_trim_right(buf_keep(&out, a));
	buf_release(&out);
	return kept;
}

static bool
refuse(str *why, str text)
{
	*why = text;
	return false;
}

/* Whether a text leaves no block open and has no heading. A heading is put
 * behind it, and must still be the only one when both are read. */
static bool
stays_within(struct arena *a, str text, str *why)
{
	struct md_source source = { str_cat(a, text, STR("\n\n# end\n")), 0,
		1 };
	struct diags d = diags_init(a);
	struct md *m = md_parse(a, &source, &d);
	md_node *last = NULL;

	for (md_node *n = md_first(md_root(m)); n; n = md_next(n)) {
		if (last && md_kind(last) == MD_HEADING)
			return refuse(why, str_format(a, "line %u of the "
			    "text would be a heading, and end the update; "
			    "make it **bold** instead",
			    (unsigned)md_place(m, last).line));
		last = n;
	}
	if (d.n)
		return refuse(why, d.v[0].text);
	if (!last || md_kind(last) != MD_HEADING ||
	    !str_eq(md_text(m, last, a, true), STR("end")))
		return refuse(why, STR("the text leaves something open, such "
		    "as a code block or a comment, that would take in what "
		    "stands below it"));
	return true;
}

bool
thread_text(struct arena *a, str text, str *out, str *why)
{
	if (utf8_bad(text) >= 0)
		return refuse(why, STR("the text is not UTF-8"));
	*out = plain_lines(a, text);
	if (str_empty(*out))
		return refuse(why, STR("the text is empty"));
	for (size_t i = 0; i < out->n;) {
		uint32_t c = utf8_next(*out, &i);

		if (text_control(c) || c == '\r')
			return refuse(why, STR("the text holds a control "
			    "character"));
	}
	return stays_within(a, *out, why);
}

/* Whether updates stand newest first, by the times of the first and the
 * last. */
static bool
runs_backwards(const struct updates *all, uint32_t from, uint32_t end)
{
	const struct update *first = NULL, *last = NULL;

	for (size_t i = 0; i < all->n + all->later; i++) {
		const struct update *u = &all->v[i];

		if (u->at == TIME_NONE || u->place.line <= from ||
		    (end && u->place.line >= end))
			continue;
		first = first ? first : u;
		last = u;
	}
	return first && last->at > first->at &&
	    last->place.line < first->place.line;
}

static struct spot
find_spot(const struct document *doc)
{
	const struct sections *all = &doc->body.sections;
	struct spot s = { .level = 3 };
	size_t i = 0;

	while (i < all->n && (all->v[i].holds != HOLDS_UPDATES ||
	    all->v[i].internal || section_swallowed(all, i)))
		i++;
	if (i == all->n)
		return s;
	s.in = &all->v[i];
	s.level = s.in->level < 6 ? s.in->level + 1 : 6;
	for (size_t k = i + 1; k < all->n && !s.end; k++) {
		if (all->v[k].level <= s.in->level) {
			s.end = all->v[k].place.line;
		} else if (!s.first) {
			s.first = &all->v[k];
			s.level = s.first->level;
		}
	}
	s.newest_first = runs_backwards(&doc->body.updates,
	    s.in->place.line, s.end);
	return s;
}

static bool
blank_line(str text, size_t at)
{
	return str_empty(str_trim(str_sub(text, at,
	    edit_line_after(text, at))));
}

static size_t
line_start(str text, uint32_t line)
{
	return edit_offset(text, (struct place){ .line = line, .col = 1 });
}

/* The update itself, in lines that end with LF. */
static void
put_update(struct buf *out, const struct thread_update *u, int level,
    bool airy)
{
	buf_repeat(out, '#', (size_t)level);
	buf_fmt(out, " " STR_FMT " " STR_FMT "\n", STR_ARG(u->when),
	    STR_ARG(u->status));
	if (airy)
		buf_char(out, '\n');
	if (str_empty(u->text)) {
		remark_html(out, STR("For readers: what has changed since "
		    "the last update, and when you will write again."));
		return;
	}
	buf_str(out, u->text);
	buf_char(out, '\n');
}

static str
section_title(const struct policy *p)
{
	for (size_t i = 0; i < p->sections.n; i++)
		if (p->sections.v[i].holds == HOLDS_UPDATES)
			return p->sections.v[i].title;
	return STR("Updates");
}

/* A section of its own, of the rank of those that are there. */
static void
put_section(struct buf *out, const struct sections *all,
    const struct policy *p)
{
	struct buf heading = buf_init(BUF_MAX);

	skeleton_heading(&heading, section_title(p));
	while (heading.n && heading.p[heading.n - 1] == '\n')
		heading.n--;
	buf_str(out, str_from(str_trim(buf_view(&heading)),
	    all->n && all->v[0].level == 1 ? 1 : 0));
	buf_lit(out, "\n\n");
	buf_release(&heading);
}

/* Behind the last line that says something before end. */
static size_t
last_written(str text, size_t from, size_t end)
{
	while (end > from && char_space(text.p[end - 1]))
		end--;
	return end > from ? edit_line_after(text, end) : end;
}

/* What a line says as a comment of its own: md_internal_mark(). One that
 * gives a reason may open a part, and so it does here. */
static int
mark_of(str line)
{
	line = str_trim(line);
	if (line.n < 7 || !str_starts(line, STR("<!--")) ||
	    !str_ends(line, STR("-->")))
		return 0;
	line = str_sub(line, 4, line.n - 3);
	return md_mark_reason(line) ? 1 : md_internal_mark(line);
}

/* Where the thread ends: in front of what follows it, and of the comment
 * by which that begins to be internal. */
static size_t
thread_end(str file, const struct spot *s)
{
	size_t limit = s->end ? line_start(file, s->end) : file.n;
	size_t opened = limit;
	unsigned depth = 0;

	for (size_t at = line_start(file, s->in->place.line), next;
	    at < limit; at = next) {
		int mark;

		next = edit_line_after(file, at);
		mark = mark_of(str_sub(file, at, next));
		if (mark > 0 && depth++ == 0)
			opened = at;
		if (mark < 0 && depth > 0)
			depth--;
	}
	return depth ? opened : limit;
}

/* Where a new first update or section goes: in front of the heading that is
 * first now. */
static size_t
at_top(str file, const struct document *doc, const struct spot *s)
{
	const struct section *before = s->in ? s->first
	    : &doc->body.sections.v[0];
	size_t at = line_start(file, before->place.line);

	/* What is internal may have begun above its heading. */
	if (s->in && before->internal)
		at = edit_line_after(file, line_start(file,
		    s->in->place.line));
	return at;
}

uint32_t
thread_edit(struct arena *a, struct edits *e, str file,
    const struct document *doc, const struct policy *p,
    const struct thread_update *u)
{
	const struct sections *all = &doc->body.sections;
	struct spot s = find_spot(doc);
	bool airy = !s.first || blank_line(file, edit_line_after(file,
	    line_start(file, s.first->place.line)));
	bool top = s.in ? s.newest_first : all->n && !all->v[0].internal;
	size_t limit = s.in ? thread_end(file, &s) : file.n;
	size_t at = top ? at_top(file, doc, &s) : last_written(file, 0,
	    limit);
	struct buf out = buf_init(BUF_MAX);
	str text;
	uint32_t line = 1;

	if (at > 0 && file.p[at - 1] != '\n')
		buf_char(&out, '\n');
	if (!top || !s.in)
		if (!top || (at > 0 && !blank_line(file,
		    line_start(file, all->v[0].place.line - 1))))
			buf_char(&out, '\n');
	if (!s.in)
		put_section(&out, all, p);
	put_update(&out, u, s.level, airy);
	if (at < file.n && !blank_line(file, at))
		buf_char(&out, '\n');
	text = edit_with_line_ends(a, buf_view(&out), edit_line_end(file));
	buf_release(&out);
	edit_add(a, e, at, at, text);

	/* Count the lines above the text, with those of the other edits. */
	size_t heading = (size_t)str_find(text, str_cat(a, STR("# "), u->when,
	    STR(" "), u->status));
	for (size_t i = 0; i < at; i++)
		line += file.p[i] == '\n';
	for (size_t i = 0; i + 1 < e->n; i++)
		for (size_t k = 0; k < e->v[i].text.n; k++)
			line += e->v[i].text.p[k] == '\n';
	for (size_t i = 0; i < heading; i++)
		line += text.p[i] == '\n';
	return line + 1 + airy;
}

/* What a file says, as far as an update changes it. */
struct said {
	const struct node *front;
	size_t headings, same;	/* all; those of the update, in public */
};

static bool
read_said(struct arena *a, str bytes, str title, struct said *out)
{
	struct diags d = diags_init(a);
	struct front f;
	struct md *m;
	str text;

	*out = (struct said){ 0 };
	if (!text_check(a, bytes, 0, &text, &d) ||
	    !front_split(text, 0, true, &f, &d))
		return false;
	out->front = yaml_read(a, f.yaml, 0, f.yaml_line, &d);
	m = md_parse(a, &(struct md_source){ f.body, 0, f.body_line }, &d);
	for (md_node *n = md_first(md_root(m)); n; n = md_next(n)) {
		if (md_kind(n) != MD_HEADING)
			continue;
		out->headings++;
		out->same += !md_internal(m, n) &&
		    str_eq(md_text(m, n, a, true), title);
	}
	return out->front != NULL;
}

bool
thread_holds(struct arena *a, str before, str after,
    const struct thread_update *u, const str (*pairs)[2], size_t n)
{
	str title = str_cat(a, u->when, STR(" "), u->status);
	struct said was, is;
	bool good = read_said(a, before, title, &was) &&
	    read_said(a, after, title, &is) && is.same == was.same + 1 &&
	    (is.headings == was.headings + 1 ||
	    is.headings == was.headings + 2);

	for (size_t i = 0; good && i < n; i++)
		good = str_eq(node_text(node_get(is.front, pairs[i][0])),
		    pairs[i][1]);
	return good;
}
