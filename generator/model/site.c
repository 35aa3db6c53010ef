#include "model/site.h"

#include "read/scalar.h"

/* So many mistakes of one file are reported. Nobody reads more, and the
 * search for "did you mean" takes time for each. */
enum { MISTAKES_MOST = 100 };

struct work {
	struct arena *a;
	struct site *s;
	struct diags *d;
	size_t before;		/* diagnostics that were there */
};

static bool
enough(const struct work *w)
{
	return w->d->n - w->before >= MISTAKES_MOST;
}

static str
text_of(const struct node *map, const char *key)
{
	return node_text(node_get(map, str_c(key)));
}

static struct named
named_of(const struct node *map, const char *key)
{
	const struct node *n = node_get(map, str_c(key));
	struct named named = { node_text(n), { 0 } };

	if (n)
		named.at = n->at;
	return named;
}

static void
read_strs(struct work *w, const struct node *n, struct strs *out)
{
	for (const struct node *i = node_first(n); i; i = node_next(n, i))
		if (!str_empty(node_text(i)))
			*vec_push(w->a, out) = node_text(i);
}

static void
read_paths(struct work *w, const struct node *n, struct strs *out)
{
	for (const struct node *i = node_first(n); i; i = node_next(n, i))
		if (scalar_path(node_text(i)))
			*vec_push(w->a, out) = scalar_path_plain(w->a,
			    node_text(i));
}

static void
read_url(struct work *w, const struct node *root)
{
	struct named url = named_of(root, "url");
	struct site *s = w->s;
	const char *wrong;

	if (str_empty(url.name))
		return;
	wrong = site_url_split(url.name, &s->origin, &s->base);
	if (!wrong) {
		s->url = str_sub(url.name, 0, s->origin.n + s->base.n);
		return;
	}
	diag_add(w->d, RULE_SITE_URL, url.at, "the address %s", wrong);
	diag_help(w->d, "for example https://status.example.com or "
	    "https://example.com/status");
}

/* A language tag looks like en, pt-BR, zh-Hant (RFC 5646, shape only). */
bool
site_language_valid(str tag)
{
	struct cut c = { .tail = tag, .found = true };

	for (int part = 0; c.found; part++) {
		c = str_cut(c.tail, '-');
		if (c.head.n < (part ? 1 : 2) || c.head.n > (part ? 8 : 3))
			return false;
		for (size_t i = 0; i < c.head.n; i++)
			if (part ? !char_alnum(c.head.p[i])
			    : !char_alpha(c.head.p[i]))
				return false;
	}
	return true;
}

static bool
check_language(struct work *w, str tag, struct place at)
{
	if (site_language_valid(tag))
		return true;
	diag_add(w->d, RULE_BAD_LANGUAGE, at,
	    "\"" STR_FMT "\" is not a language tag", STR_ARG(tag));
	diag_help(w->d, "write en, da, pt-BR ...");
	return false;
}

static void
read_language(struct work *w, const struct node *root)
{
	struct named tag = named_of(root, "language");

	w->s->language = STR("en");
	if (!str_empty(tag.name) && check_language(w, tag.name, tag.at))
		w->s->language = tag.name;
}

/* people: */

static void
add_person(struct work *w, const struct node *n)
{
	struct person *p = vec_push(w->a, &w->s->people);

	*p = (struct person){ .id = n->key, .name = n->key,
	    .at = n->key_at };
	if (n->kind == NODE_SCALAR && !str_empty(node_text(n)))
		p->name = node_text(n);
	if (!str_empty(text_of(n, "name")))
		p->name = text_of(n, "name");
	p->team = text_of(n, "team");
	if (!str_empty(p->team))
		*map_at(&w->s->teams, p->team, w->a) = w->s;
	p->email = text_of(n, "email");
	read_strs(w, node_get(n, STR("aliases")), &p->aliases);
	/* Wherever somebody is named, @ may stand before it. */
	for (size_t i = 0; i < p->aliases.n; i++)
		p->aliases.v[i] = site_person_word(p->aliases.v[i]);
}

/* Let a word mean a person, if it means nobody yet. */
static struct person *
claim(struct work *w, str word, struct person *p)
{
	void **at = map_at(&w->s->person_by_word, word, w->a);

	if (!*at)
		*at = p;
	return *at;
}

static void
report_alias(struct work *w, const struct person *p, str word,
    const struct person *other)
{
	if (enough(w))
		return;
	diag_add(w->d, RULE_ALIAS_TAKEN, p->at, "the alias " STR_FMT " of "
	    STR_FMT " means somebody else", STR_ARG(word), STR_ARG(p->id));
	diag_note(w->d, other->at, "this person");
}

/* Ids first: an alias never takes one away. Two people may have one full
 * name; then it means the first of them. */
