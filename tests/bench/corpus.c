/* corpus: make a site of N incidents to measure builds with.
 *
 *	bench-corpus DIR N [SEED]
 *
 * writes DIR/content: site.yaml, N incidents of 5 to 9 kB (mean 7 kB) over
 * ten years, one in ten with its postmortem in a file of its own (the two
 * together are then as long), planned work, one for each twenty incidents,
 * and five runbooks. Same N and SEED, same bytes. DIR/content must not
 * exist.
 *
 * The content is clean under the policy `operations` at BENCH_NOW.
 *
 * Exit status: 0 made, 2 wrong usage, 3 the machine failed. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif
#include <errno.h>
#include <limits.h>
#include <sys/stat.h>

#include "sections.h"

/* A body is filled up to a length between these; the last block runs over. */
enum { BODY_LEAST = 4980, BODY_MOST = 8750 };

static const char *const tags[] = {
	"cache", "deploy", "database", "network", "capacity", "config",
	"certificate", "provider", "queue", "dns", "migration", "retry",
};

static const char *const detection[] = {
	"monitoring", "monitoring", "slo", "customer", "support", "employee",
};

struct corpus {
	const char *dir;
	uint64_t seed;
	int count;
	struct text path, body;	/* used again for every file */
	long files;
	size_t bytes;
};

static void
die(const char *path)
{
	fprintf(stderr, "bench-corpus: %s: %s\n", path, strerror(errno));
	exit(3);
}

static void
make_dir(struct corpus *c, const char *name)
{
	text_clear(&c->path);
	text_fmt(&c->path, "%s/%s", c->dir, name);
	if (mkdir(c->path.at, 0755) < 0)
		die(c->path.at);
}

/* Write c->body to `name` below content/, and empty it. */
static void
put(struct corpus *c, const char *folder, const char *name)
{
	text_clear(&c->path);
	text_fmt(&c->path, "%s/content/%s%s", c->dir, folder, name);

	FILE *f = fopen(c->path.at, "wx");

	if (!f)
		die(c->path.at);

	bool short_write = fwrite(c->body.at, 1, c->body.len, f) < c->body.len;

	if (fclose(f) || short_write)
		die(c->path.at);
	c->files++;
	c->bytes += c->body.len;
	text_clear(&c->body);
}

static void
stamp(struct text *t, struct dice *d, const char *key, int64_t when)
{
	/* The ways in which people write one instant. */
	static const char *const style[] = { STAMP, STAMP, STAMP,
		"%Y-%m-%d %H:%MZ", "%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%dT%H:%M+00:00" };

	text_str(t, key);
	text_time(t, PICK(d, style), when);
	text_str(t, "\n");
}

/* `components:` in each of the three ways in which it can be written. */
static void
components(struct text *t, struct dice *d, const struct plan *p)
{
	const char *id = parts[p->part].id;
	const char *next = parts[(p->part + 1) % COUNT(parts)].id;

	switch (dice_below(d, 3)) {
	case 0:
		text_fmt(t, "components: [%s, %s]\n", id, next);
		break;
	case 1:
		text_fmt(t, "components:\n  %s: %s\n"
		    "  %s: degraded_performance\n", id, plan_state(p), next);
		break;
	default:
		text_fmt(t, "components:\n  %s:\n", id);
		stamp(t, d, "    - at: ", p->at[STARTED]);
		text_str(t, "      state: degraded_performance\n");
		stamp(t, d, "    - at: ", p->at[ACKNOWLEDGED]);
		text_fmt(t, "      state: %s\n", plan_state(p));
	}
}

/* When a postmortem was written, and who agreed. */
static void
signed_off(struct text *t, struct dice *d, const struct plan *p,
    const char *indent)
{
	text_fmt(t, "%sstatus: final\n%sdrafted: ", indent, indent);
	text_time(t, DATE "\n", p->at[RESOLVED] + DAY);
	text_fmt(t, "%sfinalized: ", indent);
	text_time(t, DATE "\n", p->at[RESOLVED] + 5 * DAY);
	text_str(t, indent);
	prose_fill(t, d, "signoff: [$i]\n");
}

