#include "model/front.h"

#include <utf8proc.h>

#include "base/utf8.h"
#include "read/keys.h"
#include "read/scalar.h"

struct named
front_named(const struct node *n)
{
	struct named named = { node_text(n), { 0 } };

	/* Several lines were reported by the schema. */
	if (str_find_char(named.name, '\n') >= 0)
		named.name = STR_NONE;
	if (n)
		named.at = n->at;
	return named;
}

struct named
front_person(const struct node *n)
{
	struct named named = front_named(n);

	named.name = site_person_word(named.name);
	return named;
}

/* "a, b" without brackets was reported by the schema. */
static bool
unsplit(const struct node *n)
{
	return !n->quoted && str_find_char(node_text(n), ',') >= 0;
}

static void
every_named(const struct node *n, struct arena *a, struct nameds *out)
{
	for (const struct node *i = node_first(n); i; i = node_next(n, i)) {
		struct named named = front_named(i);

		if (!str_empty(named.name) && (i != n || !unsplit(n)))
			*vec_push(a, out) = named;
	}
}

/* In lower case of any script, and letters with their accents in one
 * piece: what looks the same has one page. */
static str
fold_tag(struct arena *a, str tag)
{
	const utf8proc_option_t apart = UTF8PROC_DECOMPOSE | UTF8PROC_STABLE;
	const utf8proc_uint8_t *from = (const utf8proc_uint8_t *)tag.p;
	utf8proc_ssize_t size = (utf8proc_ssize_t)tag.n, n, room;
	utf8proc_int32_t *c;

	if (utf8_ascii(tag))
		return str_lower(a, tag);
	room = utf8proc_decompose(from, size, NULL, 0, apart);
	if (room < 0)
		return tag;
	/* One more for the end that utf8proc writes. */
	c = arena_array(a, utf8proc_int32_t, (size_t)room + 1);
	n = utf8proc_decompose(from, size, c, room, apart);
	for (utf8proc_ssize_t i = 0; i < n; i++)
		c[i] = utf8proc_tolower(c[i]);
	n = utf8proc_reencode(c, n, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
	return n < 0 ? tag : str_of((const char *)c, (size_t)n);
}

/* What cannot be an address was reported. */
str
front_tag(struct arena *a, str word)
{
	return scalar_tag(word) ? fold_tag(a, word) : STR_NONE;
}

static str
person_of(struct arena *a, str word)
{
	(void)a;
	return site_person_word(word);
}

/* Each name once, in the form that `form` gives it; one of which that leaves
 * nothing is left out. */
static void
distinct(const struct node *n, str (*form)(struct arena *a, str word),
    struct arena *a, struct nameds *out)
{
	struct nameds all = { 0 };
	struct map seen = { 0 };

	every_named(n, a, &all);
	for (size_t i = 0; i < all.n; i++) {
		struct named one = all.v[i];
		void **at;

		if (form)
			one.name = form(a, one.name);
		if (str_empty(one.name))
			continue;
		at = map_at(&seen, one.name, a);
		if (!*at)
			*vec_push(a, out) = one;
		*at = out;
	}
}

void
front_nameds(const struct node *n, struct arena *a, struct nameds *out)
{
	distinct(n, NULL, a, out);
}

void
front_persons(const struct node *n, struct arena *a, struct nameds *out)
{
	distinct(n, person_of, a, out);
}

void
front_tags(const struct node *n, struct arena *a, struct nameds *out)
{
	distinct(n, front_tag, a, out);
}

int32_t
front_date(const struct node *n, struct place *place)
{
	int32_t date;

	if (!n || n->kind != NODE_SCALAR)
		return DATE_NONE;
	if (place)
		*place = n->at;
	if (date_parse(node_text(n), &date) != WHEN_OK)
		return DATE_NONE;
	return date;
}

/* A word for yes or no; what is none is not understood. */
static bool
is_word(const struct node *n, bool word)
{
	bool is = !word;

	return scalar_bool(node_text(n), &is) && is == word;
}

/* Whether a value of a front matter keeps the document from the public. A
 * value, or a key, that cannot be understood is reported by the schema; it
 * must not publish what was meant to stay inside. */
static bool
hides(const struct node *n)
{
	if (str_eq(n->key, STR("internal")))
		return n->kind != NODE_MAP && n->kind != NODE_NULL &&
		    !is_word(n, false);
	if (str_ieq(n->key, STR("private")))
		return !is_word(n, false);
	if (str_istarts(n->key, STR("vis")) ||
	    str_ieq(n->key, STR("audience")))
		return !str_eq(node_text(n), STR("public"));
	return str_ieq(n->key, STR("public")) && !is_word(n, true);
}

void
front_common(struct document *doc, const struct reading *r)
{
	const struct node *title = node_get(doc->front, STR("title"));
	const struct node *old = node_get(doc->front, STR("redirect_from"));

	doc->title = node_text(title);
	if (title)
		doc->title_at = title->at;
	if (str_empty(doc->title))
		doc->title = doc->slug;
	if (doc->front && doc->front->kind == NODE_MAP)
		for (const struct node *n = doc->front->first; n; n = n->next)
			doc->internal |= hides(n);
	for (const struct node *n = node_first(old); n; n = node_next(old, n))
		if (scalar_path(node_text(n)))
			*vec_push(r->keep, &doc->redirects) =
			    scalar_path_plain(r->keep, node_text(n));
}

/* One state; place is that of its time, where it has one. */
static void
add_change(struct affected *f, const struct node *state, struct moment at,
    const struct reading *r)
{
	enum component_state s;

	if (!state || state->kind != NODE_SCALAR)
		return;
	/* A wrong word was reported by the schema. */
	if (!component_state_find(node_text(state), &s))
		return;
	*vec_push(r->keep, &f->changes) = (struct state_change){ at.at, s,
	    at.place.line ? at.place : state->at };
	f->worst = component_state_worse(f->worst, s);
	f->stated = true;
}

static struct affected
affected_of(struct named name, const struct reading *r)
{
	return (struct affected){
		.component = site_component(r->site, name.name),
		.name = name,
		.worst = COMPONENT_OPERATIONAL,
	};
}

static void
add_history(struct affected *f, const struct node *list,
    const struct reading *r)
{
	for (const struct node *item = list->first; item; item = item->next) {
		struct moment at = moment_read(node_get(item, STR("at")), r);

		/* Without a time it has no place in the order; reported. */
		if (at.at != TIME_NONE)
			add_change(f, node_get(item, STR("state")), at, r);
	}
}

/* Whether a component was named before; reported. */
static bool
named_before(struct map *seen, struct named name, const struct reading *r)
{
	void **at = map_at(seen, name.name, r->keep);
	bool before = *at != NULL;

	*at = seen;
	if (before) {
		diag_add(r->diags, RULE_COMPONENT_TWICE, name.at,
		    STR_FMT " is listed twice", STR_ARG(name.name));
		diag_help(r->diags, "keep one; a list of { at, state } "
		    "tells how its state changed");
	}
	return before;
}

void
front_components(const struct node *n, const struct reading *r,
    struct affecteds *out)
{
	static const struct moment always = { TIME_NONE, { 0 } };
	struct nameds ids = { 0 };
	struct map seen = { 0 };

	every_named(n, r->keep, &ids);
	for (size_t i = 0; i < ids.n; i++)
		if (!named_before(&seen, ids.v[i], r))
			*vec_push(r->keep, out) = affected_of(ids.v[i], r);
	if (!n || n->kind != NODE_MAP)
		return;
	for (const struct node *item = n->first; item; item = item->next) {
		struct affected f = affected_of(
		    (struct named){ item->key, item->key_at }, r);

		if (named_before(&seen, f.name, r))
			continue;
		if (item->kind == NODE_LIST)
			add_history(&f, item, r);
		else
			add_change(&f, item, always, r);
		*vec_push(r->keep, out) = f;
	}
}

static const struct {
	const char *word;
	enum action_state state;
} action_states[] = {
	{ "open", ACTION_OPEN },
	{ "in-progress", ACTION_IN_PROGRESS },
	{ "done", ACTION_DONE },
	{ "dropped", ACTION_DROPPED },
	/* what trackers call the same */
	{ "todo", ACTION_OPEN },
	{ "to do", ACTION_OPEN },
	{ "new", ACTION_OPEN },
	{ "planned", ACTION_OPEN },
	{ "not started", ACTION_OPEN },
	{ "in progress", ACTION_IN_PROGRESS },
	{ "in_progress", ACTION_IN_PROGRESS },
	{ "started", ACTION_IN_PROGRESS },
	{ "doing", ACTION_IN_PROGRESS },
	{ "wip", ACTION_IN_PROGRESS },
	{ "complete", ACTION_DONE },
	{ "completed", ACTION_DONE },
	{ "closed", ACTION_DONE },
	{ "fixed", ACTION_DONE },
	{ "cancelled", ACTION_DROPPED },
	{ "canceled", ACTION_DROPPED },
	{ "wontfix", ACTION_DROPPED },
	{ "won't do", ACTION_DROPPED },
};

const char *
action_state_name(enum action_state s)
{
	/* The first four rows are the names themselves, in order. */
	return action_states[s].word;
}

bool
action_state_find(str word, enum action_state *out)
{
	size_t n = sizeof(action_states) / sizeof(action_states[0]);

	for (size_t i = 0; i < n; i++)
		if (str_ieq(str_c(action_states[i].word), word)) {
			*out = action_states[i].state;
			return true;
		}
	return false;
}

/* Whether the schema has reported what stands for a key: a second finding
 * that it is missing would only confuse. */
static bool
reported(const struct node *item, const char *key)
{
	const struct node *n = node_get(item, str_c(key));

	return n ? n->kind == NODE_LIST || n->kind == NODE_MAP
	    : schema_meant(&schema_action, item, str_c(key));
}

void
front_actions(const struct node *n, const struct reading *r,
    struct actions *out)
{
	if (!n || n->kind != NODE_LIST)
		return;
	for (const struct node *item = n->first; item; item = item->next) {
		struct action *a;
		const struct node *text = node_get(item, STR("action"));

		/* One that does not say what to do was reported. */
		if (item->kind != NODE_MAP || str_empty(node_text(text)))
			continue;
		a = vec_push(r->keep, out);
		*a = (struct action){
			.place = text ? text->at : item->at,
			.text = node_text(text),
			.owner = front_person(node_get(item, STR("owner"))),
			.issue = front_named(node_get(item, STR("issue"))),
			.kind_word = front_named(node_get(item, STR("kind"))),
			.kind = -1,
		};
		a->due = front_date(node_get(item, STR("due")), &a->due_at);
		a->due_unclear = (a->due == DATE_NONE && a->due_at.line) ||
		    reported(item, "due");
		a->owner_unclear = reported(item, "owner");
		a->issue_unclear = reported(item, "issue");
		if (!str_empty(a->kind_word.name))
			a->kind = policy_kind(r->policy, a->kind_word.name);
		a->completed = front_date(node_get(item, STR("completed")),
		    &a->completed_at);
		if (a->completed != DATE_NONE)
			a->state = ACTION_DONE;
		action_state_find(node_text(node_get(item, STR("status"))),
		    &a->state);
	}
}

static const char *const review_names[] = {
	[REVIEW_NONE] = "none",
	[REVIEW_DRAFT] = "draft",
	[REVIEW_REVIEW] = "review",
	[REVIEW_FINAL] = "final",
};

const char *
review_status_name(enum review_status s)
{
	return review_names[s];
}

void
front_review(const struct node *map, const struct reading *r,
    struct review *out)
{
	str word = node_text(node_get(map, STR("status")));

	if (!map || map->kind != NODE_MAP)
		return;
	out->place = map->key_at.line ? map->key_at : map->at;
	/* Whoever does not say is still writing. */
	out->status = REVIEW_DRAFT;
	for (int s = REVIEW_DRAFT; s <= REVIEW_FINAL; s++)
		if (str_eq(word, str_c(review_names[s])))
			out->status = (enum review_status)s;
	out->drafted = front_date(node_get(map, STR("drafted")),
	    &out->drafted_at);
	out->finalized = front_date(node_get(map, STR("finalized")),
	    &out->finalized_at);
	front_persons(node_get(map, STR("signoff")), r->keep, &out->signoff);
	front_persons(node_get(map, STR("authors")), r->keep, &out->authors);
}