static void
index_people(struct work *w)
{
	struct site *s = w->s;

	for (size_t i = 0; i < s->people.n; i++)
		claim(w, s->people.v[i].id, &s->people.v[i]);
	for (size_t i = 0; i < s->people.n; i++) {
		struct person *p = &s->people.v[i], *other;

		for (size_t k = 0; k < p->aliases.n; k++) {
			other = claim(w, p->aliases.v[k], p);
			if (other != p)
				report_alias(w, p, p->aliases.v[k], other);
		}
	}
	for (size_t i = 0; i < s->people.n; i++) {
		const struct person *p = &s->people.v[i], *other;

		/* No names are in the map yet: it is an id or an alias. */
		other = map_get(&s->person_by_word, p->name);
		if (other && other != p && !str_eq(other->id, p->name))
			report_alias(w, other, p->name, p);
	}
	for (size_t i = 0; i < s->people.n; i++)
		claim(w, s->people.v[i].name, &s->people.v[i]);
}

static void
read_people(struct work *w, const struct node *map)
{
	if (!map || map->kind != NODE_MAP)
		return;
	for (const struct node *n = map->first; n; n = n->next)
		add_person(w, n);
	index_people(w);
}

/* components: */

static int
group_index(struct work *w, struct map *seen, str name)
{
	void **at;

	if (str_empty(name))
		return -1;
	at = map_at(seen, name, w->a);
	if (!*at) {
		*vec_push(w->a, &w->s->groups) = name;
		/* Never followed: the number of groups so far. */
		*at = (void *)(uintptr_t)w->s->groups.n;
	}
	return (int)(uintptr_t)*at - 1;
}

static void
check_owner(struct work *w, const struct component *c)
{
	const struct site *s = w->s;
	str *ids, near;

	if (s->people.n == 0 || enough(w) || str_empty(c->owner.name) ||
	    site_person(s, c->owner.name) >= 0 ||
	    site_team(s, c->owner.name))
		return;
	ids = arena_array(w->a, str, s->people.n);
	for (size_t i = 0; i < s->people.n; i++)
		ids[i] = s->people.v[i].id;
	near = suggest(c->owner.name, ids, s->people.n);
	diag_add(w->d, RULE_UNKNOWN_PERSON, c->owner.at,
	    STR_FMT " is nobody in people:, and no team there",
	    STR_ARG(c->owner.name));
	if (near.n)
		diag_meant(w->d, c->owner.name, near);
	else
		diag_help(w->d, "add the person to people:");
}

static struct component
component_of(const struct node *n)
{
	struct named id = named_of(n, "id");
	struct component c = {
		.id = id.name, .at = id.at, .name = text_of(n, "name"),
		.description = text_of(n, "description"),
		.owner = named_of(n, "owner"), .since = DATE_NONE,
	};

	c.owner.name = site_person_word(c.owner.name);
	if (str_empty(c.name))
		c.name = c.id;
	if (!scalar_decimal(text_of(n, "slo"), 6, &c.slo) || c.slo < 0 ||
	    c.slo > 100000000)
		c.slo = 0;
	if (date_parse(text_of(n, "since"), &c.since) != WHEN_OK)
		c.since = DATE_NONE;
	return c;
}

/* Two things with one name in one group look the same to a reader. */
static void
check_names(struct work *w)
{
	struct site *s = w->s;
	struct map seen = { 0 };

	for (size_t i = 0; i < s->components.n; i++) {
		struct component *c = &s->components.v[i], *other;
		str group = c->group < 0 ? STR_NONE : s->groups.v[c->group];
		void **at = map_at(&seen, str_cat(w->a, group, STR("\n"),
		    c->name), w->a);

		other = *at;
		if (!other)
			*at = c;
		if (!other || enough(w))
			continue;
		diag_add(w->d, RULE_COMPONENT_NAME_TWICE, c->at,
		    "the component " STR_FMT " has the name of " STR_FMT
		    ", \"" STR_FMT "\"", STR_ARG(c->id), STR_ARG(other->id),
		    STR_ARG(c->name));
		diag_note(w->d, other->at, "the other one");
	}
}

static void
read_components(struct work *w, const struct node *list)
{
	struct site *s = w->s;
	struct map groups = { 0 };

	if (!list || list->kind != NODE_LIST)
		return;
	/* All at once, so that the map's pointers stay good. */
	s->components.v = arena_array(w->a, struct component, list->n);
	s->components.cap = list->n;
	for (const struct node *n = list->first; n; n = n->next) {
		struct component c = component_of(n), *other;
		void **at;

		if (!scalar_id(c.id))
			continue;	/* reported by the schema */
		at = map_at(&s->component_by_id, c.id, w->a);
		other = *at;
		if (other && !enough(w)) {
			diag_add(w->d, RULE_COMPONENT_ID_TWICE, c.at,
			    "a second component with the id " STR_FMT,
			    STR_ARG(c.id));
			diag_note(w->d, other->at, "the first");
		}
		if (other)
			continue;
		c.group = group_index(w, &groups, text_of(n, "group"));
		check_owner(w, &c);
		read_paths(w, node_get(n, STR("redirect_from")),
		    &c.redirects);
		*at = s->components.v + s->components.n;
		s->components.v[s->components.n++] = c;
	}
	check_names(w);
}

