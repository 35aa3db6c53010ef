#include "output/assets.h"

#include "render/theme_assets.h"

/* "0f3a9c1b04" of "assets/0f3a9c1b04/" */
static str
folder_name(const struct theme *t)
{
	return str_sub(t->folder, sizeof("assets/") - 1, t->folder.n - 1);
}

str
assets_before(str bytes, const struct theme *theme)
{
	struct cut line = { .tail = bytes, .found = true };

	/* The first that is not ours: when nothing has changed since, that
	 * which was kept then. */
	for (int i = 0; i < 2 && line.found; i++) {
		line = str_line(line.tail);
		if (theme_assets_is(line.head) &&
		    !str_eq(line.head, folder_name(theme)))
			return line.head;
	}
	return STR_NONE;
}

static int
make_names(const struct pages *p, const struct data_file *f,
    struct arena *scratch, struct buf *out, struct diags *d)
{
	(void)f, (void)scratch, (void)d;
	buf_str(out, folder_name(p->source->theme));
	buf_char(out, '\n');
	if (str_empty(p->source->assets_before))
		return 0;
	buf_str(out, p->source->assets_before);
	buf_char(out, '\n');
	return 0;
}

/* Files of the theme that have one address for good, too. */
static const str fixed[] = { STR_INIT("favicon.svg"), STR_INIT("social.png") };

static int
make_fixed(const struct pages *p, const struct data_file *f,
    struct arena *scratch, struct buf *out, struct diags *d)
{
	const struct asset *x = f->what;

	(void)p, (void)scratch, (void)d;
	buf_str(out, x->bytes);
	return 0;
}

void
assets_plan(struct data_files *files, const struct pages_source *s)
{
	const struct theme *t = s->theme;

	for (size_t i = 0; i < t->assets.n; i++)
		for (size_t k = 0; k < sizeof(fixed) / sizeof(fixed[0]); k++)
			if (str_eq(t->assets.v[i].name, fixed[k]))
				data_add(files, (struct data_file){
				    .path = fixed[k], .make = make_fixed,
				    .what = &t->assets.v[i] });
	data_add(files, (struct data_file){ .path = STR(ASSETS_PATH),
	    .make = make_names });
}
