#include "render/theme_contrast.h"

#include "read/scalar.h"
#include "read/schema.h"
#include "render/colour.h"
#include "render/stylesheet.h"
#include "render/template_names.h"

enum { PAIRS_MOST = 10000 };	/* more than any theme has */

static const struct schema name_shape = {
	.type = SCHEMA_TAG, .noun = "the name of a custom property",
	.example = "ink",
};
static const struct schema names_shape = {
	.type = SCHEMA_LIST, .of = &name_shape, .one = true, .split = true,
	.unique = true, .noun = "a list of custom properties",
	.example = "[ink, soft]",
};
static const struct schema least_shape = {
	.type = SCHEMA_NUMBER, .noun = "a contrast ratio", .example = "4.5",
	.min = 1000000, .max = 21000000,
};
static const struct schema_key pair_keys[] = {
	{ "of", SCHEMA_REQUIRED, &names_shape, "what is seen",
	    "colour color front foreground text" },
	{ "against", SCHEMA_REQUIRED, &names_shape, "what it is seen on",
	    "on back background ground" },
	{ "least", 0, &least_shape, "the contrast that it wants; 4.5 when "
	    "nothing is given", "ratio minimum min contrast" },
	{ 0 }
};
static const struct schema pair_shape = {
	.type = SCHEMA_MAP, .keys = pair_keys,
	.noun = "colours and their contrast",
	.example = "{ of: [ink], against: [paper], least: 4.5 }",
};
static const struct schema pairs_shape = {
	.type = SCHEMA_LIST, .of = &pair_shape,
	.noun = "a list of colours and their contrast",
};
static const struct schema_key theme_keys[] = {
	{ "contrast", 0, &pairs_shape, "which colours must stand out",
	    "contrasts colours colors" },
	{ 0 }
};
const struct schema schema_theme = {
	.type = SCHEMA_MAP, .keys = theme_keys, .noun = "a theme's settings",
};

struct check {
	struct stylesheet sheet;
	str css;
	uint32_t file;
	struct arena *a;
	struct map unread;	/* colours that have been reported */
	size_t pairs;
	struct diags *d;
};

static const struct property *
property(const struct check *c, enum scheme scheme, const struct node *name)
{
	return stylesheet_get(&c->sheet, scheme, str_cat(c->a, STR("--"),
	    node_text(name)));
}

static bool
colour_of(struct check *c, enum scheme scheme, const struct property *p,
    struct colour *out)
{
	str value = stylesheet_value(&c->sheet, scheme, p);
	void **told;

	if (colour_parse(value, out))
		return true;
	told = map_at(&c->unread, p->name, c->a);
	if (!*told) {
		*told = c;
		diag_add(c->d, RULE_CONTRAST_UNKNOWN, template_place(c->css,
		    p->name, c->file), "the contrast of " STR_FMT " is not "
		    "computed: its colour is " STR_FMT, STR_ARG(p->name),
		    STR_ARG(str_sub(value, 0, value.n > 60 ? 60 : value.n)));
	}
	return false;
}

/* Whether a pair looks the same in both schemes. */
static bool
same_colours(const struct check *c, const struct property *front,
    const struct property *back, const struct node *of,
    const struct node *against)
{
	const struct property *f = property(c, SCHEME_LIGHT, of);
	const struct property *b = property(c, SCHEME_LIGHT, against);

	return f && b && str_eq(stylesheet_value(&c->sheet, SCHEME_LIGHT, f),
	    stylesheet_value(&c->sheet, SCHEME_DARK, front)) &&
	    str_eq(stylesheet_value(&c->sheet, SCHEME_LIGHT, b),
	    stylesheet_value(&c->sheet, SCHEME_DARK, back));
}

/* One colour on all that it is seen on: the worst of them is told. */
static void
check_front(struct check *c, enum scheme scheme, const struct node *of,
    const struct node *grounds, int64_t least)
{
	const struct property *front = property(c, scheme, of), *worst = NULL;
	double most = (double)least / 1e6, low = most;
	struct colour a, b;
	size_t more = 0;

	if (!front)
		return;
	for (const struct node *g = node_first(grounds); g;
	    g = node_next(grounds, g)) {
		const struct property *back = property(c, scheme, g);
		double got;

		if (!back || c->pairs++ >= PAIRS_MOST)
			continue;
		if (scheme == SCHEME_DARK &&
		    same_colours(c, front, back, of, g))
			continue;
		if (!colour_of(c, scheme, front, &a) ||
		    !colour_of(c, scheme, back, &b))
			continue;
		got = colour_contrast(a, b);
		more += got < most;
		if (got < low) {
			low = got;
			worst = back;
		}
	}
	if (!worst)
		return;
	/* Cut, not rounded: 4.499 is not the 4.50 that is wanted. */
	diag_add(c->d, RULE_CONTRAST, template_place(c->css, front->name,
	    c->file), STR_FMT " on " STR_FMT " has a contrast of %d.%02d in "
	    "the %s scheme, %d.%02d is wanted", STR_ARG(front->name),
	    STR_ARG(worst->name), (int)low, (int)(low * 100) % 100,
	    scheme == SCHEME_DARK ? "dark" : "light", (int)most,
	    (int)(least / 10000 % 100));
	if (more > 1)
		diag_help(c->d, "this is the worst of %zu grounds", more);
}

void
theme_contrast_check(const struct node *root, str css, uint32_t css_file,
    struct arena *a, struct diags *d)
{
	struct check c = { .css = css, .file = css_file, .a = a, .d = d };
	const struct node *pairs;

	if (!schema_check(&schema_theme, root, d))
		return;
	pairs = node_get(root, STR("contrast"));
	stylesheet_read(&c.sheet, a, css);
	for (const struct node *p = node_first(pairs); p;
	    p = node_next(pairs, p)) {
		const struct node *of = node_get(p, STR("of"));
		int64_t least = 4500000;

		scalar_decimal(node_text(node_get(p, STR("least"))), 6,
		    &least);
		for (const struct node *n = node_first(of); n;
		    n = node_next(of, n))
			for (int s = 0; s < SCHEMES; s++)
				check_front(&c, (enum scheme)s, n,
				    node_get(p, STR("against")), least);
	}
}
