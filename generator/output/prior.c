#include "output/prior.h"

#include "output/fingerprint.h"
#include "output/statuspage.h"

#define HEAD "allclear state 1 "

/* The order of parts counts, and so does where one ends. */
static void
mix_number(uint64_t *h, uint64_t n)
{
	*h = (*h ^ n) * UINT64_C(0x9e3779b97f4a7c15);
	*h ^= *h >> 29;
}

static void
mix(uint64_t *h, str part)
{
	mix_number(h, str_hash(part));
}

static void
mix_time(uint64_t *h, int64_t at)
{
	mix_number(h, (uint64_t)at);
}

static void
mix_updates(uint64_t *h, int64_t *newest, const struct updates *all,
    int64_t now)
{
	*newest = TIME_NONE;
	for (size_t i = 0; i < all->n; i++) {
		const struct update *u = &all->v[i];

		if (u->at > now)
			continue;
		mix_time(h, u->at);
		mix(h, u->status);
		mix(h, u->text);
		if (u->at > *newest)
			*newest = u->at;
	}
}

static void
mix_components(uint64_t *h, const struct affecteds *all)
{
	for (size_t i = 0; i < all->n; i++) {
		const struct affected *f = &all->v[i];

		mix(h, f->name.name);
		mix(h, str_c(component_state_name(f->worst)));
		for (size_t k = 0; k < f->changes.n; k++) {
			mix_time(h, f->changes.v[k].at);
			mix(h, str_c(component_state_name(
			    f->changes.v[k].state)));
		}
	}
}

static str
key_of(struct arena *a, const char *kind, str id)
{
	return str_cat(a, str_c(kind), STR(" "),
	    statuspage_id(a, kind, id));
}

struct prior_item
prior_incident(const struct corpus *c, const struct incident *in,
    struct arena *a)
{
	const struct review *r = in->postmortem ? &in->postmortem->review
	    : &in->review;
	struct prior_item p = {
		.key = key_of(a, "incident", in->id),
		.status = str_c(incident_status_name(in->status)),
		.review = r->status == REVIEW_NONE ? STR("-")
		    : str_c(review_status_name(r->status)),
	};

	mix(&p.print, in->doc.title);
	mix(&p.print, in->level < 0 ? in->severity.name
	    : c->policy->levels.v[in->level].id);
	mix(&p.print, in->impact_summary);
	for (int m = 0; m < MILESTONE_COUNT; m++)
		mix_time(&p.print, in->times[m].at);
	mix_time(&p.print, in->next_update.at);
	mix_components(&p.print, &in->components);
	mix_updates(&p.print, &p.newest, &in->doc.body.updates, c->now);
	return p;
}

struct prior_item
prior_work(const struct maintenance *m, int64_t now, struct arena *a)
{
	struct prior_item p = {
		.key = key_of(a, "maintenance", m->id),
		.status = str_c(maintenance_state_name(
		    maintenance_state(m, now))),
		.review = STR("-"),
	};

	mix(&p.print, m->doc.title);
	mix(&p.print, m->impact_summary);
	mix_time(&p.print, m->starts.at);
	mix_time(&p.print, m->ends.at);
	mix_components(&p.print, &m->components);
	mix_updates(&p.print, &p.newest, &m->doc.body.updates, now);
	return p;
}

static str
time_or_dash(struct arena *a, int64_t at)
{
	return at == TIME_NONE ? STR("-") : when_iso(a, at);
}

static void
write_item(struct buf *out, const struct prior_item *p, struct arena *a)
{
	const str parts[] = { p->key, p->status, p->review,
		time_or_dash(a, p->newest) };

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		buf_str(out, parts[i]);
		buf_char(out, ' ');
	}
	fingerprint_put(out, p->print);
	buf_char(out, '\n');
}

static str
audience(bool with_internal)
{
	return with_internal ? STR("internal") : STR("public");
}

void
prior_write(struct buf *out, const struct corpus *c, bool with_internal,
    int64_t now, struct arena *a)
{
	buf_lit(out, HEAD);
	buf_str(out, audience(with_internal));
	buf_char(out, ' ');
	buf_str(out, time_or_dash(a, c->newest));
	buf_char(out, '\n');
	for (size_t i = 0; i < c->incidents.n; i++) {
		struct prior_item p = prior_incident(c, &c->incidents.v[i],
		    a);

		write_item(out, &p, a);
	}
	for (size_t i = 0; i < c->maintenance.n; i++) {
		struct prior_item p = prior_work(&c->maintenance.v[i], now,
		    a);

		write_item(out, &p, a);
	}
	buf_fmt(out, "end %zu\n", c->incidents.n + c->maintenance.n);
}

static bool
read_time(str text, int64_t *at)
{
	*at = TIME_NONE;
	return str_eq(text, STR("-")) ||
	    when_parse(text, at, NULL) == WHEN_OK;
}

static bool
read_item(struct arena *a, str line, struct prior *out)
{
	struct prior_item *p = arena_new(a, struct prior_item);
	struct cut kind = str_cut(line, ' ');
	struct cut id = str_cut(kind.tail, ' ');
	struct cut status = str_cut(id.tail, ' ');
	struct cut review = str_cut(status.tail, ' ');
	struct cut newest = str_cut(review.tail, ' ');
	void **at;

	if (!newest.found || id.head.n != STATUSPAGE_ID ||
	    !read_time(newest.head, &p->newest) ||
	    !fingerprint_read(newest.tail, &p->print))
		return false;
	p->key = str_of(line.p, kind.head.n + 1 + id.head.n);
	p->status = status.head;
	p->review = review.head;
	/* Two of one id were reported; they are as one here. */
	at = map_at(&out->items, p->key, a);
	if (!*at)
		*at = p;
	out->n++;
	return true;
}

bool
prior_read(struct arena *a, str bytes, bool with_internal,
    struct prior *out, bool *other)
{
	struct cut line = str_line(bytes), head;
	str end;

	*out = (struct prior){ .as_of = TIME_NONE };
	*other = false;
	if (!str_starts(line.head, STR(HEAD)))
		return false;
	head = str_cut(str_from(line.head, sizeof(HEAD) - 1), ' ');
	if (!read_time(head.tail, &out->as_of))
		return false;
	*other = str_eq(head.head, audience(!with_internal));
	if (!str_eq(head.head, audience(with_internal)))
		return false;
	for (line = str_line(line.tail); line.found &&
	    !str_starts(line.head, STR("end ")); line = str_line(line.tail))
		if (!read_item(a, line.head, out))
			return false;
	end = str_format(a, "end %zu", out->n);
	return line.found && str_eq(line.head, end) && str_empty(line.tail);
}
