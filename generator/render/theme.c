#include "render/theme.h"

#include <errno.h>

#include "base/embedded.h"
#include "base/host.h"
#include "read/text.h"
#include "read/yaml.h"
#include "render/theme_assets.h"
#include "render/theme_contrast.h"
#include "render/theme_names.h"
#include "render/theme_slips.h"
#include "render/theme_words.h"

/* A file of a theme: from inside the program, or from a folder. */
struct part {
	str path;		/* below the theme's folder */
	str bytes;
	uint32_t file;
	bool bad;		/* it is no text that we can use; reported */
};

struct parts {
	struct part *v;
	size_t n, cap;
	size_t inside;		/* so many are the program's own */
};

static bool
is_asset(str path)
{
	return str_starts(path, STR("assets/"));
}

static bool
is_template(str path)
{
	return str_ends(path, STR(".mustache"));
}

static bool
is_words(str path)
{
	return str_starts(path, STR("strings/")) &&
	    str_ends(path, STR(".yaml"));
}

static bool
is_settings(str path)
{
	return str_eq(path, STR("theme.yaml"));
}

static void
collect_embedded(struct parts *parts, struct arena *a, struct files *files)
{
	for (const struct embedded *e = embedded_theme; e->name; e++) {
		str path = str_c(e->name);

		*vec_push(a, parts) = (struct part){
			.path = path,
			.bytes = str_of((const char *)e->bytes, e->n),
			.file = files_add(files, str_cat(a,
			    STR("themes/default/"), path), NULL),
		};
	}
}

/* One file of a theme's folder. */
static void
read_part(struct parts *parts, struct arena *a, const char *folder,
    str path, struct files *files, struct diags *d)
{
	str full = str_cat(a, str_c(folder), STR("/"), path);
	char *open = str_z(a, full);
	struct part p = {
		.path = path,
		.file = files_add(files, full, open),
	};

	if (host_read(a, open, TEXT_BYTES_MOST, &p.bytes) < 0) {
		diag_unreadable(d, p.file, errno);
		p.bad = true;
	} else if (!is_asset(path)) {
		p.bad = !text_check(a, p.bytes, p.file, &p.bytes, d);
	}
	*vec_push(a, parts) = p;
}

/* 0 when the folder is not there, 1 when it was read, -1 on a failure
 * that has been reported. */
static int
collect_folder(struct parts *parts, struct arena *a, const char *folder,
    struct files *files, struct diags *d)
{
	struct host_entries all = { 0 };

	int kind = host_kind_of(folder);

	if (kind >= 0 && kind != 2)
		return 0;
	if (kind < 0 || host_walk(a, folder, &all) < 0) {
		int error = errno;

		diag_unreadable(d, files_add(files, str_c(folder), folder),
		    error);
		return -1;
	}
	for (size_t i = 0; i < all.n; i++) {
		str path = all.v[i].path;

		if (all.v[i].kind == HOST_UNREADABLE)
			diag_unreadable(d, files_add(files, str_cat(a,
			    str_c(folder), STR("/"), path), NULL),
			    all.v[i].error);
		if (all.v[i].kind == HOST_FILE && (is_asset(path) ||
		    is_template(path) || is_words(path) ||
		    is_settings(path)))
			read_part(parts, a, folder, path, files, d);
	}
	return 1;
}

static str
template_name(const struct part *p)
{
	return str_sub(p->path, 0, p->path.n - (sizeof(".mustache") - 1));
}

static int
add_template(struct theme *t, const struct part *p, struct diags *d)
{
	str text = p->bytes;

	if (str_starts(p->path, STR("parts/")) && str_ends(text, STR("\n")))
		text.n -= str_ends(text, STR("\r\n")) ? 2 : 1;
	return template_add(&t->templates, template_name(p), text,
	    (struct place){ .file = p->file }, d);
}

static void
add_asset(struct theme *t, const struct part *p)
{
	for (size_t i = 0; i < t->assets.n; i++)
		if (str_eq(t->assets.v[i].path, p->path)) {
			t->assets.v[i].bytes = p->bytes;
			return;
		}
	*vec_push(t->arena, &t->assets) = (struct asset){ .path = p->path,
	    .bytes = p->bytes };
}

/* The strings of one language, from the default theme and then from the
 * folder's; "DE" is "de". The file that came last; 0 when there is none. */
static uint32_t
add_words(struct theme *t, const struct parts *parts, str language,
    struct diags *d)
{
	str path = str_cat(t->arena, STR("strings/"), language, STR(".yaml"));
	uint32_t file = 0;

	words_language(&t->words, language);
	for (size_t i = 0; i < parts->n; i++) {
		const struct part *p = &parts->v[i];
		const struct node *root;

		if (p->bad || !str_ieq(p->path, path))
			continue;
		root = yaml_read(t->arena, p->bytes, p->file, 1, d);
		if (i >= parts->inside)
			theme_words_kinds(&t->words, root, d);
		words_add(&t->words, root);
		file = p->file;
	}
	return file;
}

/* English, the language, and its variant for a country, one over the
 * other: "de-AT" takes what it lacks from "de". Where there are no words,
 * site.yaml is where to say so. */
static void
choose_words(struct theme *t, const struct parts *parts, struct diags *d)
{
	struct cut base = str_cut(t->language, '-');
	struct place at = { .file = 1 };
	uint32_t file = 0, variant = 0;

	words_init(&t->words, t->arena);
	add_words(t, parts, STR("en"), d);
	if (!str_ieq(base.head, STR("en")))
		file = add_words(t, parts, base.head, d);
	if (base.found)
		variant = add_words(t, parts, t->language, d);
	words_show(&t->words);
	if (file > 0)
		at.file = file;
	else if (variant > 0)
		at.file = variant;
	theme_words_check(&t->words, t->language, at, t->arena, d);
}