/* links:, lint:, security: */

static void
read_links(struct work *w, const struct node *map)
{
	struct named edit = named_of(map, "edit");
	struct site *s = w->s;

	s->support = text_of(map, "support");
	s->subscribe = text_of(map, "subscribe");
	if (str_empty(edit.name))
		return;
	if (str_has(edit.name, STR("{path}")) &&
	    (str_istarts(edit.name, STR("https://")) ||
	    str_istarts(edit.name, STR("http://")))) {
		s->edit = edit.name;
		return;
	}
	diag_add(w->d, RULE_EDIT_LINK, edit.at,
	    "an edit link needs an address with {path} in it");
	diag_help(w->d, "for example https://git.example.com/status/edit/"
	    "main/content/{path}");
}

/* "en, da": all of them, or none. */
static str
read_languages(struct work *w, const struct node *map)
{
	struct named list = named_of(map, "languages");

	for (struct cut c = { .tail = list.name, .found = list.name.n > 0 };
	    c.found;) {
		c = str_cut(c.tail, ',');
		if (!check_language(w, str_trim(c.head), list.at))
			return STR_NONE;
	}
	return list.name;
}

static void
read_security(struct work *w, const struct node *map)
{
	struct security *s = &w->s->security;

	s->expires = DATE_NONE;
	read_strs(w, node_get(map, STR("contact")), &s->contacts);
	if (date_parse(text_of(map, "expires"), &s->expires) != WHEN_OK)
		s->expires = DATE_NONE;
	s->policy = text_of(map, "policy");
	s->acknowledgments = text_of(map, "acknowledgments");
	s->encryption = text_of(map, "encryption");
	s->languages = read_languages(w, map);
}

/* A pattern of * alone would call every word a host. */
static void
read_leaks(struct work *w, const struct node *map)
{
	const struct node *list = node_get(map, STR("hosts"));

	read_strs(w, node_get(map, STR("allow")), &w->s->leaks_allow);
	for (const struct node *n = node_first(list); n;
	    n = node_next(list, n)) {
		size_t i = 0;
		str text = node_text(n);

		while (i < text.n && strchr("*.", text.p[i]))
			i++;
		if (i < text.n) {
			*vec_push(w->a, &w->s->leaks_hosts) = text;
		} else if (n->kind == NODE_SCALAR) {
			diag_add(w->d, RULE_WRONG_TYPE, n->at, "hosts: "
			    "expected a part of a host's name, got " STR_FMT,
			    STR_ARG(text));
			diag_help(w->d, "for example \"*.corp.example.com\"");
		}
	}
}

int
site_read(struct arena *a, const struct node *root, struct site *out,
    struct diags *d)
{
	struct work w = { a, out, d, d->n };

	*out = (struct site){
		.root = root, .valid_for = DAY,
		.title = text_of(root, "title"),
		.description = text_of(root, "description"),
		.timezone = named_of(root, "timezone"),
		.assume_timezone = named_of(root, "assume_timezone"),
		.policy = named_of(root, "policy"),
		.theme = named_of(root, "theme"),
	};
	if (!scalar_id(out->theme.name))
		out->theme.name = STR("default");
	if (!scalar_length(text_of(root, "valid_for"), &out->valid_for))
		out->valid_for = DAY;
	if (!scalar_length(text_of(root, "refresh"), &out->refresh))
		out->refresh = 0;
	read_paths(&w, node_get(root, STR("redirect_from")),
	    &out->redirects);
	read_url(&w, root);
	read_language(&w, root);
	read_people(&w, node_get(root, STR("people")));
	read_components(&w, node_get(root, STR("components")));
	calendar_read(a, node_get(root, STR("calendar")), &out->calendar, d);
	read_links(&w, node_get(root, STR("links")));
	if (!enough(&w))
		site_lint(out, node_get(root, STR("lint")), a,
		    MISTAKES_MOST - (d->n - w.before), d);
	read_security(&w, node_get(root, STR("security")));
	read_leaks(&w, node_get(root, STR("leaks")));
	if (enough(&w))
		diag_note(d, (struct place){ 0 },
		    "there may be more in this file");
	return root && root->kind == NODE_MAP ? 0 : -1;
}

int
site_component(const struct site *s, str id)
{
	const struct component *c = map_get(&s->component_by_id, id);

	return c ? (int)(c - s->components.v) : -1;
}

int
site_person(const struct site *s, str word)
{
	const struct person *p = map_get(&s->person_by_word, word);

	return p ? (int)(p - s->people.v) : -1;
}

bool
site_team(const struct site *s, str name)
{
	return map_get(&s->teams, name) != NULL;
}
