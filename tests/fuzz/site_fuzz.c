/* Any bytes as the files of a site, from reading to the last byte of its
 * pages. Lines of %%% part the files: site.yaml, policy.yaml, an
 * incident, its postmortem, another incident, maintenance, a runbook and
 * a page; one that is empty is not there.
 *
 * Besides not crashing: for either audience every page, feed and drawing
 * closes what it opens, every .json is JSON, and every format of findings
 * can be written, those in JSON and XML as such. The files are put into a
 * folder below TMPDIR (/dev/shm serves well), which stays. Seeds:
 * tests/fuzz/site/. */
#include <jansson.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "balanced.h"
#include "base/host.h"
#include "cli/findings.h"
#include "cli/load.h"
#include "output/pages.h"
#include "render/policy_words.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { FILES = 8, NOW = 1774000000 };

static const char *const paths[FILES] = {
	"content/site.yaml",
	"content/policy.yaml",
	"content/incidents/2026-03-14-a.md",
	"content/postmortems/a.md",
	"content/incidents/2026-03-15-b.md",
	"content/maintenance/2026-03-20-c.md",
	"content/runbooks/r.md",
	"content/pages/p.md",
};

/* The folder is made once a process. */
static void
work_in_folder(void)
{
	static const char *const folders[] = { "content/incidents",
		"content/postmortems", "content/maintenance",
		"content/runbooks", "content/pages" };
	const char *tmp = getenv("TMPDIR");
	char path[4096];

	if (host_kind_of("fuzz-site-folder") == 1)
		return;
	snprintf(path, sizeof(path), "%s/allclear-fuzz.XXXXXX",
	    tmp ? tmp : "/tmp");
	HOLDS(mkdtemp(path));
	HOLDS(host_enter(path) == 0);
	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++)
		HOLDS(host_mkdirs(folders[i]) == 0);
	HOLDS(host_create("fuzz-site-folder", STR_NONE) == 0);
}

static void
put_files(str text)
{
	for (int i = 0; i < FILES; i++) {
		ptrdiff_t end = str_find(text, STR("%%%\n"));
		str one = end < 0 ? text : str_sub(text, 0, (size_t)end);

		remove(paths[i]);
		if (one.n)
			HOLDS(host_create(paths[i], one) == 0);
		text = end < 0 ? STR_NONE : str_from(text, one.n + 4);
	}
}

static void
is_json(str bytes)
{
	json_error_t why;
	json_t *j = json_loadb(bytes.p, bytes.n, JSON_REJECT_DUPLICATES,
	    &why);

	HOLDS(j);
	json_decref(j);
}

static void
findings(const struct load *l, const struct options *o)
{
	struct findings f = findings_for(o, &l->diags, &l->files, 1);
	struct buf out = buf_init(BUF_MAX);

	f.checked = findings_checked(o->arena, &l->files, NULL);
	for (int i = 0; i < FINDINGS_COUNT; i++) {
		buf_clear(&out);
		findings_row((enum findings_format)i)->write(&f, &out);
		if (i == FINDINGS_json || i == FINDINGS_sarif ||
		    i == FINDINGS_gitlab)
			is_json(buf_view(&out));
		if (i == FINDINGS_junit)
			xml_balanced(buf_view(&out));
	}
	buf_release(&out);
}

static bool
is_xml(str path)
{
	return str_ends(path, STR(".svg")) || str_ends(path, STR(".atom")) ||
	    str_ends(path, STR(".rss")) || str_ends(path, STR(".xml"));
}

static void
render(struct pages *pages, struct diags *d)
{
	struct arena scratch = { 0 };
	struct buf out = buf_init(BUF_MAX);

	for (size_t i = 0; i < pages->list.n; i++) {
		str path = pages_path(pages, i);

		HOLDS(pages_render(pages, i, &scratch, &out, d) == 0);
		if (str_ends(path, STR(".html")))
			html_balanced(buf_view(&out));
		if (is_xml(path))
			xml_balanced(buf_view(&out));
		if (str_ends(path, STR(".json")))
			is_json(buf_view(&out));
		arena_reset(&scratch);
	}
	buf_release(&out);
	arena_release(&scratch);
}

static void
site(struct load *l, bool with_internal)
{
	struct metrics_filter all = { TIME_NONE, TIME_NONE, -1, -1,
		STR_NONE };
	struct corpus c = corpus_for(&l->corpus, &l->arena, with_internal);
	struct metrics m;
	struct theme t;
	struct pages pages = { 0 };
	struct pages_source source = { .corpus = &c, .metrics = &m,
		.theme = &t, .now = l->now, .with_internal = with_internal,
		.jobs = 1 };

	metrics_measure(&c, &all, l->now, &l->arena, &m);
	if (theme_load(&t, &l->arena, (struct named){ 0 }, l->site.language, &l->files,
	    &l->diags) < 0)
		return;
	policy_words(&l->policy, &t.words);
	pages_begin(&pages, &source, &l->arena, &l->diags);
	pages_plan(&pages);
	pages_plan_rest(&pages);
	render(&pages, &l->diags);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = { 0 };
	struct options o = { .arena = &a, .now = NOW, .jobs = 1,
		.quiet = true, .fail_on = FAIL_NEVER, .output = "public" };
	struct load *l = arena_new(&a, struct load);
	bool with_internal = size % 2;

	work_in_folder();
	put_files(str_of((const char *)data, size));
	if (host_kind_of(paths[0]) == 1 && load_to_show(l, &o, with_internal)
	    == 0) {
		load_check(l);
		findings(l, &o);
		site(l, with_internal);
	}
	load_release(l);
	arena_release(&a);
	return 0;
}
