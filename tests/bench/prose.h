/* prose: sentences that read like a report, by dice.
 *
 * A sentence is a pattern in which `$` and a letter stand for a word of
 * that kind. The kinds with a table give the frequent words of a real
 * archive; those with a function (hosts, traces, versions, links) give its
 * many rare ones, without which a search index would look too good.
 *
 * No pattern holds braces or words such as "to do": a policy may take them
 * for places that the author has yet to fill. None states how long
 * something took: the program compares such statements with the milestones.
 *
 * Needs text.h and dice.h only; what it appends to belongs to the caller. */
#ifndef BENCH_PROSE_H
#define BENCH_PROSE_H

#include "dice.h"
#include "text.h"

#define COUNT(table) ((int)(sizeof(table) / sizeof((table)[0])))
#define PICK(dice, table) ((table)[dice_below(dice, COUNT(table))])

static const char *const prose_runbook[][2] = {
	{ "cache-failover", "Cache failover" },
	{ "database-replica", "Promote a database replica" },
	{ "release-rollback", "Roll back a release" },
	{ "queue-backlog", "Drain a queue backlog" },
	{ "certificate-renewal", "Renew a certificate" },
};

static const char *const prose_people[][2] = {
	{ "mira", "Mira Okafor" }, { "jo", "Jo Lindqvist" },
	{ "sam", "Sam Petrov" }, { "zoe", "Zoë Marchetti" },
	{ "ravi", "Ravi Nair" }, { "lena", "Lena Brandt" },
	{ "tomas", "Tomás Vidal" }, { "aiko", "Aiko Mori" },
	{ "deniz", "Deniz Kaya" }, { "ngozi", "Ngozi Eze" },
	{ "pavel", "Pavel Dvořák" }, { "ines", "Inês Duarte" },
	{ "noah", "Noah Whitfield" }, { "freja", "Freja Holm" },
	{ "omar", "Omar Haddad" }, { "kim", "Kim Seo-yeon" },
};

static const char *const prose_service[] = {
	"checkout service", "session store", "order queue", "image resizer",
	"billing worker", "search index", "edge proxy", "login gateway",
	"mail relay", "report builder", "price cache", "webhook sender",
	"export job", "primary database", "read replica", "object store",
	"message broker", "rate limiter", "flag service", "token signer",
	"DNS resolver", "ingest pipeline", "scheduler", "load balancer",
	"tax calculator", "fraud model", "stock service", "upload service",
	"audit log", "metrics store", "geo lookup", "invoice renderer",
};

static const char *const prose_failure[] = {
	"returned errors", "timed out", "answered slowly",
	"dropped connections", "ran out of file descriptors",
	"refused new sessions", "fell behind", "restarted in a loop",
	"served stale data", "lost its leader", "stopped accepting writes",
	"exhausted its connection pool", "rejected valid tokens",
	"filled its disk", "evicted warm entries", "retried without back-off",
	"held its locks too long", "sent duplicate messages",
	"ran into its memory limit", "waited on a full queue",
	"lost packets between zones", "miscounted its quota",
};

static const char *const prose_cause[] = {
	"a cache failover", "an expired certificate", "a schema migration",
	"a faulty release", "a config change", "a full disk",
	"a traffic spike", "a network partition", "a slow query",
	"a kernel update", "a DNS change", "a lost quorum",
	"a leaked connection", "a clock step", "a flag roll-out",
	"a provider outage", "a hot partition", "a retry storm",
	"a failed backup", "a stuck lock", "a missing index",
	"a memory leak", "a wrong route", "a rate limit set too low",
	"a rotated key", "an oversized payload", "a firmware bug",
};

static const char *const prose_remedy[] = {
	"rolled back the release", "raised the connection limit",
	"drained the affected zone", "restarted the workers",
	"failed over to the replica", "turned the flag off",
	"purged the cache", "added capacity", "blocked the noisy client",
	"paused the batch jobs", "renewed the certificate",
	"rebuilt the index", "replayed the queue",
	"moved traffic to the second region", "reverted the config",
	"cancelled the long query", "removed old snapshots",
	"pinned the previous image", "lowered the time-out",
	"shed the lowest class of traffic",
};

static const char *const prose_plan[] = {
	"alert on queue age", "test the failover each month",
	"cap the retries", "add a canary stage",
	"page the owning team directly", "document the rollback",
	"watch certificate expiry", "shed load before the pool is full",
	"size the pool from measured demand", "rehearse the restore",
	"put a budget on each call", "remove the shared lock",
	"check configs against the schema", "keep two weeks of traces",
	"split the hot partition", "review limits each quarter",
	"make the migration resumable", "measure replication lag per table",
	"alert on failover count", "store the schema beside the code",
};

