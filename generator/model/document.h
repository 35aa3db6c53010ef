/* document: what every content file has, whatever its kind.
 */
#ifndef MODEL_DOCUMENT_H
#define MODEL_DOCUMENT_H

#include "base/diag.h"
#include "base/map.h"
#include "base/spill.h"
#include "base/when.h"
#include "read/node.h"

struct strs {
	str *v;
	size_t n, cap;
};

static inline bool
strs_has(const struct strs *all, str s)
{
	return str_among(s, all->v, all->n);
}

/* A word with the place where it was typed. */
struct named {
	str name;
	struct place at;
};

struct nameds {
	struct named *v;
	size_t n, cap;
};

/* A moment as written. */
struct moment {
	int64_t at;		/* TIME_NONE when missing or unreadable */
	struct place place;	/* line 0 when missing */
};

/* One of the thread of public messages. */
struct update {
	int64_t at;		/* TIME_NONE when it could not be read */
	struct place place;
	str status;		/* "investigating", lower case */
	str anchor;		/* "2026-03-14t0910z-investigating" */
	str html;		/* HTML_ROOT stands for the site's root */
	str text;		/* plain; an empty line between blocks */
	bool internal;
};

/* Its first block: a paragraph, as a rule, which may hold a line end that
 * was written as a reference. */
static inline str
update_brief(const struct update *u)
{
	ptrdiff_t end = str_find(u->text, STR("\n\n"));

	return end < 0 ? u->text : str_sub(u->text, 0, (size_t)end);
}

struct updates {
	struct update *v;
	size_t n, cap;
	/* Behind those, since corpus_join(): what nobody has said yet, as its
	 * time lies in the future. */
	size_t later;
};

struct timeline_entry {
	int64_t at;
	struct place place;
	str html;		/* without the time, the mark, the actor */
	str text;
	str actor;		/* may be empty */
	bool utc;		/* its time is written in UTC */
	int milestone;		/* enum milestone, or -1 */
	bool internal;
};

struct timeline {
	struct timeline_entry *v;
	size_t n, cap;
};

enum action_state {
	ACTION_OPEN,
	ACTION_IN_PROGRESS,
	ACTION_DONE,
	ACTION_DROPPED,
};

struct action {
	struct place place;	/* the row, item or map */
	str html, text;
	struct named owner;	/* without @; may be empty */
	struct named issue;
	str issue_url;		/* when the issue was written as a link */
	int32_t due;		/* DATE_NONE when missing */
	struct place due_at;
	/* There is one that cannot be read, or that is misspelt. */
	bool owner_unclear, issue_unclear, due_unclear;
	int kind;		/* index into policy.kinds, or -1 */
	struct named kind_word;
	enum action_state state;
	int32_t completed;	/* when it was done; DATE_NONE: not said */
	struct place completed_at;
	bool internal;
	bool withheld;		/* the audience does not see all of it */
	bool in_text;		/* the body's HTML shows it already */
};

struct actions {
	struct action *v;
	size_t n, cap;
};

enum link_fault {
	LINK_FINE,
	LINK_MISSING,		/* leads into content, to no file there */
	LINK_CLIMBS,		/* leads out of content */
	LINK_SCHEME,		/* javascript: and the like */
};

/* A link or image in a body. */
struct link {
	struct place place;
	str url;		/* as written */
	uint32_t target;	/* file it leads to; 0 outside content */
	str fragment;		/* without # */
	bool image;
	bool internal;
	enum link_fault fault;
	bool site;		/* an absolute path to a page of the site: */
	str path;		/* decoded, without query and fragment */
};

struct links {
	struct link *v;
	size_t n, cap;
};

/* A file of content/ that is named without a link to it. */
struct mention {
	uint32_t target;
	bool internal;
};

struct mentions {
	struct mention *v;
	size_t n, cap;
};

/* Where a piece of HTML stands in that of its body. */
struct piece {
	uint32_t at, n;
};

static inline str
piece_of(str html, struct piece p)
{
	return str_sub(html, p.at, (size_t)p.at + p.n);
}

/* What a section is read for, besides its text. */
enum holds { HOLDS_TEXT, HOLDS_UPDATES, HOLDS_TIMELINE, HOLDS_ACTIONS };

/* A heading and what stands below it, up to the next of its level. */
struct section {
	str title;		/* plain text, as written */
	str anchor;
	int level;		/* 1 to 6 as written */
	int parent;		/* index of the section above it, or -1 */
	int rule;		/* index into policy.sections, or -1 */
	struct place place;
	bool internal;
	bool written;		/* holds more than placeholders */
	enum holds holds;	/* what it was read for */
	struct piece html;	/* what is below it, subsections too, but for
				 * what was read into updates, timeline or
				 * actions; empty for a subsection */
};

struct sections {
	struct section *v;
	size_t n, cap;
};

/* The nearest section, i itself or one that it stands in, that is read as a
 * whole (a timeline, updates, actions), or -1. i may be -1, for none. */
static inline int
section_keeper(const struct sections *all, int i)
{
	while (i >= 0 && all->v[i].holds == HOLDS_TEXT)
		i = all->v[i].parent;
	return i;
}

/* Whether a section stands below such a one: then it is a part of that, and
 * none of its own. */
static inline bool
section_swallowed(const struct sections *all, size_t i)
{
	return section_keeper(all, all->v[i].parent) >= 0;
}

/* Template text that nobody replaced. */
struct placeholder {
	str text;
	struct place place;
};

struct placeholders {
	struct placeholder *v;
	size_t n, cap;
};

/* A few words of blame ("human error") or hindsight ("should have"). */
struct phrase {
	str text;
	struct place place;
	bool hindsight;
};

struct phrases {
	struct phrase *v;
	size_t n, cap;
};

/* "Time to resolve: 80 minutes", as a writer worked it out. */
enum { STATED_DURATION = -1 };	/* of the incident, from when is not said */

struct stated {
	int metric;		/* enum metric, or STATED_DURATION */
	int64_t seconds, unit;	/* unit: the smallest that was written */
	bool approximate;
	str label, text;	/* "Time to resolve", "80 minutes" */
	struct place place;
};

struct stated_list {
	struct stated *v;
	size_t n, cap;
};

/* Everything that the Markdown of a file says. */
struct body {
	struct spilled html;	/* of the lead and of the sections, which
				 * pages show; updates, timeline and actions
				 * have theirs to themselves */
	struct piece lead;	/* what stands before the first heading */
	bool lead_written;	/* it holds more than placeholders */
	str summary;		/* plain text of the first paragraph that is no
				 * update; since corpus_join(), for want of
				 * one, the first line of an update */
	struct sections sections;
	struct updates updates;		/* oldest first */
	struct timeline timeline;
	struct actions actions;
	struct links links;
	struct mentions mentions;	/* of attachments, once a naming */
	struct strs anchors;
	struct placeholders placeholders;
	struct phrases phrases;
	struct stated_list stated;
	uint32_t lines;
};

/* In stored HTML this byte stands for the way to the site's root; the
 * page that shows it puts "../../" or an absolute URL in its place.
 * Writers cannot type it: control characters are refused on reading. */
#define HTML_ROOT '\001'

struct document {
	uint32_t file;		/* index in the file table */
	str path;		/* "content/incidents/2026-03-14-x.md" */
	str slug;
	str url;		/* from the site's root: "incidents/x/" */
	str title;
	struct place title_at;
	bool internal;		/* visibility: internal */
	struct strs redirects;	/* old paths that lead here */
	const struct node *front;	/* NULL when it could not be read */
	struct body body;
};

#endif
