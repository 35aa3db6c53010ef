/* cstate_parts: what the pieces of the cState import share. Private to
 * import/cstate*.c.
 */
#ifndef IMPORT_CSTATE_PARTS_H
#define IMPORT_CSTATE_PARTS_H

#include "base/buf.h"
#include "import/cstate.h"
#include "read/front.h"

struct cstate_system {
	str name;		/* as issues call it */
	str shown;		/* as readers know it */
	str id, group, description, link;
	struct place at;
};

struct cstate_config {
	str title, url, description, language;
	str zone;		/* of times without one; empty: UTC */
	str host, base;		/* of the old site: "status.example.com",
				 * "/sub" or "" */
	bool keep_case;		/* addresses are not lower-cased */
	bool ugly;		/* /issues/x.html */
	bool permalinks;	/* issues are somewhere else */
	bool future, expired;	/* what is due later, or no more, is shown */
	struct { struct cstate_system *v; size_t n, cap; } systems;
	struct strs names;	/* theirs, for suggestions */
	struct map by_name, by_folded, by_link;	/* -> struct cstate_system */
};

enum cstate_kind {
	CSTATE_INCIDENT,
	CSTATE_PLANNED,
	CSTATE_PAGE,
	CSTATE_ASIDE,		/* could not be turned into anything */
	CSTATE_LEFT,		/* has no counterpart */
};

/* A Markdown file on its way. */
struct cstate_doc {
	const struct cstate_source *source;
	enum cstate_kind kind;
	bool issue;		/* below content/issues */
	struct front front;
	const struct node *keys;
	str name;		/* the file's, without .md */
	str old;		/* its address: "/issues/x/" */
	bool old_kept;		/* which shall lead to the new one */
	str path;		/* below content/: "incidents/2021/x.md" */

	str title, description, section;
	int64_t date, ended;	/* TIME_NONE: none that can be used */
	struct place date_at;
	bool resolved, informational, draft;
	bool hidden;		/* Hugo showed it to nobody */
	bool stated;		/* it says whether it is resolved */
	bool ended_given;	/* there is a resolvedWhen, good or bad */
	str severity;		/* a level of the new policy */
	struct strs components, unknown, tags, redirects;
	struct { const struct node **v; size_t n, cap; } kept; /* x- keys */
};

/* What was found at the start of a line that begins an update. */
enum cstate_role {
	ROLE_NONE,
	ROLE_FIRST,		/* "Initial message", "investigating" */
	ROLE_LAST,		/* "Final message", "resolved" */
	ROLE_BETWEEN,		/* "Update" */
	ROLE_REVIEW,		/* "Post-mortem" */
};

struct cstate_label {
	enum cstate_role role;
	str status;		/* of the update; empty: by its words */
	int64_t at;		/* its own time, or TIME_NONE */
	bool whole;		/* role, status and time say all of it */
	bool bare;		/* a time without a word */
	str text;		/* as written, without its marks */
	size_t used;		/* bytes of the line */
};

/* Whether a line begins with a label. begins: the line begins a
 * paragraph. */
bool cstate_label(str line, bool begins, const struct zone *zone,
    struct cstate_label *out);

/* A time as Hugo reads it. */
enum cstate_time_status {
	CSTATE_TIME_FINE,
	CSTATE_TIME_NO_ZONE,	/* taken in the zone given */
	CSTATE_TIME_DATE,	/* a date alone: midnight in that zone */
	CSTATE_TIME_IMPOSSIBLE,
	CSTATE_TIME_BAD,
};
struct cstate_time {
	enum cstate_time_status status;
	int64_t at;		/* TIME_NONE for the last two */
	bool odd;		/* in a form that this site does not read */
};
struct cstate_time cstate_time(str text, const struct zone *zone);
/* The same in words: "11th of February 2022 - 19:00 UTC", "2023-03-29
 * 15h50". False unless all of text is a date with a clock. */
bool cstate_stamp(str text, const struct zone *zone, int64_t *at);

/* 1 to 12 for a month's name or its first three letters, else 0. */
int cstate_month(str s);

/* What a line of Markdown stands in: code between fences, or a comment
 * that began a line. Lists are looked through. */
struct cstate_scan {
	char fence;		/* ` or ~ while in code, else 0 */
	size_t length;		/* of the fence that opened it */
	bool comment;
};
/* Take one line; true when it is not running text. */
bool cstate_scan(struct cstate_scan *s, str line);
/* A line of - * _ or = alone, which parts one text from the next. */
bool cstate_rule_line(str line);

/* A shortcode: {{< name args >}} or {{% name args %}}. */
struct cstate_shortcode {
	str all;		/* with its braces */
	str name, args;		/* "/highlight" where it closes, in which
				 * blanks may stand behind the stroke */
};
/* The first one that begins in s, and what stands before it; false when
 * there is none. One that is never closed is not found. */
bool cstate_shortcode(str s, struct cstate_shortcode *out, str *before);
/* Whether it is the end of one. */
bool cstate_closes(const struct cstate_shortcode *code, str name);
/* The inside of a comment, and its end. line: on one line. */
void cstate_hide(struct buf *out, str inside, bool line);
/* A body with {{< comment >}} ... {{< /comment >}}, which Hugo shows to
 * nobody, as comments of Markdown. One that stands where a comment might be
 * seen, or might end another one, is left out. */
str cstate_uncomment(struct arena *a, str body);
/* The first argument, without quotes. */
str cstate_argument(const struct cstate_shortcode *code);

