#include "render/message.h"

#include "base/buf.h"

enum { TOP_ACTIONS = 3 };

#define UNKNOWN STR("not known yet")

struct work {
	struct arena *a;
	const struct message_facts *f;
	const struct incident *in;
	const struct update *last;	/* that readers see, or NULL */
	int64_t updates;
};

str
message_length(struct arena *a, int64_t seconds)
{
	long long minutes = (seconds + MINUTE / 2) / MINUTE;
	long long hours = minutes / 60, rest = minutes % 60;
	str h = str_format(a, "%lld hour%s", hours, hours == 1 ? "" : "s");
	str m = str_format(a, "%lld minute%s", rest, rest == 1 ? "" : "s");

	if (hours == 0)
		return m;
	return rest == 0 ? h : str_cat(a, h, STR(" "), m);
}

/* Known, and in order. */
static int64_t
between(const struct work *w, enum milestone from, enum milestone to)
{
	int64_t a = w->in->times[from].at, b = w->in->times[to].at;

	return a == TIME_NONE || b == TIME_NONE || b < a ? LENGTH_NONE
	    : b - a;
}

static str
minutes(const struct work *w, enum metric m, enum milestone to)
{
	const struct metric_rule *rule = &w->f->policy->metrics[m];
	int64_t length = rule->timed ? between(w, rule->from, rule->to)
	    : between(w, STARTED, to);

	return length == LENGTH_NONE ? STR_NONE : str_format(w->a, "%lld",
	    (long long)((length + MINUTE / 2) / MINUTE));
}

static str
to_mitigate(const struct work *w)
{
	return minutes(w, METRIC_MITIGATE, MITIGATED);
}

static str
to_resolve(const struct work *w)
{
	return minutes(w, METRIC_RESOLVE, RESOLVED);
}

static str
duration(const struct work *w)
{
	int64_t length = between(w, STARTED, RESOLVED);

	return length == LENGTH_NONE ? STR_NONE : message_length(w->a,
	    length);
}

static str
sentence_case(const struct work *w, str word)
{
	char *copy = str_z(w->a, word);

	if (word.n && copy[0] >= 'a' && copy[0] <= 'z')
		copy[0] = (char)(copy[0] - 'a' + 'A');
	return str_of(copy, word.n);
}

static str
status(const struct work *w)
{
	return sentence_case(w, str_c(incident_status_name(w->in->status)));
}

static str
id(const struct work *w)
{
	return w->in->id;
}

static str
title(const struct work *w)
{
	return w->in->doc.title;
}

/* Without the day that most files' names begin with: {{date}} has it. */
static str
slug(const struct work *w)
{
	str name = w->in->doc.slug;
	int32_t day;

	return name.n > 11 && name.p[10] == '-' &&
	    date_parse(str_sub(name, 0, 10), &day) == WHEN_OK
	    ? str_from(name, 11) : name;
}

static str
severity(const struct work *w)
{
	return w->in->level < 0 ? w->in->severity.name
	    : w->f->policy->levels.v[w->in->level].id;
}

static str
services(const struct work *w)
{
	struct buf out = buf_init(BUF_MAX);
	size_t n = w->in->components.n;
	str kept;

	for (size_t i = 0; i < n; i++) {
		const struct affected *c = &w->in->components.v[i];

		if (i)
			buf_str(&out, i + 1 < n ? STR(", ") : STR(" and "));
		buf_str(&out, c->component < 0 ? c->name.name
		    : w->f->site->components.v[c->component].name);
	}
	kept = buf_keep(&out, w->a);
	buf_release(&out);
	return kept;
}

static str
impact(const struct work *w)
{
	return w->in->impact_summary;
}

static str
detection(const struct work *w)
{
	const struct policy *p = w->f->policy;

	for (size_t i = 0; i < p->detections.n; i++)
		if (str_eq(p->detections.v[i].id, w->in->detection.name))
			return p->detections.v[i].name;
	return w->in->detection.name;
}

static str
person(const struct work *w, str word)
{
	int i = site_person(w->f->site, word);

	return i < 0 || str_empty(w->f->site->people.v[i].name) ? word
	    : w->f->site->people.v[i].name;
}

static str
commander(const struct work *w)
{
	return w->in->commander.name;
}

static str
date(const struct work *w)
{
	return w->in->times[STARTED].at == TIME_NONE ? STR_NONE
	    : date_iso(w->a, date_of_moment(w->in->times[STARTED].at));
}

static str
started(const struct work *w)
{
	return when_short(w->a, w->in->times[STARTED].at);
}

