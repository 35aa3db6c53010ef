/* Action items, as the page of their incident shows them. */
#include "render/view_parts.h"

#include "base/escape.h"
#include "model/handle.h"

static const struct {
	str id, mark, word;	/* word: its key */
} states[] = {
	[ACTION_OPEN] = { STR_INIT("open"), STR_INIT("parts/todo-open"),
	    STR_INIT("action.open") },
	[ACTION_IN_PROGRESS] = { STR_INIT("in-progress"),
	    STR_INIT("parts/todo-in-progress"),
	    STR_INIT("action.in-progress") },
	[ACTION_DONE] = { STR_INIT("done"), STR_INIT("parts/todo-done"),
	    STR_INIT("action.done") },
	[ACTION_DROPPED] = { STR_INIT("dropped"),
	    STR_INIT("parts/todo-dropped"), STR_INIT("action.dropped") },
};

struct goals
view_goals(const struct view *v)
{
	const struct corpus *c = v->corpus;

	return (struct goals){ c->policy, { &c->site->calendar, c->zone },
		v->now };
}

void
put_standing(const struct view *v, struct value *map, const char *key,
    enum due_state due)
{
	static const char *const ids[] = {
		[DUE_SOON] = "soon",
		[DUE_OVERDUE] = "overdue",
		[DUE_MET] = "kept",
		[DUE_MET_LATE] = "late",
	};
	struct value *to;

	if (due == DUE_NONE || due == DUE_LATER)
		return;
	to = put_map(v, map, key);
	PUT(v, to, "id", str_c(ids[due]));
	PUT(v, to, "word", words_get(&v->theme->words, str_cat(v->arena,
	    STR("standing."), str_c(ids[due]))));
}

/* From the front matter it is plain text; where nobody is named, it is when
 * it names somebody. */
static void
put_action_text(const struct view *v, struct value *m,
    const struct action *x)
{
	struct buf b = buf_init(BUF_MAX);
	str text = v->nameless ? handle_hide(v->arena, x->text) : x->text;

	if (!str_empty(x->html) && text.p == x->text.p) {
		put_html(v, m, "html", x->html);
		return;
	}
	html_text(&b, text);
	put_html(v, m, "html", buf_keep(&b, v->arena));
	buf_release(&b);
}

/* Where a ticket is: the link that was written with it, or the policy's
 * address with its key. Several tickets in one cell have none. */
static str
issue_href(const struct view *v, const struct action *x)
{
	str pattern = v->corpus->policy->issue_url;
	str place = STR("{issue}"), key = x->issue.name;
	ptrdiff_t at;

	if (!str_empty(x->issue_url) || str_empty(key))
		return x->issue_url;
	at = str_find(pattern, place);
	if (at < 0)
		return x->issue_url;
	/* "#412" is ticket 412. */
	if (str_starts(key, STR("#")))
		key = str_from(key, 1);
	for (size_t i = 0; i < key.n; i++)
		if (char_space(key.p[i]) || key.p[i] == ',')
			return STR_NONE;
	return str_cat(v->arena, str_sub(pattern, 0, (size_t)at),
	    view_path(v->arena, key),
	    str_from(pattern, (size_t)at + place.n));
}

struct value *
add_action(const struct view *v, struct value *list, const struct action *x,
    enum due_state due)
{
	const struct policy *p = v->corpus->policy;
	struct value *m = add_map(v, list);

	PUT(v, m, "state", states[x->state].id);
	PUT(v, m, "word", words_get(&v->theme->words,
	    states[x->state].word));
	PUT(v, m, "mark", states[x->state].mark);
	put_action_text(v, m, x);
	if (!str_empty(x->owner.name) && !v->nameless)
		PUT(v, m, "owner", person_name(v, x->owner.name));
	PUT(v, m, "kind", x->kind >= 0 ? p->kinds.v[x->kind].name
	    : x->kind_word.name);
	PUT(v, m, "issue", x->issue.name);
	PUT(v, m, "issue_href", issue_href(v, x));
	put_date(v, m, "due", x->due, TIME_DAY);
	put_standing(v, m, "standing", due);
	if (due == DUE_OVERDUE)
		PUT(v, m, "late", SAY(v, "overdue"));
	value_put_bool(v->arena, m, STR("internal"), x->internal);
	return m;
}

void
put_actions(const struct view *v, struct value *section,
    const struct actions *all, bool apart)
{
	const struct goals g = view_goals(v);
	struct value *list = value_list(v->arena);

	for (size_t i = 0; i < all->n; i++)
		if (!apart || !all->v[i].in_text)
			add_action(v, list, &all->v[i],
			    promise_due(&g, &all->v[i]));
	if (list->first)
		value_set(put_map(v, section, "actions"), STR("list"), list);
}

/* Where the element that begins at p ends: behind its end tag. Items
 * stand in items; tables do not stand in tables. */
static size_t
element_end(str html, size_t p, str open, str close)
{
	size_t depth = 0;

	for (; p < html.n; p++) {
		str rest = str_from(html, p);

		if (str_starts(rest, close) && --depth == 0)
			return p + close.n;
		depth += str_starts(rest, open);
	}
	return html.n;
}

/* The end of a table or a task that begins here; 0: neither does. */
static size_t
list_end(str html, size_t p)
{
	str rest = str_from(html, p);

	if (str_starts(rest, STR("<table>")))
		return element_end(html, p, STR("<table>"),
		    STR("</table>"));
	return str_starts(rest, STR("<li class=\"task\">"))
	    ? element_end(html, p, STR("<li"), STR("</li>")) : 0;
}

str
html_without_lists(struct arena *a, str html)
{
	struct buf out = buf_init(BUF_MAX);
	str kept;

	for (size_t p = 0; p < html.n; ) {
		size_t end = html.p[p] == '<' ? list_end(html, p) : 0;

		if (end == 0)
			buf_char(&out, html.p[p++]);
		else
			p = end;
	}
	kept = str_trim(buf_keep(&out, a));
	buf_release(&out);
	return kept;
}
