/* update: one more public update, and what follows from it. */
#include "base/host.h"
#include "cli/commands.h"
#include "cli/findings.h"
#include "cli/load.h"
#include "cli/talk.h"
#include "cli/whereabouts.h"
#include "cli/which.h"
#include "output/skeleton_parts.h"
#include "output/thread.h"
#include "read/text.h"

enum { MESSAGE_BYTES_MOST = 64 * 1024, PAIRS_MOST = 2 };

/* What a status of an update means for the front matter. No time is set
 * that the update does not tell of: somebody who investigates noticed
 * earlier, and what is resolved may have been mitigated long before. */
struct word {
	str word;
	bool incident, planned;	/* whose updates know it */
	str status;		/* status: becomes this; empty: it stays */
	str time;		/* this key is set when it has no value */
};

static const struct word words[] = {
	{ STR_INIT("investigating"), true, false, STR_INIT("investigating"),
	    STR_INIT("") },
	{ STR_INIT("identified"), true, false, STR_INIT("identified"),
	    STR_INIT("") },
	/* A fix is in and seems to hold. */
	{ STR_INIT("monitoring"), true, false, STR_INIT("monitoring"),
	    STR_INIT("mitigated") },
	{ STR_INIT("resolved"), true, false, STR_INIT("resolved"),
	    STR_INIT("resolved") },
	/* Until one of the last two, planned work goes by its times. */
	{ STR_INIT("scheduled"), false, true, STR_INIT(""), STR_INIT("") },
	{ STR_INIT("in_progress"), false, true, STR_INIT(""),
	    STR_INIT("") },
	{ STR_INIT("verifying"), false, true, STR_INIT(""), STR_INIT("") },
	{ STR_INIT("completed"), false, true, STR_INIT("completed"),
	    STR_INIT("completed") },
	{ STR_INIT("cancelled"), false, true, STR_INIT("cancelled"),
	    STR_INIT("") },
	{ STR_INIT("update"), true, true, STR_INIT(""), STR_INIT("") },
};

enum { WORD_COUNT = sizeof(words) / sizeof(words[0]) };

/* Keys that a new one is put below, the last that is there. */
static const char *const below_status[] = {
	"title", "severity", "starts", "ends", NULL
};
static const char *const below_mitigated[] = {
	"status", "started", "detected", "paged", "acknowledged",
	"declared", NULL
};
static const char *const below_resolved[] = {
	"status", "started", "detected", "paged", "acknowledged",
	"declared", "mitigated", NULL
};
static const char *const below_completed[] = {
	"starts", "ends", "status", NULL
};

struct update_work {
	const struct options *o;
	struct load *l;
	const struct incident *incident;	/* one of the two */
	const struct maintenance *planned;
	const struct document *doc;
	str id;
	const struct word *word;
	struct thread_update update;
	str pairs[PAIRS_MOST][2];	/* keys that get a value */
	size_t n;
};

static int
find_word(struct update_work *w, str word)
{
	str names[WORD_COUNT], near;
	size_t n = 0;

	for (size_t i = 0; i < WORD_COUNT; i++) {
		if (w->incident ? !words[i].incident : !words[i].planned)
			continue;
		names[n++] = words[i].word;
		if (str_eq(word, words[i].word)) {
			w->word = &words[i];
			return 0;
		}
	}
	if (w->incident && str_eq(word, STR("closed")))
		return fail_usage("an update does not close an incident: "
		    "write status: closed into " STR_FMT " once all is done",
		    STR_ARG(path_for_person(w->o, w->doc->path)));
	near = suggest(word, names, n);
	if (near.n)
		return fail_usage("there is no status \"" STR_FMT "\"; did "
		    "you mean " STR_FMT "?", STR_ARG(word), STR_ARG(near));
	return fail_usage("there is no status \"" STR_FMT "\"; it is %s",
	    STR_ARG(word), w->incident
	    ? "investigating, identified, monitoring, resolved or update"
	    : "scheduled, in_progress, verifying, completed, cancelled or "
	    "update");
}