static void
front_matter(struct text *t, struct dice *d, const struct plan *p,
    const struct plan *earlier)
{
	text_str(t, "---\nid: ");
	plan_id(t, p);
	text_str(t, "\ntitle: ");
	plan_title(t, p);
	text_fmt(t, "\nseverity: SEV-%d\nstatus: %s\n", p->severity,
	    stages[p->stage].status);
	for (int i = STARTED; i <= (int)stages[p->stage].reached; i++) {
		text_str(t, milestone_names[i]);
		stamp(t, d, ": ", p->at[i]);
	}
	if (plan_is_open(p))
		stamp(t, d, "next_update: ", BENCH_NOW + 30 * MINUTE);
	components(t, d, p);
	text_fmt(t, "detection: %s\n", PICK(d, detection));
	prose_fill(t, d, "commander: $i\nroles: { scribe: $i, fixer: $i }\n"
	    "impact:\n  summary: $p of calls failed\n  customers: $n\n");
	text_fmt(t, "tags: [%s]\n", PICK(d, tags));
	if (dice_chance(d, 30))
		text_fmt(t, "runbooks: [%s]\n", PICK(d, prose_runbook)[0]);
	if (earlier) {
		text_str(t, "related: [");
		plan_id(t, earlier);
		text_str(t, "]\n");
	}
	if (dice_chance(d, 30))
		text_str(t, "visibility: public\n");
	if (!plan_is_open(p) && !p->apart) {
		text_str(t, "postmortem:\n");
		signed_off(t, d, p, "  ");
	}
	text_str(t, "---\n");
}

static void
incident(struct corpus *c, int number)
{
	struct plan p = plan_incident(c->seed, c->count, number), before;
	struct dice d = dice_for(c->seed, 'i', number);
	const struct plan *earlier = NULL;
	size_t want = (size_t)dice_between(&d, BODY_LEAST, BODY_MOST);
	struct text name = { 0 };

	if (number > 0 && dice_chance(&d, 20)) {
		before = plan_incident(c->seed, c->count,
		    dice_below(&d, number));
		earlier = &before;
	}
	plan_file(&name, &p);
	front_matter(&c->body, &d, &p, earlier);
	updates(&c->body, &d, &p);
	if (p.apart) {
		want -= c->body.len;
		put(c, "incidents/", name.at);
		text_str(&c->body, "---\nincident: ");
		plan_id(&c->body, &p);
		prose_fill(&c->body, &d, "\nauthors: [$i]\n");
		signed_off(&c->body, &d, &p, "");
		text_str(&c->body, "---\n");
	}
	if (!plan_is_open(&p))
		postmortem(&c->body, &d, &p, earlier, want);
	put(c, p.apart ? "postmortems/" : "incidents/", name.at);
	text_release(&name);
}

/* ---- everything else ---- */

/* Planned work: evenly over the ten years, and some weeks beyond. */
static void
maintenance(struct corpus *c, int number, int count)
{
	struct dice d = dice_for(c->seed, 'm', number);
	const struct part *part = &PICK(&d, parts);
	int64_t step = INT64_C(3652) * DAY / count;
	int64_t starts = BENCH_NOW + 30 * DAY - number * step;
	struct text name = { 0 };

	starts -= starts % DAY - dice_between(&d, 0, 22) * HOUR;

	int64_t ends = starts + dice_between(&d, 2, 16) * 15 * MINUTE;

	text_fmt(&c->body, "---\ntitle: Work on %s\n", part->name);
	stamp(&c->body, &d, "starts: ", starts);
	stamp(&c->body, &d, "ends: ", ends);
	text_fmt(&c->body, "components: [%s]\n---\n", part->id);
	prose_paragraph(&c->body, &d, 4);
	prose_fill(&c->body, &d, "- [ ] drain `$h`\n- [ ] move to $v\n");
	text_time(&name, "%Y/" DATE "-", starts);
	text_fmt(&name, "work-on-%s-%04d.md", part->id, count - number);
	put(c, "maintenance/", name.at);
	text_release(&name);
}

