/* What feeds show of incidents and planned work. It is read away from the
 * site: every address in it is absolute. */
#include "render/view_parts.h"

/* Bytes of updates in one entry; the newest update is always there. */
enum { UPDATES_BYTES = 8000 };

/* Put the site's address where HTML_ROOT stands, and the page's before
 * what leads to a place on it. A < is in stored HTML only where a tag
 * begins. */
static str
absolute(const struct view *v, str html, str page)
{
	static const str inside = STR_INIT("href=\"#");
	struct buf b = buf_init(BUF_MAX);
	bool tag = false;
	size_t run = 0;
	str all;

	for (size_t i = 0; i < html.n; i++) {
		char c = html.p[i];

		if (c == '<' || c == '>')
			tag = c == '<';
		if (c == HTML_ROOT) {
			buf_bytes(&b, html.p + run, i - run);
			buf_str(&b, v->root);
			run = i + 1;
		} else if (tag && c == 'h' &&
		    str_starts(str_from(html, i), inside)) {
			i += inside.n - 1;
			buf_bytes(&b, html.p + run, i - run);
			buf_str(&b, page);
			run = i;
		}
	}
	buf_str(&b, str_from(html, run));
	all = buf_keep(&b, v->arena);
	buf_release(&b);
	return all;
}

/* A state, and since when. */
struct standing_now {
	str status;		/* STR_NONE: told by the newest update */
	int64_t at;
};

/* What an incident is, where its updates do not say so: it is over, or
 * became better, since the newest, or there is none. */
static struct standing_now
unsaid(const struct incident *in)
{
	const struct updates *all = &in->doc.body.updates;
	bool over = !incident_open(in);
	struct standing_now now = {
		.status = over ? STR("resolved")
		    : str_c(incident_status_name(in->status)),
		.at = over ? in->times[RESOLVED].at
		    : in->status == INCIDENT_MONITORING
		    ? in->times[MITIGATED].at
		    : in->status == INCIDENT_INVESTIGATING
		    ? in->times[STARTED].at : TIME_NONE,
	};
	size_t i = all->n;

	while (i > 0 && str_eq(all->v[i - 1].status, STR("update")))
		i--;
	if (i > 0 && (str_eq(all->v[i - 1].status, now.status) || (over
	    ? str_eq(all->v[i - 1].status, STR("closed")) ||
	    str_eq(all->v[i - 1].status, STR("postmortem"))
	    : now.at <= all->v[all->n - 1].at)))
		now.status = STR_NONE;
	return now;
}

static void
put_news(const struct view *v, struct value *entry, const struct document *d,
    const struct standing_now *now, str page)
{
	const struct updates *all = &d->body.updates;
	struct value *list = value_list(v->arena);
	size_t bytes = 0, i = all->n;

	if (!str_empty(now->status)) {
		struct value *m = add_map(v, list);

		PUT(v, m, "status", status_word(v, now->status));
		put_time(v, m, "time", now->at, TIME_FULL);
		value_put_bool(v->arena, m, STR("internal"), false);
		value_put_html(v->arena, m, STR("html"), STR_NONE);
	}
	for (; i > 0; i--) {
		const struct update *u = &all->v[i - 1];
		struct value *m;

		bytes += u->html.n;
		if (bytes > UPDATES_BYTES && i < all->n)
			break;
		m = add_map(v, list);
		PUT(v, m, "status", status_word(v, u->status));
		put_time(v, m, "time", u->at, TIME_FULL);
		value_put_bool(v->arena, m, STR("internal"), u->internal);
		value_put_html(v->arena, m, STR("html"),
		    absolute(v, u->html, page));
	}
	if (list->first)
		value_set(put_map(v, entry, "thread"), STR("list"), list);
	if (i > 0)
		PUT(v, entry, "earlier", COUNT(v, "all_updates", all->n));
}

static struct value *
feed_entry(const struct view *v, const struct document *d, str impact,
    const struct affecteds *components, const struct standing_now *now,
    struct value **root)
{
	struct value *entry;
	str path = view_path(v->arena, d->url);

	*root = view_bare(v);
	entry = put_map(v, *root, "entry");
	PUT(v, entry, "url", path);
	PUT(v, entry, "impact", impact);
	value_put_bool(v->arena, entry, STR("internal"), d->internal);
	put_news(v, entry, d, now, str_cat(v->arena, v->root, path));
	/* Who never wrote an update has told it in the text. */
	if (d->body.updates.n == 0 && str_empty(impact))
		PUT(v, entry, "summary", view_cut(v->arena, d->body.summary,
		    500));
	PUT(v, entry, "components", component_names(v, components));
	return entry;
}

struct value *
view_feed_incident(const struct view *v, const struct incident *in)
{
	struct standing_now now = unsaid(in);
	struct value *root, *entry = feed_entry(v, &in->doc,
	    in->impact_summary, &in->components, &now, &root), *m;
	const struct review *r = in->postmortem ? &in->postmortem->review
	    : &in->review;

	PUT(v, entry, "severity", in->level >= 0
	    ? v->corpus->policy->levels.v[in->level].id : in->severity.name);
	if (r->status != REVIEW_FINAL)
		return root;
	m = put_map(v, entry, "review");
	PUT(v, m, "word", v->corpus->policy->postmortem_word);
	put_date(v, m, "finalized", r->finalized, TIME_DATE);
	return root;
}

struct value *
view_feed_maintenance(const struct view *v, const struct maintenance *m)
{
	/* Its window tells how it stands. */
	const struct standing_now told = { .at = TIME_NONE };
	struct value *root, *entry = feed_entry(v, &m->doc,
	    m->impact_summary, &m->components, &told, &root), *w;

	w = put_map(v, entry, "window");
	PUT(v, w, "word", maintenance_word(v, m));
	put_time(v, w, "starts", m->starts.at, TIME_FULL);
	put_time(v, w, "ends", maintenance_end(m), TIME_FULL);
	return root;
}

str
view_summary(const struct view *v, const struct document *d, str impact)
{
	const struct updates *u = &d->body.updates;
	str text = u->n > 0 ? update_brief(&u->v[u->n - 1]) : STR_NONE;

	if (str_empty(text))
		text = doc_description(v, d, impact);
	return view_cut(v->arena, text, 300);
}
