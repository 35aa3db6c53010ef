/* site: what site.yaml says.
 *
 * Filled once by site_read(), read-only afterwards. Everything lives in
 * the arena, and keeps pointing into the node tree it was read from.
 */
#ifndef MODEL_SITE_H
#define MODEL_SITE_H

#include "base/map.h"
#include "model/calendar.h"
#include "model/document.h"

struct component {
	str id, name, description;
	struct place at;	/* of the id */
	int group;		/* index into site.groups, or -1 */
	struct named owner;	/* a person or a team; may be empty */
	int64_t slo;		/* millionths of a percent: 99.95 % is
				 * 99950000; 0 when there is none */
	int32_t since;		/* first day that counts, or DATE_NONE */
	struct strs redirects;	/* old addresses of its page */
};

struct person {
	str id, name, team, email;
	struct place at;
	struct strs aliases;
};

/* A rule that has another level here. */
struct lint {
	enum rule rule;
	enum level level;
	struct place at;
};

/* /.well-known/security.txt (RFC 9116); not configured when there is no
 * contact. */
struct security {
	struct strs contacts;
	int32_t expires;	/* DATE_NONE when missing */
	str policy, acknowledgments, encryption, languages;
};

struct site {
	str title, description;
	str language;		/* "en" unless given */
	struct named theme;	/* "default" unless given */
	/* "https://example.com/status" is origin "https://example.com" and
	 * base "/status"; no slash ends any of them. All empty when the
	 * address could not be used, which was reported. */
	str url, origin, base;
	struct named timezone;		/* empty: UTC */
	struct named assume_timezone;	/* empty: no time lacks its zone */
	struct named policy;		/* empty: nothing was said */
	struct { struct component *v; size_t n, cap; } components;
	struct strs groups;	/* in the order of their first component */
	struct { struct person *v; size_t n, cap; } people;
	struct calendar calendar;
	str support, subscribe;	/* addresses, may be empty */
	str edit;		/* holds {path}, may be empty */
	struct { struct lint *v; size_t n, cap; } lint;
	int64_t valid_for;	/* seconds; a day unless given */
	int64_t refresh;	/* seconds after which the status page is
				 * loaded again while an incident is open;
				 * 0: never */
	struct strs redirects;	/* old addresses of the archive */
	struct security security;
	/* Patterns with *: hosts that are internal, and words that may be
	 * public whatever they look like. */
	struct strs leaks_hosts, leaks_allow;
	const struct node *root;	/* for the theme: x-... keys */
	struct map component_by_id, person_by_word, teams;
};

/* Fill out from a tree that schema_check() has seen with schema_site;
 * what was reported there is passed over. Reports the rest: an address
 * that is none, ids given twice, rules that do not exist ... -1 when root
 * is NULL or no map: then out is a site without anything. */
int site_read(struct arena *a, const struct node *root, struct site *out,
    struct diags *d);
/* site_lint.c, for site_read(): the levels of rules; no more than most
 * mistakes are told. */
void site_lint(struct site *s, const struct node *map, struct arena *a,
    size_t most, struct diags *d);

/* Index into components of an id, or -1. */
int site_component(const struct site *s, str id);
/* A person's name without the @ that may stand before it. */
static inline str
site_person_word(str s)
{
	return str_starts(s, STR("@")) ? str_from(s, 1) : s;
}

/* Index into people of an id, an alias or a full name, or -1. */
int site_person(const struct site *s, str word);
/* Whether somebody in people is in a team of this name. */
bool site_team(const struct site *s, str name);

/* Whether a text has the shape of a language tag: en, pt-BR, zh-Hant. */
bool site_language_valid(str tag);

/* Split an absolute address of a site; NULL, or what is wrong with it
 * ("has a query"). Slices of url. */
const char *site_url_split(str url, str *origin, str *base);

#endif