static str
mitigated(const struct work *w)
{
	return when_short(w->a, w->in->times[MITIGATED].at);
}

static str
resolved(const struct work *w)
{
	return when_short(w->a, w->in->times[RESOLVED].at);
}

/* All was well until it began. */
static str
last_healthy(const struct work *w)
{
	return when_iso(w->a, w->in->times[STARTED].at);
}

static struct target
every(const struct work *w)
{
	return w->in->level < 0 ? w->f->policy->cadence.every
	    : policy_cadence(w->f->policy, w->in->level);
}

static str
cadence(const struct work *w)
{
	struct target t = every(w);

	return str_empty(t.text) || t.seconds == LENGTH_NONE ||
	    t.business_days ? t.text : message_length(w->a, t.seconds);
}

/* As promised, when that is still ahead; else as the policy wants it. */
static str
next_update(const struct work *w)
{
	struct target t = every(w);

	if (!incident_open(w->in))
		return STR_NONE;
	if (w->in->next_update.at != TIME_NONE &&
	    w->in->next_update.at > w->f->now)
		return when_short(w->a, w->in->next_update.at);
	if (str_empty(t.text) || t.seconds == LENGTH_NONE ||
	    t.business_days)
		return STR_NONE;
	return when_short(w->a, w->f->now + t.seconds);
}

static str
update(const struct work *w)
{
	return w->last ? update_brief(w->last) : STR_NONE;
}

/* Before the first one is written, it is being written now. */
static str
update_number(const struct work *w)
{
	return str_format(w->a, "%lld",
	    w->updates ? (long long)w->updates : 1);
}

static str
update_time(const struct work *w)
{
	return when_short(w->a, w->last ? w->last->at : w->f->now);
}

/* A clause that a template can put its own full stop behind. */
static str
clause(str text)
{
	text = str_trim(text);
	return str_ends(text, STR(".")) ? str_sub(text, 0, text.n - 1)
	    : text;
}

static str
root_cause(const struct work *w)
{
	return clause(w->f->root_cause);
}

static str
fix(const struct work *w)
{
	return clause(w->f->fix);
}

static str
artifacts(const struct work *w)
{
	struct buf out = buf_init(BUF_MAX);
	str kept;

	for (size_t i = 0; i < w->in->links.n; i++) {
		const struct reference *r = &w->in->links.v[i];

		if (i)
			buf_lit(&out, ", ");
		buf_str(&out, r->title);
		buf_str(&out, str_empty(r->title) ? STR_NONE : STR(" "));
		buf_str(&out, r->url);
	}
	kept = buf_keep(&out, w->a);
	buf_release(&out);
	return kept;
}

static str
page(const struct work *w, str url)
{
	return str_empty(w->f->site->url) ? STR_NONE
	    : str_cat(w->a, w->f->site->url, STR("/"), url);
}

static str
url(const struct work *w)
{
	return w->in->doc.internal ? STR_NONE : page(w, w->in->doc.url);
}

/* There is something to read once it is more than a draft. */
static str
postmortem_url(const struct work *w)
{
	const struct postmortem *pm = w->in->postmortem;
	enum review_status s = pm ? pm->review.status
	    : w->in->review.status;

	return s < REVIEW_REVIEW || (pm && pm->doc.internal) ? STR_NONE
	    : url(w);
}

/* What the front matter alone can say, below impact:. */
static str
stated(const struct work *w)
{
	(void)w;
	return STR_NONE;
}

static const struct {
	const char *name;
	str (*get)(const struct work *w);
} rows[] = {
	{ "artifacts", artifacts }, { "cadence", cadence },
	{ "commander", commander }, { "date", date },
	{ "detection", detection }, { "duration", duration },
	{ "eta", stated }, { "fix", fix }, { "id", id },
	{ "impact", impact }, { "last_healthy", last_healthy },
	{ "metrics", stated }, { "minutes_to_mitigate", to_mitigate },
	{ "minutes_to_resolve", to_resolve }, { "mitigated", mitigated },
	{ "next", stated }, { "next_update", next_update },
	{ "postmortem_url", postmortem_url }, { "resolved", resolved },
	{ "root_cause", root_cause }, { "services", services },
	{ "severity", severity }, { "slug", slug }, { "started", started },
	{ "status", status }, { "title", title }, { "update", update },
	{ "update_number", update_number }, { "update_time", update_time },
	{ "url", url },
};

const char *
message_value(size_t i)
{
	return i < sizeof(rows) / sizeof(rows[0]) ? rows[i].name : NULL;
}

/* Whether the template itself says what stands there when the value is not
 * known: {{^key}}. */
