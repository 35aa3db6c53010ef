#include "output/skeleton.h"

#include <assert.h>

#include "import/yaml_write.h"
#include "output/remark.h"
#include "output/skeleton_parts.h"
#include "output/slug.h"

enum {
	PROPOSED_HOUR = 22,	/* of tomorrow, UTC: planned work begins */
	NAMES_MOST = 60,	/* listed in a comment; site.yaml has all */
};

static int64_t
proposed_start(int64_t now)
{
	return date_moment(date_of_moment(now) + 1) + PROPOSED_HOUR * HOUR;
}

str
moment_minutes(struct arena *a, int64_t at)
{
	str iso = when_iso(a, at);

	if (!str_ends(iso, STR(":00Z")))
		return iso;
	return str_cat(a, str_sub(iso, 0, iso.n - 4), STR("Z"));
}

/* A time needs no quotes, whatever it may look like elsewhere. */
static void
put_time(struct buf *out, const char *key, str time)
{
	buf_fmt(out, "%s: " STR_FMT "\n", key, STR_ARG(time));
}

static void
put_components(struct buf *out, const struct site *site)
{
	size_t n = site->components.n;

	for (size_t i = 0; i < n && i < NAMES_MOST; i++) {
		if (i)
			buf_lit(out, ", ");
		buf_str(out, site->components.v[i].id);
	}
	if (n > NAMES_MOST)
		buf_fmt(out, " and %zu more", n - NAMES_MOST);
	buf_str(out, n > 0 && n <= NAMES_MOST ? STR(".")
	    : STR(" (see components: in site.yaml)."));
}

/* A comment made in pieces, then written. */
static void
end_remark(struct buf *out, struct buf *text)
{
	remark_yaml(out, buf_view(text));
	buf_release(text);
}

/* "SEV-1 Critical: all of it is down. An update every 15m." */
static void
level_remark(struct buf *out, const struct severity *l)
{
	struct buf text = buf_init(BUF_MAX);

	buf_str(&text, l->id);
	if (!str_empty(l->name) && !str_ieq(l->name, l->id)) {
		buf_char(&text, ' ');
		buf_str(&text, l->name);
	}
	for (size_t i = 0; i < l->criteria.n; i++) {
		buf_str(&text, i ? STR("; ") : STR(": "));
		buf_str(&text, l->criteria.v[i]);
	}
	if (!str_empty(l->cadence.text)) {
		buf_lit(&text, " (updates: ");
		buf_str(&text, l->cadence.text);
		buf_char(&text, ')');
	}
	end_remark(out, &text);
}

static void
put_severity(struct buf *out, const struct policy *p)
{
	for (size_t i = 0; i < p->levels.n; i++)
		level_remark(out, &p->levels.v[i]);
	if (p->levels.n == 0)
		remark_yaml(out, STR("A level of the policy."));
	buf_lit(out, "severity:\n");
}

static void
put_affected(struct buf *out, const struct site *site)
{
	struct buf text = buf_init(BUF_MAX);

	buf_lit(&text, "What is affected, one or more of: ");
	put_components(&text, site);
	buf_lit(&text, " Or each with its state, such as { ");
	buf_str(&text, site->components.n ? site->components.v[0].id
	    : STR("id"));
	buf_fmt(&text, ": %s }; also %s and %s.",
	    component_state_name(COMPONENT_PARTIAL_OUTAGE),
	    component_state_name(COMPONENT_DEGRADED),
	    component_state_name(COMPONENT_MAJOR_OUTAGE));
	end_remark(out, &text);
	buf_lit(out, "components: []\n");
}

/* What cannot be known yet, and where it goes. */
static void
put_later(struct buf *out, const struct policy *p)
{
	struct buf text = buf_init(BUF_MAX);
	bool first = true;

	buf_lit(&text, "To add once they are known, written like started:");
	for (int m = STARTED + 1; m < MILESTONE_COUNT; m++)
		buf_fmt(&text, "%s %s", m == STARTED + 1 ? "" : ",",
		    milestone_name((enum milestone)m));
	buf_lit(&text, ". Also commander, roles, impact, next_update, and "
	    "detection");
	for (size_t i = 0; i < p->detections.n; i++) {
		buf_str(&text, i ? STR(", ") : STR(" ("));
		buf_str(&text, p->detections.v[i].id);
	}
	buf_str(&text, p->detections.n ? STR(").") : STR("."));
	for (size_t i = 0; i < p->roles.n; i++) {
		if (p->roles.v[i].need != NEED_REQUIRED)
			continue;
		buf_str(&text, first ? STR(" The policy requires: ")
		    : STR(", "));
		buf_str(&text, p->roles.v[i].id);
		first = false;
	}
	if (!first)
		buf_char(&text, '.');
	end_remark(out, &text);
}

