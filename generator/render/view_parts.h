/* view_parts: what the views share. Private to render/view_*.c.
 *
 * put_...() adds to a map under a key, add_...() to the end of a list.
 * What is not known is not put, so that {{#key}} asks for it.
 */
#ifndef RENDER_VIEW_PARTS_H
#define RENDER_VIEW_PARTS_H

#include "measure/promise.h"
#include "render/view.h"

/* The words of the theme. */
#define SAY(v, key) words_get(&(v)->theme->words, STR(key))
#define FILL(v, key, ...) words_fill(&(v)->theme->words, (v)->arena, \
	STR(key), BLANKS(__VA_ARGS__))
#define COUNT(v, key, n) words_count(&(v)->theme->words, (v)->arena, \
	STR(key), (int64_t)(n), NULL, 0)
#define TIME(v, form, at) words_time(&(v)->theme->words, (v)->arena, \
	(form), (at))
#define DATE(v, form, date) words_date(&(v)->theme->words, (v)->arena, \
	(form), (date))
#define LENGTH(v, s) words_length(&(v)->theme->words, (v)->arena, (s))
#define NUMBER(v, n) words_number(&(v)->theme->words, (v)->arena, \
	(int64_t)(n))

#define PUT(v, map, key, text) value_put((v)->arena, (map), STR(key), (text))
/* The same for text of ours that has nothing to escape: names that the
 * style sheet knows, numbers, times as machines read them, encoded paths.
 * They are half of what a page puts out. */
#define PUT_PLAIN(v, map, key, text) \
	value_put_html((v)->arena, (map), STR(key), (text))

/* For what stands on a page more than once, or on many pages. */
#define PUT_OFTEN(v, map, key, text) \
	value_put_often((v)->arena, (map), STR(key), (text))

/* Lists of incidents on one page end here; the rest has pages of its
 * own. */
enum { ENTRIES_MOST = 100, NAMES_MOST = 4 };

/* view_page.c: what every page has. */
struct page_dates {		/* TIME_NONE where not known */
	int64_t published, modified;
};

struct page_head {
	const char *kind;	/* "incident"; class of the body, too */
	str title;		/* without the site's */
	str description;
	str url;		/* from the root: "incidents/x/" */
	str path;		/* the same encoded, where that is known */
	const char *section;	/* "history/": whose entry is marked */
	const char *icon;	/* "-major", or NULL */
	bool article, noindex;
	bool whole;		/* the title needs no site's name */
	bool refresh;		/* load again, if site.yaml says when */
	str name;		/* shorter than the title, for trails */
	const struct page_dates *dates;
	const struct component *component; /* with feeds of its own */
	const struct affecteds *about;	/* components that it tells of */
};
struct value *view_page(const struct view *v, const struct page_head *h);
/* For pages that have no feeds of their own; site.url is not empty. */
struct value *make_site_feed(const struct view *v);
/* Words and the way to the root: what a template needs that makes no page
 * of its own. */
struct value *view_bare(const struct view *v);

/* view_frame.c: what is there is complete, and only shared. */
struct frame_nav {
	struct nav_link { str text, url; } *v;
	size_t n, cap;
	/* The list of them with each marked as the section that a page is
	 * in, where that was made; the last with none. */
	const struct value **in;
};
struct frame {
	struct frame_nav nav, foot;
	const struct value *site;
	const struct value *feeds;	/* NULL: none */
	const struct value *states[COMPONENT_STATE_COUNT];
	const struct value *calm;	/* of what did no harm */
	str *components, *levels;	/* where their pages are, encoded */
	str milestones[MILESTONE_COUNT];	/* their words */
	struct map tags;		/* tag -> where its page is */
	/* What facts say of a component in one state, and of a level. */
	const struct value *(*affected)[COMPONENT_STATE_COUNT];
	const struct value **severities;
	str image;
	/* JSON-LD, where site.url is given: what a page is part of, where
	 * its trail begins, the step to each link of nav, components. */
	str part_of, trail, *steps, *subjects;
};
void put_nav(const struct view *v, struct value *root, const char *key,
    const struct frame_nav *nav, const struct page_head *h);

/* view_linked.c: JSON-LD of a page, for those who index it. */
struct page_said {		/* what its head says, too */
	str canonical, description, published, modified;
};
str linked_data(const struct view *v, const struct frame *f,
    const struct page_head *h, const struct page_said *said);
void make_linked(const struct view *v, struct frame *f);

static inline struct value *
put_map(const struct view *v, struct value *map, const char *key)
{
	return value_set(map, str_c(key), value_map(v->arena));
}

static inline struct value *
put_list(const struct view *v, struct value *map, const char *key)
{
	return value_set(map, str_c(key), value_list(v->arena));
}

static inline struct value *
add_map(const struct view *v, struct value *list)
{
	return value_add(list, value_map(v->arena));
}