static bool
answered(const struct work *w, str key)
{
	str rest = w->f->text;
	ptrdiff_t at;

	while ((at = str_find(rest, STR("{{^"))) >= 0) {
		rest = str_from(rest, (size_t)at + 3);
		if (str_eq(str_trim(str_cut(rest, '}').head), key))
			return true;
	}
	return false;
}

static void
put(const struct work *w, struct value *map, str key, str text)
{
	if (value_get(map, key))
		return;
	if (str_empty(text) && answered(w, key))
		value_set(map, key, value_null(w->a));
	else
		value_set(map, key, str_empty(text) ? value_unknown(w->a,
		    UNKNOWN) : value_text(w->a, text));
}

/* Names that stand in no table may be facts that nobody has stated yet. The
 * channel is made from the other values, by the caller. */
static void
put_asked(const struct work *w, struct value *map)
{
	str rest = w->f->text;
	ptrdiff_t at;

	while ((at = str_find(rest, STR("{{"))) >= 0) {
		str name;

		rest = str_from(rest, (size_t)at + 2);
		while (str_starts(rest, STR("{")) ||
		    str_starts(rest, STR("&")))
			rest = str_from(rest, 1);
		name = str_trim(str_cut(rest, '}').head);
		if (name.n && char_alnum(name.p[0]) &&
		    str_find_char(name, '.') < 0 &&
		    !str_eq(name, STR("channel")))
			put(w, map, name, STR_NONE);
	}
}

static struct value *
action_value(const struct work *w, const struct action *x)
{
	struct value *map = value_map(w->a);

	put(w, map, STR("text"), x->text);
	put(w, map, STR("owner"), str_empty(x->owner.name) ? STR_NONE
	    : person(w, x->owner.name));
	put(w, map, STR("issue"), x->issue.name);
	put(w, map, STR("due"), date_iso(w->a, x->due));
	return map;
}

/* What the policy wants done before the report: that is no promise. */
static bool
done_by_then(const struct work *w, const struct action *x)
{
	return x->kind >= 0 &&
	    w->f->policy->kinds.v[x->kind].done == NEED_REQUIRED;
}

/* What is to be done yet, the first three of what is promised, and whether
 * something was and none of it is open any more. */
static void
put_actions(const struct work *w, struct value *map)
{
	struct value *open = value_list(w->a), *top = value_list(w->a);
	size_t shown = 0;
	bool promised = false, left = false;

	for (size_t i = 0; i < w->in->actions.n; i++) {
		const struct action *x = &w->in->actions.v[i];

		if (x->internal)
			continue;
		promised |= !done_by_then(w, x);
		if (x->state == ACTION_DROPPED)
			continue;
		if (x->state != ACTION_DONE) {
			value_add(open, action_value(w, x));
			left = true;
		}
		if (!done_by_then(w, x) && shown++ < TOP_ACTIONS)
			value_add(top, action_value(w, x));
	}
	value_set(map, STR("follow_ups"), open);
	value_set(map, STR("top_actions"), top);
	value_set(map, STR("settled"), value_bool(w->a, promised && !left));
}

static str
fact(const struct work *w, str key)
{
	for (size_t i = 0; i < w->in->impact.n; i++)
		if (str_eq(w->in->impact.v[i].key, key))
			return w->in->impact.v[i].text;
	return STR_NONE;
}

struct value *
message_values(struct arena *a, const struct message_facts *f)
{
	struct work w = { .a = a, .f = f, .in = f->incident };
	const struct updates *all = &w.in->doc.body.updates;
	struct value *map = value_map(a);

	for (size_t i = 0; i < all->n; i++)
		if (!all->v[i].internal && all->v[i].at != TIME_NONE) {
			w.last = &all->v[i];
			w.updates++;
		}
	/* What somebody wrote down goes before what can be computed. */
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		str key = str_c(rows[i].name), said = fact(&w, key);

		put(&w, map, key, str_empty(said) ? rows[i].get(&w) : said);
	}
	put_actions(&w, map);
	value_set(map, STR("open"), value_bool(a, incident_open(w.in)));
	for (size_t i = 0; i < w.in->roles.n; i++)
		put(&w, map, w.in->roles.v[i].role,
		    w.in->roles.v[i].person.name);
	for (size_t i = 0; i < w.in->impact.n; i++)
		put(&w, map, w.in->impact.v[i].key,
		    w.in->impact.v[i].text);
	for (size_t i = 0; i < f->policy->roles.n; i++)
		put(&w, map, f->policy->roles.v[i].id, STR_NONE);
	put_asked(&w, map);
	return map;
}