static void
runbook(struct corpus *c, int number)
{
	static const char *const section[] = { "Failure scenarios",
		"Diagnostic steps", "Mitigation actions", "Rollback procedures" };
	struct dice d = dice_for(c->seed, 'r', number);
	struct text name = { 0 };

	text_fmt(&c->body, "---\ntitle: %s\ntested: 2025-11-03\n---\n",
	    prose_runbook[number][1]);
	for (int i = 0; i < COUNT(section); i++) {
		text_fmt(&c->body, "## %s\n", section[i]);
		prose_paragraph(&c->body, &d, 3);
		prose_fill(&c->body, &d, "1. Look at $w.\n2. Compare $k "
		    "with `$h`.\n3. Ask the owner of the $s.\n\n");
	}
	text_fmt(&name, "%s.md", prose_runbook[number][0]);
	put(c, "runbooks/", name.at);
	text_release(&name);
}

static void
site(struct corpus *c)
{
	struct dice d = dice_for(c->seed, 's', 0);

	text_str(&c->body, "title: Example Shop status\n"
	    "url: https://status.example.com/\n"
	    "description: How the shop and its platform are doing\n"
	    "language: en\ntimezone: UTC\npolicy: operations\n"
	    "components:\n");
	for (int i = 0; i < COUNT(parts); i++) {
		text_fmt(&c->body, "  - id: %s\n    name: %s\n"
		    "    group: %s\n", parts[i].id, parts[i].name,
		    parts[i].group);
		prose_fill(&c->body, &d, "    owner: $i\n    slo: 99.");
		text_fmt(&c->body, "%d\n    since: 2015-01-01\n",
		    dice_between(&d, 5, 9));
	}
	text_str(&c->body, "people:\n");
	for (int i = 0; i < COUNT(prose_people); i++)
		text_fmt(&c->body, "  %s: { name: \"%s\" }\n",
		    prose_people[i][0], prose_people[i][1]);
	put(c, "", "site.yaml");
}

/* Folders for the years of BENCH_NOW and the decade before it. */
static void
folders(struct corpus *c)
{
	static const char *const by_year[] = { "incidents", "postmortems",
		"maintenance" };
	struct text name = { 0 };

	if (mkdir(c->dir, 0755) < 0 && errno != EEXIST)
		die(c->dir);
	make_dir(c, "content");
	make_dir(c, "content/runbooks");
	for (int i = 0; i < COUNT(by_year); i++) {
		text_clear(&name);
		text_fmt(&name, "content/%s", by_year[i]);
		make_dir(c, name.at);
		for (int year = 2016; year <= 2026; year++) {
			text_clear(&name);
			text_fmt(&name, "content/%s/%d", by_year[i], year);
			make_dir(c, name.at);
		}
	}
	text_release(&name);
}

/* A whole number of at least `least`; ends the program at anything else. */
static long
whole(const char *s, long least, long most)
{
	char *end;

	errno = 0;

	long n = strtol(s, &end, 10);

	if (errno || end == s || *end || n < least || n > most) {
		fprintf(stderr, "bench-corpus: %s: not a whole number from "
		    "%ld to %ld\n", s, least, most);
		exit(2);
	}
	return n;
}

int
main(int argc, char **argv)
{
	if (argc < 3 || argc > 4) {
		fprintf(stderr, "usage: bench-corpus DIR N [SEED]\n");
		return 2;
	}

	struct corpus c = {
		.dir = argv[1],
		.count = (int)whole(argv[2], 1, 1000000),
		.seed = argc > 3 ? (uint64_t)whole(argv[3], 0, LONG_MAX) : 1,
	};
	int planned = (c.count + 19) / 20;

	folders(&c);
	site(&c);
	for (int i = 0; i < COUNT(prose_runbook); i++)
		runbook(&c, i);
	for (int i = 0; i < planned; i++)
		maintenance(&c, i, planned);
	for (int i = 0; i < c.count; i++)
		incident(&c, i);
	printf("%d incidents, %ld files, %zu bytes\n", c.count, c.files,
	    c.bytes);
	text_release(&c.path);
	text_release(&c.body);
	return 0;
}
