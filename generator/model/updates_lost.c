/* Updates that nobody would see as such: a time and a status, as in their
 * headings, where they make no update. */
#include "model/body_parts.h"

/* "###2026-03-14T09:10Z identified:", of which nothing is left over. */
static bool
says_update(str line)
{
	size_t marks = 0;
	struct line_time t;

	while (marks < line.n && line.p[marks] == '#')
		marks++;
	line = str_trim(str_from(line, marks));
	if (!line.n || !char_digit(line.p[0]))
		return false;
	t = line_time(line);
	line = str_trim(str_from(line, t.used));
	if (str_ends(line, STR(":")))
		line.n--;
	return (t.found || t.dated) && update_status(line).n;
}

bool
update_seems(md_node *block)
{
	md_node *first = md_first(block);

	if (md_kind(block) != MD_PARAGRAPH)
		return false;
	if (first && (md_kind(first) == MD_STRONG ||
	    md_kind(first) == MD_EMPH))
		first = md_first(first);
	if (!first || md_kind(first) != MD_TEXT)
		return false;
	return says_update(md_literal(first));
}

static void
report(struct body_work *w, md_node *n, const char *help)
{
	diag_add(w->r->diags, RULE_UPDATE_LOST, md_place_line(w->md, n),
	    "this looks like an update, and is none");
	diag_help(w->r->diags, "%s", help);
}

/* How a heading that ends a thread of updates becomes one of them. */
static const char *
help_below(struct body_work *w, int thread)
{
	const struct sections *all = &w->doc->body.sections;
	size_t first = (size_t)thread + 1;
	int level = first < all->n && section_keeper(all, (int)first) == thread
	    ? all->v[first].level : all->v[thread].level + 1;

	return str_z(w->c->scratch, str_format(w->c->scratch,
	    "begin it with %.*s, as one of the updates above", level,
	    "######"));
}

/* thread: the section of updates that it stands behind, or -1. */
static void
look_at_heading(struct body_work *w, size_t i, int thread, md_node *n)
{
	const struct sections *all = &w->doc->body.sections;
	int kept = section_keeper(all, (int)i);
	const char *help = NULL;

	if (!says_update(all->v[i].title))
		return;
	/* The first below it has the level of them all. */
	if (kept < 0)
		help = thread < 0 ? "put it below a heading ## Updates"
		    : help_below(w, thread);
	else if (kept != (int)i && all->v[kept].holds == HOLDS_UPDATES &&
	    all->v[i].level > all->v[kept + 1].level)
		help = "give it as many # as the first update has";
	if (help)
		report(w, n, help);
}

/* The thread that is open behind a section: others than updates end it. */
static int
thread_behind(const struct sections *all, size_t i, int thread)
{
	int kept = section_keeper(all, (int)i);

	if (kept >= 0)
		return all->v[kept].holds == HOLDS_UPDATES ? kept : -1;
	return says_update(all->v[i].title) ? thread : -1;
}

void
updates_lost(struct body_work *w, md_node **heads)
{
	const struct sections *all = &w->doc->body.sections;
	enum file_kind kind = w->c->files->v[w->doc->file].kind;
	enum holds holds = HOLDS_TEXT;
	size_t next = 0;
	int thread = -1;

	if (kind != FILE_INCIDENT && kind != FILE_MAINTENANCE)
		return;
	for (md_node *n = md_first(md_root(w->md)); n; n = md_next(n)) {
		if (next < all->n && n == heads[next]) {
			int kept = section_keeper(all, (int)next);

			holds = kept < 0 ? HOLDS_TEXT : all->v[kept].holds;
			look_at_heading(w, next, thread, n);
			thread = thread_behind(all, next++, thread);
		} else if ((holds == HOLDS_TEXT || holds == HOLDS_UPDATES) &&
		    update_seems(n)) {
			report(w, n, "write its time and status as a heading: "
			    "### 2026-03-14T09:10Z investigating");
		}
	}
}