/* HTML with HTML_ROOT replaced by the way to the root. Those that end in
 * _at are for the compiler, which knows the hash of a literal: use the
 * others. */
void put_html_at(const struct view *v, struct value *map, str key,
    uint64_t hash, str html);

static inline void
put_html(const struct view *v, struct value *map, const char *key, str html)
{
	put_html_at(v, map, str_c(key), key_hash(str_c(key)), html);
}

/* url: a path from the root, percent-encoded here and nowhere else. */
void put_url(const struct view *v, struct value *map, str path);
/* text and url, for a link. */
struct value *add_link(const struct view *v, struct value *list, str text,
    str url);
void put_link(const struct view *v, struct value *map, const char *key,
    str text, str url);
str view_cut(struct arena *a, str text, size_t most);
/* A path with a name in it: "severity/" "sev-2" "/". */
str view_url(const struct view *v, const char *folder, str name);

/* view_state.c: states, times, people, components. */
const char *state_id(enum component_state s);
str state_word(const struct view *v, enum component_state s);
void put_state_at(const struct view *v, struct value *map, str key,
    uint64_t hash, enum component_state s);
/* The same of the worst that an incident did: it may have done no harm. */
void put_worst(const struct view *v, struct value *map, const char *key,
    enum component_state s);
/* A mark of an id ("none", "unknown") with words of its own; its map. */
struct value *put_mark(const struct view *v, struct value *map,
    const char *key, const char *id, str word);
/* The map of it; NULL when it is not known. */
struct value *put_time_at(const struct view *v, struct value *map, str key,
    uint64_t hash, int64_t at, enum time_form form);
void put_date_at(const struct view *v, struct value *map, str key,
    uint64_t hash, int32_t date, enum time_form form);

static inline void
put_state(const struct view *v, struct value *map, const char *key,
    enum component_state s)
{
	put_state_at(v, map, str_c(key), key_hash(str_c(key)), s);
}

static inline struct value *
put_time(const struct view *v, struct value *map, const char *key,
    int64_t at, enum time_form form)
{
	return put_time_at(v, map, str_c(key), key_hash(str_c(key)), at, form);
}

static inline void
put_date(const struct view *v, struct value *map, const char *key,
    int32_t date, enum time_form form)
{
	put_date_at(v, map, str_c(key), key_hash(str_c(key)), date, form);
}

/* Clock alone on the day of base, else with the date. */
enum time_form time_form_near(int64_t at, int64_t base);
/* "T+12 min", since an incident began. */
str elapsed_text(const struct view *v, int64_t at, int64_t started);
str milestone_word(const struct view *v, enum milestone m);
str person_name(const struct view *v, str word);
str person_names(const struct view *v, const struct nameds *who);
str component_names(const struct view *v, const struct affecteds *all);
/* The same as "components"; none is said, so that it is not taken from a map
 * around it: the status page has a map of that name. */
void put_names_said(const struct view *v, struct value *map,
    const struct affecteds *all);
str component_url(const struct view *v, int component);
/* url: of its page, encoded. */
void put_component_url(const struct view *v, struct value *map,
    int component);
void put_level_url(const struct view *v, struct value *map, int level);

/* view_entry.c: rows of lists. */
struct brief {
	str url;		/* encoded */
	str length, components;
	/* Of all that began on a day, and that have the same to choose by;
	 * the first NULL where it is not known. */
	const struct value *date, *choices;
	enum component_state worst;
};
/* room is for one that was not made beforehand. */
const struct brief *view_brief(const struct view *v,
    const struct incident *in, struct brief *room);
void add_entry(const struct view *v, struct value *list,
    const struct incident *in);
void add_planned(const struct view *v, struct value *list,
    const struct maintenance *m);
/* The same on a page where a reader chooses among them. */
void add_entry_row(const struct view *v, struct value *list,
    const struct incident *in);
void add_planned_row(const struct view *v, struct value *list,
    const struct maintenance *m);
/* view_part.c: list: the newest of a shelf, and more: where the rest is.
 * url is the list's own path. */
void put_shelf(const struct view *v, struct value *map,
    const struct shelf *s, str url);
void put_more(const struct view *v, struct value *map, str text,
    const char *url);

/* view_band.c: how it stands. */
struct headline {
	enum component_state worst;
	const char *id;		/* of the state, or "unknown" */
	const char *icon;
	str word, sentence, detail, title;
};
struct headline headline_of(const struct view *v);
void put_sentence(const struct view *v, struct value *map,
    const struct headline *s);

/* view_later.c: what planned work will make of a page. */
enum { LATER_MOST = 6 };	/* moments that a page knows of */
struct later {
	int64_t at[LATER_MOST];	/* the soonest after now, sorted */
	const struct view *view[LATER_MOST]; /* with the states of then */
	size_t n;
};
/* When planned work begins or ends; of one component, or -1. */
struct later view_later(const struct view *v, int component);
/* "state", and what it turns into: then has l->n. m is of v->metrics. */
void put_states(const struct view *v, struct value *map,
    enum component_state now, const enum component_state *then,
    const struct later *l);