static int
find_document(struct update_work *w, str id)
{
	w->incident = which_incident(w->l, id);
	if (w->incident) {
		w->doc = &w->incident->doc;
		w->id = w->incident->id;
	} else {
		w->planned = which_maintenance(w->l, id);
		if (!w->planned)
			return fail_which(w->o, w->l, id, true);
		w->doc = &w->planned->doc;
		w->id = w->planned->id;
	}
	/* A file whose front matter is no map was hidden, not lost. */
	if (!w->doc->front || w->doc->front->kind != NODE_MAP)
		return fail_usage(STR_FMT " cannot be read; \"" STR_FMT
		    " check\" says why", STR_ARG(path_for_person(w->o,
		    w->doc->path)), STR_ARG(command_for_person(w->o,
		    STR_NONE)));
	return 0;
}

/* What is over gets no more updates. */
static int
still_open(const struct update_work *w)
{
	const struct node *status = node_get(w->doc->front, STR("status"));
	str word = node_text(status);
	bool over = w->incident ? w->incident->status == INCIDENT_CLOSED
	    : str_eq(word, STR("cancelled")) || str_eq(word,
	    STR("completed"));

	if (!over || !status)
		return 0;
	fail_usage(STR_FMT " is " STR_FMT " already, by line %u of " STR_FMT,
	    STR_ARG(w->id), STR_ARG(word), (unsigned)status->at.line,
	    STR_ARG(path_for_person(w->o, w->doc->path)));
	return fail_usage("if it is not over, change status: there first");
}

static int
read_message(struct update_work *w)
{
	struct arena *a = w->o->arena;
	str text = str_c(w->o->message), why;

	if (!w->o->message)
		return 0;
	if (str_eq(text, STR("-")) &&
	    host_read_stdin(a, MESSAGE_BYTES_MOST, &text) < 0)
		return fail_machine("standard input");
	if (!thread_text(a, text, &w->update.text, &why))
		return fail_usage(STR_FMT, STR_ARG(why));
	return 0;
}

/* The present minute, since nobody writes seconds; but the second when a
 * milestone of the incident is later within this minute, so that the update
 * does not come before it. */
static int64_t
moment_of(const struct update_work *w)
{
	int64_t now = w->o->now;
	int64_t minute = now - (now % MINUTE + MINUTE) % MINUTE;

	for (int m = 0; w->incident && m < MILESTONE_COUNT; m++) {
		int64_t at = w->incident->times[m].at;

		if (at > minute && at <= now)
			return now;
	}
	return minute;
}

/* Whether a time is known already, also from a mark in the timeline. */
static bool
is_given(const struct update_work *w, str key)
{
	const struct node *n = node_get(w->doc->front, key);
	enum milestone m;

	if (n && (n->kind == NODE_MAP || n->kind == NODE_LIST ||
	    !str_empty(node_text(n))))
		return true;
	return w->incident && milestone_find(key, &m) &&
	    w->incident->from_timeline[m];
}

/* What has not begun cannot be over. */
static int
has_begun(const struct update_work *w)
{
	const struct moment *from = w->incident
	    ? &w->incident->times[STARTED] : &w->planned->starts;
	str at;

	if (str_empty(w->word->time) || from->at == TIME_NONE ||
	    from->at <= w->o->now)
		return 0;
	at = moment_minutes(w->o->arena, from->at);
	return fail_usage(STR_FMT " begins at " STR_FMT ", by line %u of "
	    STR_FMT "; correct that first", STR_ARG(w->id), STR_ARG(at),
	    (unsigned)from->place.line,
	    STR_ARG(path_for_person(w->o, w->doc->path)));
}

static void
set_key(struct update_work *w, struct edits *e, const struct edit_front *f,
    str key, str value, const char *const *below)
{
	edit_key(w->o->arena, e, f, key, value, below);
	w->pairs[w->n][0] = key;
	w->pairs[w->n++][1] = value;
}

static void
edit_facts(struct update_work *w, struct edits *e,
    const struct edit_front *f)
{
	const struct word *word = w->word;
	str status = node_text(node_get(f->root, STR("status")));

	if (!str_empty(word->status) && !str_eq(word->status, status))
		set_key(w, e, f, STR("status"), word->status, below_status);
	if (str_empty(word->time) || is_given(w, word->time))
		return;
	set_key(w, e, f, word->time, w->update.when,
	    str_eq(word->time, STR("mitigated")) ? below_mitigated
	    : str_eq(word->time, STR("resolved")) ? below_resolved
	    : below_completed);
}

