#include "cli/starter.h"

#include <assert.h>

#include "base/embedded.h"
#include "base/when.h"
#include "render/template.h"

/* Where each file goes; a template like the file itself. */
static const struct {
	const char *name, *path;
} files[] = {
	{ "site.yaml", "content/site.yaml" },
	{ "incident.md", "content/incidents/{{year}}/{{incident}}-"
	    "api-requests-time-out.md" },
	{ "maintenance.md", "content/maintenance/{{maintenance}}-"
	    "database-update.md" },
	{ "runbook.md", "content/runbooks/roll-back-a-release.md" },
	{ "about.md", "content/pages/about.md" },
	{ "gitignore", ".gitignore" },
};

/* The dates that the files speak of, in days from today. The incident is
 * recent enough for the ninety days of the status page; its review is
 * early enough for the policy, whatever days are free. */
static const struct {
	const char *name;
	int days;
} dates[] = {
	{ "since", -120 },
	{ "tested", -40 },
	{ "incident", -20 },
	{ "drafted", -19 },
	{ "finalized", -17 },
	{ "announced", -2 },
	{ "maintenance", 7 },
};

/* The files speak of days before today, and the calendar has an end. */
static int32_t
first_day(int64_t now)
{
	int32_t today = date_of_moment(now);
	int32_t least = date_of_moment(TIME_FIRST) + 400;
	int32_t most = date_of_moment(TIME_LAST) - 400;

	return today < least ? least : today > most ? most : today;
}

static struct value *
view(struct arena *a, int64_t now)
{
	struct value *v = value_map(a);
	int32_t today = first_day(now);

	for (size_t i = 0; i < sizeof(dates) / sizeof(dates[0]); i++) {
		str date = date_iso(a, today + dates[i].days);

		value_put(a, v, str_c(dates[i].name), date);
		if (strcmp(dates[i].name, "incident") == 0)
			value_put(a, v, STR("year"), str_sub(date, 0, 4));
	}
	return v;
}

/* What a template of ours makes; a mistake in one is ours too. */
static str
fill(struct template_set *set, str name, const struct value *v,
    struct diags *d)
{
	struct buf out = buf_init(BUF_MAX);
	int rc = template_run(&out, set, name, v, d);
	str kept;

	assert(rc == 0 && d->n == 0);
	(void)rc;
	kept = buf_keep(&out, set->arena);
	buf_release(&out);
	return kept;
}

void
starter_make(struct starter *s, struct arena *a, int64_t now)
{
	const size_t n = sizeof(files) / sizeof(files[0]);
	struct template_set set = template_set_init(a);
	const struct value *v = view(a, now);
	struct diags d = diags_init(a);

	set.plain = true;
	for (size_t i = 0; i < n; i++) {
		str text = embedded_get(embedded_starter,
		    str_c(files[i].name));

		assert(text.p);
		template_add(&set, str_c(files[i].name), text,
		    (struct place){ 0 }, &d);
		template_add(&set, str_c(files[i].path),
		    str_c(files[i].path), (struct place){ 0 }, &d);
	}
	template_link(&set, &d);
	*s = (struct starter){ 0 };
	for (size_t i = 0; i < n; i++)
		*vec_push(a, s) = (struct starter_file){
			fill(&set, str_c(files[i].path), v, &d),
			fill(&set, str_c(files[i].name), v, &d) };
}