void put_component_state(const struct view *v, struct value *map,
    const struct component_metrics *m, const struct later *l);
void put_work_state(const struct view *v, struct value *map,
    const char *key, const struct maintenance *m);

/* view_facts.c: a fact is a name and its values, which say themselves
 * what part of the theme shows them. Of the frame: */
void make_facts(const struct view *v, struct frame *f);
struct value *add_fact(const struct view *v, struct value *facts, str name);
void fact_text(const struct view *v, struct value *fact, str text);
void fact_time(const struct view *v, struct value *fact, int64_t at,
    enum time_form form, str aside);
void fact_date(const struct view *v, struct value *fact, int32_t date);
void fact_link(const struct view *v, struct value *fact, str text, str url);
/* "labels_delayed" as a person would write it; fact: of the words has those
 * that are written otherwise. */
str fact_name(const struct view *v, str key);
/* A number with its thousands marked; anything else as it was written. */
str fact_number(const struct view *v, str text);
/* view_inside.c: the links of a document's front matter, below a fact that
 * is there (NULL: a new one); and its internal: map, where internal things
 * are shown. */
void put_links(const struct view *v, struct value *facts, struct value *fact,
    const struct document *doc);
void put_internal_facts(const struct view *v, struct value *facts,
    const struct document *doc);
void fact_href(const struct view *v, struct value *fact, str text,
    str href);
void put_incident_facts(const struct view *v, struct value *doc,
    const struct incident *in);
void put_impact_facts(const struct view *v, struct value *facts,
    const struct incident *in);

/* view_phases.c, view_incident.c */
void put_phases(const struct view *v, struct value *doc,
    const struct incident *in);
void put_next(const struct view *v, struct value *map,
    const struct incident *in);
void put_verdict(const struct view *v, struct value *doc,
    const struct incident *in);
void put_sections(const struct view *v, struct value *doc,
    const struct incident *in);

/* view_related.c: related, alike, duplicate_of. */
void put_related(const struct view *v, struct value *doc,
    const struct incident *in);

/* view_doc.c: documents. */
void put_edit(const struct view *v, struct value *doc,
    const struct document *d);
void put_extra(const struct view *v, struct value *doc,
    const struct document *d);
void put_thread(const struct view *v, struct value *doc, const char *key,
    const struct updates *all, int64_t since);
void put_contents(const struct view *v, struct value *doc,
    const struct value *sections, bool updates);
void put_attachments(const struct view *v, struct value *doc,
    const struct document *d, const struct document *more);
struct value *add_section(const struct view *v, struct value *sections,
    str id, str title, str html, bool internal);
str doc_description(const struct view *v, const struct document *d,
    str first);

/* view_actions.c: add_action() adds one to a list, as it stands;
 * put_actions() all of an incident; apart leaves out those that the text
 * shows already. */
struct value *add_action(const struct view *v, struct value *list,
    const struct action *x, enum due_state due);
/* How something with a deadline stands, where there is something to say. */
void put_standing(const struct view *v, struct value *map, const char *key,
    enum due_state due);
/* The HTML of a section without its tables and tasks, in which people are
 * named. */
str html_without_lists(struct arena *a, str html);
struct goals view_goals(const struct view *v);
void put_actions(const struct view *v, struct value *section,
    const struct actions *all, bool apart);

/* view_board.c: how many are open, on the home of those who follow up. */
void put_follow_up(const struct view *v, struct value *home);

/* view_history.c: "34 incidents since May 2024." */
str history_sentence(const struct view *v, size_t n);
/* Ways into the archive: a facet is a title and links with counts. */
struct value *start_facet(const struct view *v, struct value *facets,
    const char *id, str title);
void add_facet(const struct view *v, struct value *list, str text, str url,
    size_t n);
/* By severity, component and tag. */
void add_facets(const struct view *v, struct value *facets);

/* view_policy.c: criteria and targets of a level. */
void put_level(const struct view *v, struct value *map,
    const struct severity *l);

/* view_days.c: ninety days. */
void put_strip(const struct view *v, struct value *map,
    const struct component_metrics *m);
struct value *make_days(const struct view *v,
    const struct component_metrics *only);
str days_sentence(const struct view *v, const struct component_metrics *m);
/* slo: the objective, in millionths of a per cent, or 0 for none; the text
 * has as many decimals as it takes to see on which side of it that is. */
str availability_text(const struct view *v, const struct availability *a,
    int64_t slo);
/* How outages weigh, in a sentence: the policy's own, else its numbers. */
str weights_text(const struct view *v);

#endif