static const char *const prose_signal[] = {
	"the latency dashboard", "the error-rate alert",
	"the synthetic check", "the burn-rate alert",
	"the queue-age graph", "the nightly report", "the release log",
	"the saturation graph", "the heat map", "the uptime probe",
};

static const char *const prose_voice[] = {
	"a support ticket", "a customer's message", "a partner's call",
	"the account team", "the on-call engineer", "a forum thread",
};

static const char *const prose_moment[] = {
	"at the peak of the day", "during the night batch",
	"right after the release", "while the zone drained",
	"before the second page", "once the cache was cold",
	"as traffic moved", "under the weekend's load",
	"when the lease ran out", "on the older nodes only",
};

static const char *const prose_code[] = {
	"`pool.max`", "`SELECT … FOR UPDATE`", "`ETIMEDOUT`", "`HTTP 503`",
	"`retry.limit`", "`max_wal_size`", "`GET /v2/orders`",
	"`net.core.somaxconn`", "`ulimit -n`", "`SIGTERM`", "`p99_ms`",
	"`lease.ttl`", "`x-request-id`", "`fsync`", "`MAXMEMORY`",
};

static const char *const prose_pattern[] = {
	"The $s $f $m, and $n requests had to be sent again.",
	"We saw it first on $w: the $s $f for $p of calls.",
	"Behind it was $c in the $s, which $f $m.",
	"On `$h` the limit $k had stood at $n since version $v.",
	"Trace `$r` shows the call waiting in the $s $m.",
	"*No data was lost*, but $n messages arrived late.",
	"We $a, after which the $s recovered on its own.",
	"A first guess, ~~$c~~, did not survive a look at $w.",
	"The graph is at $u for anyone who wants the detail.",
	"With $k at $n, the $s **$f** long before the $o did.",
	"Support answered $n tickets; most of them named the $s.",
	"The change in $v was reviewed, tested and still wrong: it "
	    "assumed that the $o never $f.",
	"It took $e to tell us that the $s $f, because the $o "
	    "reports only averages.",
	"Then `$h` and `$h` $f together, and the $o lost its quorum.",
	"Nobody was paged $m, since the alert looked at the $o instead.",
	"Of all accounts, ~~$p~~ $p noticed; the others were idle.",
	"The fix was small – we $a – and the proof was on $w.",
	"Compare $k with the value on `$h`: $n against $n.",
	"Every client of the $s $f, so $c became a second problem.",
	"The runbook told us to look at $w; that was good advice.",
	"After $c the $s needs a warm-up that no test had exercised.",
	"See <https://wiki.example.com/pages/$n> for the older design.",
	"Error ids such as `$r` came back in $p of the answers.",
	"The $s holds about $n connections; $m it held twice as many.",
	"Customer *$j* wrote first, then $j and $j; $e put them together.",
	"The job named $j held the $s back $m.",
	"$j, the library behind the $s, gained $k in $v.",
	"One node (`$h`) still ran $v and kept answering.",
	"We $a at once, and $a again when the $o $f.",
	"Neither the $s nor the $o logs $k, which cost us time.",
	"“All green,” said our own page, and $p of customers disagreed.",
};

static inline void
prose_number(struct text *t, struct dice *d)
{
	text_fmt(t, "%d", dice_short(d, 2, 9000));
}

static inline void
prose_percent(struct text *t, struct dice *d)
{
	text_fmt(t, "%d", dice_short(d, 0, 60));
	text_fmt(t, ".%d %%", dice_below(d, 10));
}

static inline void
prose_host(struct text *t, struct dice *d)
{
	static const char *const role[] = { "cache", "db", "edge", "worker",
		"queue", "web", "store", "auth" };
	static const char *const zone[] = { "eu1", "eu2", "us1", "us2",
		"ap1" };

	text_str(t, PICK(d, role));
	text_fmt(t, "-%s", PICK(d, zone));
	text_fmt(t, "-%02d", dice_between(d, 1, 40));
}

static inline void
prose_trace(struct text *t, struct dice *d)
{
	text_fmt(t, "%08x", (unsigned)(dice_next(d) & 0xffffffffu));
}

static inline void
prose_version(struct text *t, struct dice *d)
{
	text_fmt(t, "v%d", dice_between(d, 1, 9));
	text_fmt(t, ".%d", dice_below(d, 30));
	text_fmt(t, ".%d", dice_below(d, 12));
}

