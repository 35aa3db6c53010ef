#include "output/work_calendar.h"

#include "output/ics.h"
#include "render/view.h"

#define EVERY_HOUR STR("PT1H")

/* What all events of a calendar share. */
struct calendar_out {
	const struct pages_source *source;
	const struct view *view;
	struct arena *a;
	struct buf *out;
	str host;		/* what ids of other sites do not end in */
};

static void
line_time(struct calendar_out *w, const char *name, int64_t at)
{
	if (at != TIME_NONE)
		ics_line(w->out, name, when_basic(w->a, at));
}

/* DTSTAMP: when the event got its present form. Not the time of the build,
 * which would change the file every time. */
static int64_t
stamp(const struct calendar_out *w, const struct maintenance *m)
{
	int64_t at = maintenance_newest(m, w->source->now);

	if (at == TIME_NONE)
		at = w->source->corpus->newest;
	return at == TIME_NONE ? w->source->now : at;
}

/* It only ever grows: updates are added, and a plan is changed but by
 * them, by cancelling and by ending early. */
static int64_t
sequence(const struct maintenance *m)
{
	return (int64_t)m->doc.body.updates.n + m->cancelled +
	    (m->completed.at != TIME_NONE);
}

static str
title_of(struct calendar_out *w, const struct maintenance *m)
{
	if (!m->cancelled)
		return m->doc.title;
	/* Many clients do not show the status. */
	return words_fill(&w->source->theme->words, w->a,
	    STR("work_called_off"), BLANKS({ STR("title"), m->doc.title }));
}

/* Impact, the newest update, and where to read on. */
static str
description_of(struct calendar_out *w, const struct maintenance *m, str url)
{
	const struct updates *u = &m->doc.body.updates;
	str all = m->impact_summary, end = STR("\n\n");

	if (u->n > 0) {
		const struct update *last = &u->v[u->n - 1];

		all = str_cat(w->a, all, str_empty(all) ? STR_NONE : end,
		    status_word(w->view, last->status), STR(": "),
		    last->text);
	}
	if (str_empty(all))
		all = view_summary(w->view, &m->doc, STR_NONE);
	return str_cat(w->a, all, str_empty(all) || str_empty(url)
	    ? STR_NONE : end, url);
}

static void
line_components(struct calendar_out *w, const struct maintenance *m)
{
	const struct site *site = w->source->corpus->site;
	str *names = arena_array(w->a, str, m->components.n);

	for (size_t i = 0; i < m->components.n; i++) {
		const struct affected *f = &m->components.v[i];

		names[i] = f->component < 0 ? f->name.name
		    : site->components.v[f->component].name;
	}
	ics_line_list(w->out, "CATEGORIES", names, m->components.n);
}

static void
put_event(struct calendar_out *w, const struct maintenance *m)
{
	const struct site *site = w->source->corpus->site;
	const struct updates *u = &m->doc.body.updates;
	int64_t ends = maintenance_end(m), stamped = stamp(w, m);
	str url = STR_NONE;

	if (!str_empty(site->url))
		url = view_address(w->a, site, m->doc.url);
	ics_line(w->out, "BEGIN", STR("VEVENT"));
	ics_line_text(w->out, "UID", str_cat(w->a, m->id, STR("@"),
	    w->host));
	line_time(w, "DTSTAMP", stamped);
	line_time(w, "LAST-MODIFIED", stamped);
	if (u->n > 0 && u->v[0].at <= w->source->now)
		line_time(w, "CREATED", u->v[0].at);
	ics_line(w->out, "SEQUENCE", str_format(w->a, "%lld",
	    (long long)sequence(m)));
	line_time(w, "DTSTART", m->starts.at);
	if (ends > m->starts.at)
		line_time(w, "DTEND", ends);
	ics_line(w->out, "STATUS", m->cancelled ? STR("CANCELLED")
	    : STR("CONFIRMED"));
	ics_line_text(w->out, "SUMMARY", title_of(w, m));
	ics_line_text(w->out, "DESCRIPTION", description_of(w, m, url));
	if (!str_empty(url))
		ics_line(w->out, "URL", url);
	line_components(w, m);
	/* Nobody is busy because of it. */
	ics_line(w->out, "TRANSP", STR("TRANSPARENT"));
	ics_line(w->out, "END", STR("VEVENT"));
}

/* A calendar must hold something; this says nothing, and is true. */
static void
put_utc(struct calendar_out *w)
{
	ics_line(w->out, "BEGIN", STR("VTIMEZONE"));
	ics_line(w->out, "TZID", STR("Etc/UTC"));
	ics_line(w->out, "BEGIN", STR("STANDARD"));
	ics_line(w->out, "DTSTART", STR("19700101T000000"));
	ics_line(w->out, "TZOFFSETFROM", STR("+0000"));
	ics_line(w->out, "TZOFFSETTO", STR("+0000"));
	ics_line(w->out, "END", STR("STANDARD"));
	ics_line(w->out, "END", STR("VTIMEZONE"));
}

static void
put_head(struct calendar_out *w, str path)
{
	const struct site *site = w->source->corpus->site;
	str name = words_fill(&w->source->theme->words, w->a,
	    STR("page_title"), BLANKS({ STR("page"), words_get(
	    &w->source->theme->words, STR("maintenance")) },
	    { STR("site"), site->title }));

	ics_line(w->out, "BEGIN", STR("VCALENDAR"));
	ics_line(w->out, "VERSION", STR("2.0"));
	ics_line(w->out, "PRODID", STR("-//allclear//maintenance//EN"));
	ics_line(w->out, "CALSCALE", STR("GREGORIAN"));
	ics_line_text(w->out, "NAME", name);
	ics_line_text(w->out, "X-WR-CALNAME", name);
	if (!str_empty(site->url)) {
		ics_line(w->out, "URL", view_address(w->a, site,
		    STR("maintenance/")));
		ics_line(w->out, "SOURCE;VALUE=URI", view_address(w->a,
		    site, path));
	}
	ics_line(w->out, "REFRESH-INTERVAL;VALUE=DURATION", EVERY_HOUR);
	ics_line(w->out, "X-PUBLISHED-TTL", EVERY_HOUR);
}

int
work_calendar(const struct pages *p, const struct data_file *f,
    struct arena *scratch, struct buf *out, struct diags *d)
{
	const struct pages_source *s = p->source;
	const struct corpus *c = s->corpus;
	struct view v = { .corpus = c, .theme = s->theme, .now = s->now,
		.arena = scratch, .frame = p->frame };
	struct calendar_out w = { .source = s, .view = &v, .a = scratch,
		.out = out, .host = STR("allclear.invalid") };
	size_t n = 0;

	(void)d;
	if (!str_empty(c->site->origin))
		w.host = str_from(c->site->origin, (size_t)str_find(
		    c->site->origin, STR("://")) + 3);
	put_head(&w, f->path);
	for (size_t i = 0; i < c->maintenance.n; i++) {
		const struct maintenance *m = &c->maintenance.v[i];

		/* Without a start there is no event; that was reported. */
		if (m->starts.at == TIME_NONE || (n >= WORK_CALENDAR_MOST &&
		    maintenance_state(m, s->now) >= MAINTENANCE_COMPLETED))
			continue;
		put_event(&w, m);
		n++;
	}
	if (n == 0)
		put_utc(&w);
	ics_line(out, "END", STR("VCALENDAR"));
	return 0;
}

void
work_calendar_plan(struct data_files *files, const struct pages_source *s)
{
	(void)s;
	data_add(files, (struct data_file){ .path = STR("maintenance.ics"),
	    .make = work_calendar });
}