static str
updates_title(const struct policy *p)
{
	for (size_t i = 0; i < p->sections.n; i++)
		if (p->sections.v[i].holds == HOLDS_UPDATES)
			return p->sections.v[i].title;
	return STR("Updates");
}

static void
put_incident(struct buf *out, struct arena *a, const struct skeleton *s)
{
	str now = moment_minutes(a, s->now - (s->now % MINUTE + MINUTE) %
	    MINUTE);

	yaml_pair(out, 0, STR("title"), s->title);
	put_severity(out, s->policy);
	buf_lit(out, "status: investigating\n");
	remark_yaml(out, STR("When the trouble began, as far as is known by "
	    "now. Times need their zone: Z is UTC."));
	put_time(out, "started", now);
	put_affected(out, s->site);
	put_later(out, s->policy);
	buf_lit(out, "---\n");
	skeleton_heading(out, updates_title(s->policy));
	buf_lit(out, "\n### ");
	buf_str(out, now);
	buf_lit(out, " investigating\n\n");
	remark_html(out, STR("For readers: what does not work, since when, "
	    "and when you will write again."));
}

static void
put_maintenance(struct buf *out, struct arena *a, const struct skeleton *s)
{
	int64_t starts = proposed_start(s->now);
	struct buf text = buf_init(BUF_MAX);

	yaml_pair(out, 0, STR("title"), s->title);
	remark_yaml(out, STR("A proposal: correct both times. If the day "
	    "changes, rename the file too."));
	put_time(out, "starts", moment_minutes(a, starts));
	put_time(out, "ends", moment_minutes(a, starts + HOUR));
	buf_lit(&text, "What the work touches, in [ and ], one or more of: ");
	put_components(&text, s->site);
	end_remark(out, &text);
	buf_lit(out, "components:\n---\n");
	remark_html(out, STR("For readers: what is done, what they will "
	    "notice and for how long, and what goes on as usual."));
}

static void
put_runbook(struct buf *out, const struct skeleton *s)
{
	struct buf text = buf_init(BUF_MAX);

	yaml_pair(out, 0, STR("title"), s->title);
	buf_lit(&text, "What it helps with, of: ");
	put_components(&text, s->site);
	end_remark(out, &text);
	buf_lit(out, "components: []\n");
	remark_yaml(out, STR("Who keeps it up to date."));
	buf_lit(out, "owner:\n");
	remark_yaml(out, STR("The day on which it was last tried: "
	    "YYYY-MM-DD. Empty until then."));
	buf_lit(out, "tested:\n---\n");
	remark_html(out, STR("When to use this page, in one or two "
	    "sentences."));
	skeleton_runbook(out, s->policy);
}

str
skeleton_text(struct arena *a, const struct skeleton *s)
{
	struct buf out = buf_init(BUF_MAX);
	str kept;

	buf_lit(&out, "---\n");
	switch (s->kind) {
	case FILE_INCIDENT:
		put_incident(&out, a, s);
		break;
	case FILE_POSTMORTEM:
		skeleton_postmortem(&out, a, s);
		break;
	case FILE_MAINTENANCE:
		put_maintenance(&out, a, s);
		break;
	case FILE_RUNBOOK:
		put_runbook(&out, s);
		break;
	default:
		assert(false);	/* no other kind has a skeleton */
	}
	kept = buf_keep(&out, a);
	buf_release(&out);
	return kept;
}

static str
day_of(struct arena *a, const struct skeleton *s)
{
	return date_iso(a, date_of_moment(s->kind == FILE_MAINTENANCE
	    ? proposed_start(s->now) : s->now));
}

bool
skeleton_nameless(const struct skeleton *s)
{
	struct arena a = { 0 };
	bool nameless = s->kind != FILE_POSTMORTEM &&
	    str_empty(slug_of_title(&a, s->title));

	arena_release(&a);
	return nameless;
}

str
skeleton_slug(struct arena *a, const struct skeleton *s, int nth)
{
	str name;

	if (s->kind == FILE_POSTMORTEM)
		return s->incident->doc.slug;
	name = slug_of_title(a, s->title);
	if (str_empty(name))
		name = nth > 1 ? str_format(a, "%s-%d",
		    file_kind_name(s->kind), nth)
		    : str_c(file_kind_name(s->kind));
	if (s->kind == FILE_RUNBOOK)
		return name;
	return str_cat(a, day_of(a, s), STR("-"), name);
}

str
skeleton_folder(struct arena *a, const struct skeleton *s)
{
	str folder = str_cat(a, STR("content/"),
	    str_c(file_kind_folder(s->kind)));

	if (s->kind != FILE_INCIDENT)
		return folder;
	return str_cat(a, folder, STR("/"), str_sub(day_of(a, s), 0, 4));
}