/* Where the line that closes the front matter begins. */
static size_t
front_end(str text)
{
	size_t at = edit_line_after(text, 0);

	while (at < text.n) {
		size_t next = edit_line_after(text, at);
		str line = str_trim_right(str_sub(text, at, next));

		if (str_eq(line, STR("---")) || str_eq(line, STR("...")))
			break;
		at = next;
	}
	return at;
}

/* The times that this takes back, as no time is ever replaced. */
static void
say_stays(const struct update_work *w)
{
	str status = w->word->status;

	if (!w->incident || str_empty(status) ||
	    str_eq(status, STR("resolved")))
		return;
	if (is_given(w, STR("resolved")))
		talk(w->o, "resolved: stays; take it out if it is not over.");
	if (!str_eq(status, STR("monitoring")) &&
	    is_given(w, STR("mitigated")))
		talk(w->o, "mitigated: stays; take it out if customers feel "
		    "it again.");
}

static void
say_what(const struct update_work *w, uint32_t line)
{
	const struct options *o = w->o;
	str status = node_text(node_get(w->doc->front, STR("status")));

	talk(o, "added: " STR_FMT " " STR_FMT, STR_ARG(w->update.when),
	    STR_ARG(w->update.status));
	for (size_t i = 0; i < w->n; i++)
		if (str_eq(w->pairs[i][0], STR("status")) && status.n)
			talk(o, "status: " STR_FMT ", was " STR_FMT,
			    STR_ARG(w->pairs[i][1]), STR_ARG(status));
		else
			talk(o, STR_FMT ": " STR_FMT,
			    STR_ARG(w->pairs[i][0]), STR_ARG(w->pairs[i][1]));
	say_stays(w);
	if (str_empty(w->update.text))
		talk(o, "Write what it says in line %u.", (unsigned)line);
}

static int
write_update(struct update_work *w)
{
	struct arena *a = w->o->arena;
	const char *path = str_z(a, w->doc->path);
	str shown = path_for_person(w->o, w->doc->path), before, after;
	struct edits e = { 0 };
	size_t refused;
	uint32_t line;

	if (host_read(a, path, TEXT_BYTES_MOST, &before) < 0)
		return fail_machine(str_z(a, shown));
	edit_facts(w, &e, &(struct edit_front){ before, w->doc->front,
	    front_end(before) });
	line = thread_edit(a, &e, before, w->doc, &w->l->policy,
	    &w->update);
	after = edit_apply(a, before, &e, &refused);
	if (refused || !thread_holds(a, before, after, &w->update,
	    (const str (*)[2])w->pairs, w->n)) {
		fail_usage(STR_FMT " is written in a way in which an update "
		    "cannot be added safely", STR_ARG(shown));
		return fail_usage("it may hold a code block or a comment that "
		    "is not closed; nothing was changed");
	}
	if (host_write(path, after) < 0)
		return fail_machine(str_z(a, shown));
	say_what(w, line);
	return put_result(str_cat(a, shown, STR("\n")));
}

static int
run_update(struct update_work *w)
{
	int status = find_document(w, str_c(w->o->operands.v[0]));

	if (!status)
		status = find_word(w, str_c(w->o->operands.v[1]));
	if (!status)
		status = still_open(w);
	if (!status)
		status = has_begun(w);
	if (!status)
		status = read_message(w);
	if (status)
		return status;
	w->update.status = w->word->word;
	w->update.when = moment_minutes(w->o->arena, moment_of(w));
	return write_update(w);
}

int
cmd_update(const struct options *o)
{
	struct load l;
	struct update_work w = { .o = o, .l = &l };
	int status = load_site(&l, o, true);

	if (!status) {
		status = run_update(&w);
	} else {
		diags_settle(&l.diags, l.levels, l.files.paths.v);
		findings_show(o, &l.diags, &l.files, 2);
	}
	load_release(&l);
	return status;
}