static inline void
prose_link(struct text *t, struct dice *d)
{
	text_fmt(t, "https://graphs.example.com/d/%04x/overview",
	    (unsigned)dice_below(d, 0x10000));
	text_fmt(t, "?from=%d&to=now", dice_between(d, 1000, 9999));
}

/* A name that nobody has heard of; some thousands, a few of them often. */
static inline void
prose_name(struct text *t, struct dice *d)
{
	static const char *const start[] = { "Tar", "Mel", "Vo", "Kes", "Or",
		"Lin", "Bra", "Sul", "Ny", "Fer", "Cal", "Du", "Hes", "Jo",
		"Pra", "Qui", "Ro", "Ste", "Wen", "Zar" };
	static const char *const middle[] = { "", "a", "to", "ri", "ne",
		"lo", "mi", "du", "ve", "sha", "ko", "ba", "xi", "pu", "ger" };
	static const char *const end[] = { "n", "dex", "lis", "vik", "tra",
		"mont", "ra", "sen", "by", "worth", "que", "ling", "nova" };

	text_str(t, start[dice_short(d, 0, COUNT(start) - 1)]);
	text_str(t, PICK(d, middle));
	text_str(t, end[dice_short(d, 0, COUNT(end) - 1)]);
}

static inline void
prose_person(struct text *t, struct dice *d)
{
	text_str(t, PICK(d, prose_people)[0]);
}

struct prose_kind {
	char letter;
	const char *const *words;
	int count;
	void (*make)(struct text *, struct dice *);
};

static const struct prose_kind prose_kinds[] = {
	{ 's', prose_service, COUNT(prose_service), NULL },
	{ 'o', prose_service, COUNT(prose_service), NULL },
	{ 'f', prose_failure, COUNT(prose_failure), NULL },
	{ 'c', prose_cause, COUNT(prose_cause), NULL },
	{ 'a', prose_remedy, COUNT(prose_remedy), NULL },
	{ 'g', prose_plan, COUNT(prose_plan), NULL },
	{ 'w', prose_signal, COUNT(prose_signal), NULL },
	{ 'e', prose_voice, COUNT(prose_voice), NULL },
	{ 'm', prose_moment, COUNT(prose_moment), NULL },
	{ 'k', prose_code, COUNT(prose_code), NULL },
	{ 'i', NULL, 0, prose_person },
	{ 'n', NULL, 0, prose_number },
	{ 'p', NULL, 0, prose_percent },
	{ 'h', NULL, 0, prose_host },
	{ 'j', NULL, 0, prose_name },
	{ 'r', NULL, 0, prose_trace },
	{ 'v', NULL, 0, prose_version },
	{ 'u', NULL, 0, prose_link },
};

/* Append one word of the kind that `letter` names. */
static inline void
prose_word(struct text *t, struct dice *d, char letter)
{
	const struct prose_kind *kind = prose_kinds;

	while (kind->letter != letter) {
		kind++;
		assert(kind < prose_kinds + COUNT(prose_kinds));
	}
	if (kind->make)
		kind->make(t, d);
	else
		text_str(t, kind->words[dice_below(d, kind->count)]);
}

/* Append `pattern` with its words filled in, from left to right. Write a
 * pattern rather than a format with two dice among its arguments: C leaves
 * open which of two arguments is worked out first. */
static inline void
prose_fill(struct text *t, struct dice *d, const char *pattern)
{
	while (*pattern) {
		size_t plain = strcspn(pattern, "$");

		text_add(t, pattern, plain);
		pattern += plain;
		if (!*pattern)
			break;
		prose_word(t, d, pattern[1]);
		pattern += 2;
	}
}

/* The same, with a capital letter to begin with. */
static inline void
prose_sentence(struct text *t, struct dice *d, const char *pattern)
{
	size_t start = t->len;

	prose_fill(t, d, pattern);
	if (t->len > start && t->at[start] >= 'a' && t->at[start] <= 'z')
		t->at[start] = (char)(t->at[start] - 'a' + 'A');
}

/* Append `count` sentences as a paragraph, and the blank line after it. */
static inline void
prose_paragraph(struct text *t, struct dice *d, int count)
{
	while (count-- > 0) {
		prose_sentence(t, d, PICK(d, prose_pattern));
		text_str(t, !count ? "\n\n" : dice_chance(d, 30) ? "\n" : " ");
	}
}

#endif