static bool
written_right_to_left(str language)
{
	static const str tags[] = {
		STR_INIT("ar"), STR_INIT("dv"), STR_INIT("fa"),
		STR_INIT("he"), STR_INIT("ks"), STR_INIT("ps"),
		STR_INIT("sd"), STR_INIT("ug"), STR_INIT("ur"),
		STR_INIT("yi"),
	};
	str base = str_cut(language, '-').head;

	return str_iamong(base, tags, sizeof(tags) / sizeof(tags[0]));
}

/* What a theme misspells of what the default one shows. */
static void
check_names(struct theme *t, const struct parts *parts, struct diags *d)
{
	struct template_set own = template_set_init(t->arena);
	struct theme_names names = { .arena = t->arena };

	for (size_t i = 0; i < parts->n && parts->n > parts->inside; i++) {
		const struct part *p = &parts->v[i];

		if (p->bad || !is_template(p->path))
			continue;
		if (i >= parts->inside) {
			theme_names_check(&names, &t->templates,
			    template_name(p), p->bytes, p->file, &t->words,
			    d);
			theme_assets_check(t, p->bytes, p->file, d);
			continue;
		}
		/* Once more by itself: others may be laid over it. */
		template_add(&own, template_name(p), p->bytes,
		    (struct place){ 0 }, d);
		theme_names_learn(&names, &own, template_name(p));
	}
}

/* Report what a theme has and nothing asks for, where its name looks like a
 * misspelling: templates, and texts of its language files. */
static void
check_slips(const struct theme *t, const struct parts *parts,
    struct diags *d)
{
	struct theme_slips slips = { .arena = t->arena };
	struct words words;

	if (parts->n == parts->inside)
		return;
	words_init(&words, t->arena);
	for (size_t i = 0; i < parts->n; i++) {
		const struct part *p = &parts->v[i];
		bool own = i >= parts->inside;

		if (own && !p->bad && is_template(p->path))
			theme_slips_own(&slips, p->bytes);
		else if (!own && is_template(p->path))
			theme_slips_template(&slips, template_name(p));
		else if (!own && str_eq(p->path, STR("strings/en.yaml")))
			words_add(&words, yaml_read(t->arena, p->bytes,
			    p->file, 1, d));
	}
	theme_slips_words(&slips, &words);
	theme_slips_check_words(&slips, &t->words, d);
	for (size_t i = parts->inside; i < parts->n; i++)
		if (is_template(parts->v[i].path))
			theme_slips_check(&slips, template_name(
			    &parts->v[i]), parts->v[i].file, d);
}

/* The last file of a path is the one that counts; NULL without any. */
static const struct part *
find_part(const struct parts *parts, const char *path)
{
	for (size_t i = parts->n; i-- > 0;)
		if (str_eq(parts->v[i].path, str_c(path)))
			return parts->v[i].bad ? NULL : &parts->v[i];
	return NULL;
}

/* Whether the colours of another theme than the program's own can be
 * read. */
static void
check_colours(const struct theme *t, const struct parts *parts,
    struct diags *d)
{
	const struct part *css = find_part(parts, "assets/site.css");
	const struct part *yaml = find_part(parts, "theme.yaml");

	if (parts->n > parts->inside && css && yaml)
		theme_contrast_check(yaml_read(t->arena, yaml->bytes,
		    yaml->file, 1, d), css->bytes, css->file, t->arena, d);
}

static int
make_parts(struct theme *t, const struct parts *parts, struct diags *d)
{
	int rc = 0;

	for (size_t i = 0; i < parts->n; i++) {
		const struct part *p = &parts->v[i];

		if (p->bad)
			rc = -1;
		else if (is_asset(p->path))
			add_asset(t, p);
		else if (is_template(p->path) && add_template(t, p, d) < 0)
			rc = -1;
	}
	theme_assets_place(t);
	if (template_link(&t->templates, d) < 0)
		rc = -1;
	check_names(t, parts, d);
	check_slips(t, parts, d);
	check_colours(t, parts, d);
	return rc;
}

/* Pages name the words t: see view_bare(). */
static void
flatten(struct theme *t)
{
	struct value *constants = value_map(t->arena);

	value_set(constants, STR("t"), value_share(t->arena,
	    t->words.shown));
	template_flatten(&t->templates, constants);
}

int
theme_load(struct theme *t, struct arena *a, struct named name,
    str language, struct files *files, struct diags *d)
{
	struct parts parts = { 0 };
	bool own = !str_empty(name.name) &&
	    !str_eq(name.name, STR("default"));
	str folder = str_cat(a, STR("themes/"),
	    own ? name.name : STR("default"));
	int rc;

	*t = (struct theme){
		.arena = a,
		.templates = template_set_init(a),
		.language = str_empty(language) ? STR("en") : language,
	};
	t->right_to_left = written_right_to_left(t->language);
	collect_embedded(&parts, a, files);
	parts.inside = parts.n;
	rc = collect_folder(&parts, a, str_z(a, folder), files, d);
	if (rc == 0 && own) {
		diag_add(d, RULE_THEME_MISSING, name.at,
		    "there is no theme in " STR_FMT, STR_ARG(folder));
		diag_help(d, "make that folder, for the files that differ "
		    "from the default theme, or take theme: out");
		rc = -1;
	}
	choose_words(t, &parts, d);
	if (make_parts(t, &parts, d) < 0)
		rc = -1;
	if (rc >= 0)
		flatten(t);
	return rc < 0 ? -1 : 0;
}
