/* Any edits of any text, the patch of them; an update put into any file;
 * and everything that --fix does to it, until there is nothing more to do.
 * Every byte that no edit names stays. Seeds: tests/fuzz/edit/. The first
 * byte says how many edits there are, three bytes are one; the file is
 * what follows. */
#include <stdint.h>
#include <stdlib.h>

#include "model/body.h"
#include "output/fix.h"
#include "output/patch.h"
#include "output/thread.h"
#include "policies.h"
#include "read/disable.h"
#include "read/front.h"
#include "read/keys.h"
#include "read/text.h"
#include "read/yaml.h"

/* A mistake can hide others, in maps in each other; these are all. */
enum { FILE_INDEX = 2, FILES = 3, ROUNDS = 64 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What edits say is what became of the text. Sorted, none refused. */
static void
others_stay(str before, str after, const struct edits *e)
{
	size_t at = 0, now = 0;

	for (size_t i = 0; i < e->n; i++) {
		const struct edit *one = &e->v[i];
		str kept = str_sub(before, at, one->from);

		HOLDS(one->from >= at && one->to >= one->from);
		HOLDS(str_starts(str_from(after, now), kept));
		now += kept.n;
		HOLDS(str_starts(str_from(after, now), one->text));
		now += one->text.n;
		at = one->to;
	}
	HOLDS(str_eq(str_from(before, at), str_from(after, now)));
}

/* One line of a patch that tells of lines of the texts. */
static void
patch_row(struct buf *new, str before, size_t *at, str line, bool ends)
{
	if (line.p[0] != '+') {
		str old = str_from(line, 1);

		HOLDS(str_starts(str_from(before, *at), old));
		*at += old.n + ends;
	}
	if (line.p[0] != '-') {
		buf_str(new, str_from(line, 1));
		if (ends)
			buf_char(new, '\n');
	}
}

/* Where a line of a text begins; lines count from 1. */
static size_t
line_at(str text, size_t line)
{
	size_t at = 0;

	while (line-- > 1 && at < text.n)
		at = edit_line_after(text, at);
	return at;
}

/* "@@ -12,3 +12 @@": the first old line that the piece is about. */
static size_t
piece_begins(str head)
{
	struct cut c = str_cut(str_sub(head, 4, head.n), ' ');
	struct cut n = str_cut(c.head, ',');
	int64_t first, count = 1;

	HOLDS(str_to_int(n.head, &first));
	HOLDS(!n.found || str_to_int(n.tail, &count));
	return (size_t)first + (count == 0);
}

/* The patch of some edits makes the new text of the old one. */
static void
patch_makes(str before, str after, const struct edits *e)
{
	struct buf out = buf_init(BUF_MAX), new = buf_init(BUF_MAX);
	struct patch p = { STR("x"), before, after, e, false, false };
	struct cut c;
	size_t at = 0;
	str rest;

	patch_put(&out, &p);
	rest = buf_view(&out);
	for (int name = 0; name < 2 && rest.n; name++)
		rest = str_cut(rest, '\n').tail;
	for (; rest.n; rest = c.tail) {
		c = str_cut(rest, '\n');
		if (str_starts(c.head, STR("@@ "))) {
			size_t to = line_at(before, piece_begins(c.head));

			HOLDS(to >= at);
			buf_str(&new, str_sub(before, at, to));
			at = to;
		} else if (!str_starts(c.head, STR("\\ "))) {
			patch_row(&new, before, &at, c.head,
			    !str_starts(c.tail, STR("\\ ")));
		}
	}
	buf_str(&new, str_from(before, at));
	HOLDS(str_eq(buf_view(&new), after));
	buf_release(&out);
	buf_release(&new);
}

static void
any_edits(struct arena *a, const uint8_t *op, size_t n, str text)
{
	static const str texts[] = {
		STR_INIT(""), STR_INIT("x"), STR_INIT("\n"),
		STR_INIT("one\ntwo\n"), STR_INIT("\r\n"), STR_INIT("@@ -1"),
		STR_INIT("\nlast"), STR_INIT("\xEF\xBB\xBF"),
	};
	struct edits e = { 0 };
	size_t refused;
	str after;

	for (size_t i = 0; i < n; i++, op += 3) {
		size_t from = (size_t)op[0] << 8 | op[1];

		from = from % (text.n + 1);
		edit_add(a, &e, from, from + (op[2] >> 3), texts[op[2] & 7]);
	}
	after = edit_apply(a, text, &e, &refused);
	HOLDS(refused <= n);
	if (refused)
		return;
	others_stay(text, after, &e);
	patch_makes(text, after, &e);
}

/* A site of one incident. */
struct world {
	struct arena a, scratch;
	struct diags d;
	struct site site;
	const struct policy *policy;
	struct files files;
	struct link_target targets[FILES];
	struct suppressions passed_over;
	struct document doc;
	str file;		/* its bytes */
};

static bool
world_text(void *context, struct arena *a, uint32_t file, str *text)
{
	const struct world *w = context;

	(void)a;
	*text = w->file;
	return file == FILE_INDEX;
}

static void
begin(struct world *w)
{
	w->d = diags_init(&w->a);
	w->files.arena = &w->a;
	files_add(&w->files, STR("(no file)"), NULL);
	files_add(&w->files, STR("content/site.yaml"), NULL);
	files_add(&w->files, STR("content/incidents/2026-03-14-x.md"), NULL);
	w->files.v[FILE_INDEX].kind = FILE_INCIDENT;
	w->policy = policy_of(0);	/* operations */
	w->doc.file = FILE_INDEX;
	w->doc.path = w->files.v[FILE_INDEX].path;
	w->doc.url = STR("incidents/2026-03-14-x/");
}

/* Read the file; false when it cannot be used. */
static bool
read_file(struct world *w)
{
	struct reading reading = { .keep = &w->a, .site = &w->site,
		.policy = w->policy, .diags = &w->d };
	struct body_context c = { .reading = &reading, .files = &w->files,
		.targets = w->targets, .with_internal = true,
		.started = 1773478800, .scratch = &w->scratch,
		.heading_shift = 1, .passed_over = &w->passed_over };
	struct md_source source;
	struct front front;
	struct node *root;
	str text;

	if (!text_check(&w->a, w->file, FILE_INDEX, &text, &w->d) ||
	    !front_split(text, FILE_INDEX, true, &front, &w->d))
		return false;
	root = yaml_read(&w->a, front.yaml, FILE_INDEX, front.yaml_line,
	    &w->d);
	if (!root)
		return false;
	schema_check(&schema_incident, root, &w->d);
	disable_yaml(&w->a, front.yaml, FILE_INDEX, front.yaml_line,
	    &w->passed_over, &w->d);
	w->doc.front = root;
	source = (struct md_source){ front.body, FILE_INDEX,
		front.body_line };
	body_read(&w->doc, &source, &c);
	return true;
}

/* A section that is missing, at either place where one may go. */
static void
ask_for_section(struct world *w)
{
	const struct sections *all = &w->doc.body.sections;
	struct fix fix = { .kind = FIX_SECTION, .level = 2 };

	for (size_t i = 0; i < all->n; i++)
		if (all->v[i].rule == 0)
			return;
	if (all->n)
		fix.at = all->v[all->n / 2].place;
	diag_add(&w->d, RULE_SECTION_MISSING,
	    (struct place){ FILE_INDEX, 1, 1, 1 }, "missing");
	diag_fix(&w->d, fix);
}

/* One run of --fix; how many problems it corrected. */
static size_t
fix_once(struct world *w)
{
	enum level levels[RULE_COUNT];
	struct lines l = lines_init(world_text, w);
	struct diags covered = diags_init(&w->a);
	struct edits e = { 0 };
	size_t taken = 0, refused;
	str after;

	for (int i = 0; i < RULE_COUNT; i++)
		levels[i] = LEVEL_NOTE;
	w->d.n = w->passed_over.n = 0;
	w->doc.body = (struct body){ 0 };
	if (read_file(w)) {
		ask_for_section(w);
		suppress_apply(&w->passed_over, &w->d, &covered);
		suppress_report(&w->passed_over, levels, &w->d);
		diags_settle(&w->d, levels, w->files.paths.v);
		fixes_settle(&w->a, &w->d, w->policy, &w->files, &l);
		taken = fix_edits(&w->a, &l, w->d.v, w->d.n, &e);
		after = edit_apply(&w->a, w->file, &e, &refused);
		HOLDS(refused == 0);
		others_stay(w->file, after, &e);
		patch_makes(w->file, after, &e);
		w->file = after;
	}
	lines_release(&l);
	return taken;
}

static void
new_update(struct world *w)
{
	struct thread_update u = { STR("2026-03-14T10:00Z"),
		STR("identified"), STR("A fix is on its way.") };
	struct edits e = { 0 };
	size_t refused;
	str after;

	if (!read_file(w))
		return;
	thread_edit(&w->a, &e, w->file, &w->doc, w->policy, &u);
	after = edit_apply(&w->a, w->file, &e, &refused);
	HOLDS(refused == 0);
	others_stay(w->file, after, &e);
	patch_makes(w->file, after, &e);
	(void)thread_holds(&w->a, w->file, after, &u, NULL, 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct world w = { 0 };
	size_t n = size ? data[0] % 16 : 0, round = 0;

	if (size < 1 + 3 * n)
		return 0;
	w.file = str_dup(&w.a, str_of((const char *)data + 1 + 3 * n,
	    size - 1 - 3 * n));
	any_edits(&w.a, data + 1, n, w.file);
	begin(&w);
	new_update(&w);
	while (fix_once(&w))
		HOLDS(++round < ROUNDS);
	arena_release(&w.scratch);
	arena_release(&w.a);
	return 0;
}
