/* What all pages have alike: navigation, site, signs of states, and what
 * their linked data say of the site. Made once for a build. */
#include "render/view_parts.h"

#include "render/theme_assets.h"

static void
add_nav_link(const struct view *v, struct frame_nav *nav, str text, str url)
{
	*vec_push(v->arena, nav) = (struct nav_link){ text, url };
}

static struct value *
make_nav(const struct view *v, const struct frame_nav *nav, str url,
    bool noindex, str section)
{
	struct value *list = value_list(v->arena);

	for (size_t i = 0; i < nav->n; i++) {
		const struct nav_link *l = &nav->v[i];
		struct value *m = add_link(v, list, l->text, l->url);

		if (str_eq(l->url, url) && !noindex)
			PUT(v, m, "current", STR("page"));
		else if (section.p && str_eq(l->url, section))
			PUT(v, m, "current", STR("true"));
		else
			value_put_bool(v->arena, m, STR("current"), false);
	}
	return list;
}

/* The navigation for pages of a section that have no entry of their own: no
 * page has the path "/", so that no link is marked as the current one. */
static struct value *
make_nav_in(const struct view *v, const struct frame_nav *nav, str section)
{
	return make_nav(v, nav, STR("/"), false, section);
}

static void
fill_nav(const struct view *v, struct frame_nav *nav)
{
	add_nav_link(v, nav, SAY(v, "nav_status"), STR(""));
	add_nav_link(v, nav, SAY(v, "nav_history"), STR("history/"));
	add_nav_link(v, nav, SAY(v, "nav_maintenance"), STR("maintenance/"));
	add_nav_link(v, nav, SAY(v, "nav_metrics"), STR("metrics/"));
	add_nav_link(v, nav, SAY(v, "nav_actions"), STR("actions/"));
	add_nav_link(v, nav, SAY(v, "search"), STR("search/"));
	nav->in = arena_array(v->arena, const struct value *, nav->n + 1);
	for (size_t i = 0; i < nav->n; i++)
		nav->in[i] = make_nav_in(v, nav, nav->v[i].url);
	nav->in[nav->n] = make_nav_in(v, nav, STR_NONE);
}

/* The links at the foot. Few pages stand below one of them, and these mark
 * it themselves. */
static void
fill_foot(const struct view *v, struct frame_nav *foot)
{
	const struct corpus *c = v->corpus;

	add_nav_link(v, foot, SAY(v, "nav_subscribe"), STR("subscribe/"));
	if (c->runbooks.n > 0)
		add_nav_link(v, foot, SAY(v, "nav_runbooks"),
		    STR("runbooks/"));
	if (c->policy->levels.n > 0)
		add_nav_link(v, foot, SAY(v, "nav_policy"), STR("policy/"));
	for (size_t i = 0; i < c->pages.n && i < PAGES_AT_FOOT; i++)
		add_nav_link(v, foot, c->pages.v[i].doc.title,
		    c->pages.v[i].doc.url);
	if (c->pages.n > PAGES_AT_FOOT)
		add_nav_link(v, foot, SAY(v, "nav_pages"), STR("pages/"));
	foot->in = arena_array(v->arena, const struct value *, foot->n + 1);
	foot->in[foot->n] = make_nav_in(v, foot, STR_NONE);
}

void
put_nav(const struct view *v, struct value *root, const char *key,
    const struct frame_nav *nav, const struct page_head *h)
{
	str section = str_c(h->section);
	size_t marked = nav->n;
	bool itself = false;

	for (size_t i = 0; i < nav->n; i++) {
		itself |= str_eq(nav->v[i].url, h->url);
		if (h->section && str_eq(nav->v[i].url, section))
			marked = i;
	}
	value_set(root, str_c(key), itself || !nav->in[marked]
	    ? make_nav(v, nav, h->url, h->noindex, section)
	    : value_share(v->arena, nav->in[marked]));
}

static struct value *
make_site(const struct view *v)
{
	const struct site *site = v->corpus->site;
	struct value *m = value_map(v->arena);

	PUT_OFTEN(v, m, "title", site->title);
	PUT_OFTEN(v, m, "description", site->description);
	PUT(v, m, "url", site->url);
	return m;
}

static void
make_states(const struct view *v, struct frame *f)
{
	struct value *m = value_map(v->arena);

	for (int i = 0; i < COMPONENT_STATE_COUNT; i++) {
		enum component_state s = (enum component_state)i;

		f->states[i] = put_mark(v, m, "state", state_id(s),
		    state_word(v, s));
	}
	f->calm = put_mark(v, m, "state", "none", SAY(v, "state.none"));
}

static void
make_urls(const struct view *v, struct frame *f)
{
	const struct corpus *c = v->corpus;

	f->components = arena_array(v->arena, str, c->site->components.n);
	for (size_t i = 0; i < c->site->components.n; i++)
		f->components[i] = view_path(v->arena,
		    component_url(v, (int)i));
	for (int i = 0; i < MILESTONE_COUNT; i++)
		f->milestones[i] = words_get(&v->theme->words, str_cat(
		    v->arena, STR("milestone."),
		    str_c(milestone_name((enum milestone)i))));
	for (size_t i = 0; i < c->tags.n; i++) {
		str url = view_url(v, "tags/", view_slug(v->arena,
		    c->tags.v[i]));
		str *to = arena_new(v->arena, str);

		*to = view_path(v->arena, url);
		*map_at(&f->tags, c->tags.v[i], v->arena) = to;
	}
	f->levels = arena_array(v->arena, str, c->policy->levels.n);
	for (size_t i = 0; i < c->policy->levels.n; i++)
		f->levels[i] = view_path(v->arena, view_url(v, "severity/",
		    c->policy->levels.v[i].slug));
}

const struct frame *
view_frame(const struct view *v)
{
	const struct site *site = v->corpus->site;
	struct frame *f = arena_new(v->arena, struct frame);

	fill_nav(v, &f->nav);
	fill_foot(v, &f->foot);
	make_states(v, f);
	make_urls(v, f);
	make_facts(v, f);
	f->site = make_site(v);
	if (str_empty(site->url))
		return f;
	f->feeds = make_site_feed(v);
	/* A picture of the state would be shown long after it. */
	if (!str_empty(theme_assets_path(v->theme, STR("social.png"))))
		f->image = view_address(v->arena, site, STR("social.png"));
	make_linked(v, f);
	return f;
}