/* A message of a body: a run of its lines. */
struct cstate_message {
	struct cstate_label label;	/* role NONE and no text: none */
	str text;
	uint32_t line;		/* where text begins */
	struct place mark;	/* of the label */
	int64_t at;		/* when it was written, or TIME_NONE */
	bool inferred;		/* at is the issue's date or end */
	str status;		/* of the update that it becomes */
};
struct cstate_messages {
	struct cstate_message *v;
	size_t n, cap;
};
/* Split a body into what was written at different times. Every message
 * says when, or at is TIME_NONE; those that are updates have a status. */
void cstate_split(struct cstate *c, const struct cstate_doc *doc,
    struct cstate_messages *out);

/* Where everything of the old site went. */
struct cstate_index {
	struct map by_old;	/* old address -> struct cstate_doc */
	struct map by_source;	/* source path -> struct cstate_doc */
	struct map assets;	/* "/img/a.png" -> struct cstate_source */
	struct map copied;	/* the same, of those in the output */
};

/* A text on its way from line to line. */
enum { CSTATE_MARKS = 8 };
struct cstate_rewrite {
	struct cstate *c;
	struct cstate_index *index;
	const struct cstate_doc *doc;
	struct buf *out;
	struct cstate_scan scan;
	int shift;		/* added to heading levels */
	size_t paragraph;	/* where in out it began, if open */
	bool open;		/* a paragraph that a rule would underline */
	bool highlight;		/* between {{< highlight >}} and its end */
	str line;		/* as it is in the source */
	const char *end;	/* of all the text */
	const char *last_end;	/* of a comment in it, or NULL */
	uint32_t number, indent;/* its number, and where we see it begin */
	bool told_html;		/* of this line */
	unsigned marks;		/* tags of it that became Markdown marks */
	const char *searched[CSTATE_MARKS];	/* for their ends, to here */
	bool no_end;		/* nothing in it ends a comment any more */
};
/* Running text of a line. */
void cstate_inline(struct cstate_rewrite *w, str s);
/* "[name]: address"; false, and nothing written, when line is none. */
bool cstate_definition(struct cstate_rewrite *w, str line);
/* The beginning of a comment that goes on with s, which is not written. */
void cstate_comment(struct cstate_rewrite *w, str s);
/* The comment that begins at s, or only its beginning if its line does not
 * end it: the bytes taken. */
size_t cstate_comment_in(struct cstate_rewrite *w, str s);
/* The length of the longest row of ` in a text. */
size_t cstate_backticks(str text);
/* What begins with < at s, written; 0 when it means nothing. first: it
 * begins a line. */
size_t cstate_angle(struct cstate_rewrite *w, str s, bool first);

/* Put a text of a body into Markdown of ours: links, shortcodes, heading
 * levels (none above top), nothing left open at its end. Ends with a line
 * end, or is empty. */
void cstate_text(struct cstate *c, struct cstate_index *index,
    const struct cstate_doc *doc, str text, uint32_t line, int top,
    struct buf *out);

/* Text as itself, whatever Markdown would make of it. */
void cstate_put_plain(struct buf *out, str s);
/* Take from the headings of a whole body, which begins at from, what would
 * hide something here or seem to. */
void cstate_headings(struct buf *out, size_t from);

/* Where a link of a document, or a ref shortcode, shall lead. False:
 * nowhere, keep its words only. What cannot be kept is reported at at. */
bool cstate_link(struct cstate *c, struct cstate_index *index,
    const struct cstate_doc *doc, str url, struct place at, str *out);

/* The keys of an issue or a page; what is wrong with them is reported.
 * doc->kind is ASIDE when there is no way to go on. */
void cstate_issue(struct cstate *c, struct cstate_doc *doc);
void cstate_page(struct cstate *c, struct cstate_doc *doc);
/* Whether Hugo showed it: doc->hidden, which is reported. */
void cstate_hidden(struct cstate *c, struct cstate_doc *doc);
/* affected:, into components and unknown names. needed: report when
 * there are none. */
void cstate_affected(struct cstate *c, struct cstate_doc *doc,
    bool needed);
/* Keep a key as x-cstate-KEY. */
void cstate_keep(struct cstate *c, struct cstate_doc *doc,
    const struct node *n);
/* Not there, null, or a scalar without text. */
bool cstate_empty(const struct node *n);
/* INCIDENT, PLANNED or PAGE. */
enum cstate_kind cstate_classify(struct cstate *c,
    const struct cstate_doc *doc);

/* The new file of a document. False when it would be too large to be
 * read again: then there is none. */
bool cstate_write(struct cstate *c, struct cstate_index *index,
    const struct cstate_doc *doc);
/* content/site.yaml and content/policy.yaml. unknown: a level for issues
 * without a severity is needed; unended: how many are resolved without a
 * time. */
void cstate_write_site(struct cstate *c, bool unstated, size_t unended);

/* The value of a key whatever its case, as Hugo looks it up. */
const struct node *cstate_key(const struct node *map, const char *key);

/* In lower case, letters of every script. */
str cstate_lower(struct arena *a, str s);
/* A name as Hugo puts it into an address: spaces to hyphens, most other
 * marks dropped. lower: in lower case. */
str cstate_urlize(struct arena *a, str name, bool lower);
/* A name as an id: lower case, letters, digits, dots, hyphens and
 * underscores, the first a letter or digit; empty when nothing is left. */
str cstate_slug(struct arena *a, str name);
/* A word that taken does not have yet, or with -2, -3 behind it. */
str cstate_unique(struct arena *a, struct map *taken, str word);

#endif
