#include "output/badge.h"

#include "base/escape.h"
#include "base/utf8.h"
#include "output/json_out.h"
#include "render/standing.h"

enum { SIZE = 11, PAD = 6, HEIGHT = 20, BASELINE = 14, EM = 1000 };

/* Each is at least 5 : 1 against white. */
#define LABEL_COLOR "4b525c"
static const struct {
	str id, color;
} colors[] = {
	{ STR_INIT("operational"), STR_INIT("1f7a3d") },
	{ STR_INIT("degraded"), STR_INIT("8a5a00") },
	{ STR_INIT("partial"), STR_INIT("a8470a") },
	{ STR_INIT("major"), STR_INIT("b3261e") },
	{ STR_INIT("maintenance"), STR_INIT("1f5fa8") },
	{ STR_INIT("unknown"), STR_INIT("5b6470") },
};

/* What a badge says. */
struct badge {
	str label, message;
	str color;
	bool error;
};

size_t
badge_text_width(str text)
{
	/* From a space to a tilde. */
	static const uint16_t ascii[] = {
		318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838,
		318, 361, 318, 337, 636, 636, 636, 636, 636, 636, 636, 636,
		636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698,
		770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787,
		603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390,
		337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635,
		634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521,
		392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
	};
	/* By columns: marks, letters of other alphabets, wide ones. */
	static const uint16_t other[] = { 0, 660, EM };
	size_t width = 0, at = 0;

	while (at < text.n) {
		size_t from = at;
		uint32_t c = utf8_next(text, &at);
		size_t columns = utf8_columns(str_sub(text, from, at));

		width += c >= ' ' && c <= '~' ? ascii[c - ' ']
		    : other[columns > 2 ? 2 : columns];
	}
	return width;
}

/* Rounded up, and never nothing: there is a side to draw. */
static size_t
pixels(str text)
{
	return (badge_text_width(text) * SIZE + EM - 1) / EM + 1;
}

static str
shortened(struct arena *a, str text)
{
	str head = utf8_fit(text, BADGE_COLUMNS);

	return head.n == text.n ? text
	    : str_cat(a, str_trim(utf8_fit(text, BADGE_COLUMNS - 1)),
		STR("…"));
}

static struct badge
badge_of(const struct pages_source *s, const struct component_metrics *m,
    struct arena *a)
{
	const struct site *site = s->corpus->site;
	struct badge b = { .label = site->title };
	str id;

	if (m) {
		id = standing_state_id(m->state);
		b.label = site->components.v[m->component].name;
		b.message = words_get(&s->theme->words, str_cat(a,
		    STR("state."), id));
	} else {
		struct standing now = standing_of(s->corpus, s->metrics);

		id = standing_id(&now);
		b.message = standing_word(&now, &s->theme->words, a);
	}
	for (size_t i = 0; i < sizeof(colors) / sizeof(colors[0]); i++)
		if (str_eq(colors[i].id, id))
			b.color = colors[i].color;
	b.error = str_eq(id, STR("partial")) || str_eq(id, STR("major"));
	b.label = shortened(a, b.label);
	b.message = shortened(a, b.message);
	return b;
}

static void
put_text(struct buf *out, str text, size_t from, size_t width)
{
	buf_fmt(out, "<text x=\"%zu\" y=\"%d\" textLength=\"%zu\" "
	    "lengthAdjust=\"spacingAndGlyphs\">", from + PAD, BASELINE,
	    width);
	xml_text(out, text);
	buf_lit(out, "</text>\n");
}

static int
make_svg(const struct pages *p, const struct data_file *f,
    struct arena *scratch, struct buf *out, struct diags *d)
{
	struct badge b = badge_of(p->source, f->what, scratch);
	size_t label = pixels(b.label), message = pixels(b.message);
	size_t left = label + 2 * PAD, right = message + 2 * PAD;
	str name = str_cat(scratch, b.label, STR(": "), b.message);

	(void)d;
	buf_fmt(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%zu\" "
	    "height=\"%d\" viewBox=\"0 0 %zu %d\" role=\"img\" "
	    "aria-label=\"", left + right, HEIGHT, left + right, HEIGHT);
	xml_text(out, name);
	buf_lit(out, "\">\n<title>");
	xml_text(out, name);
	buf_fmt(out, "</title>\n<path fill=\"#" LABEL_COLOR "\" d=\"M3 0h%zuv%d"
	    "H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z\"/>\n", left - 3, HEIGHT);
	buf_fmt(out, "<path fill=\"#" STR_FMT "\" d=\"M%zu 0h%zua3 3 0 0 1 3 "
	    "3v%da3 3 0 0 1-3 3h-%zuz\"/>\n", STR_ARG(b.color), left,
	    right - 3, HEIGHT - 6, right - 3);
	buf_fmt(out, "<g fill=\"#fff\" font-family=\"Verdana,DejaVu Sans,"
	    "Geneva,sans-serif\" font-size=\"%d\" "
	    "text-rendering=\"geometricPrecision\">\n", SIZE);
	put_text(out, b.label, 0, label);
	put_text(out, b.message, left, message);
	buf_lit(out, "</g>\n</svg>\n");
	return 0;
}

static int
make_json(const struct pages *p, const struct data_file *f,
    struct arena *scratch, struct buf *out, struct diags *d)
{
	struct badge b = badge_of(p->source, f->what, scratch);
	struct json_out j = { .out = out };

	(void)d;
	json_out_object(&j, NULL);
	json_out_number(&j, "schemaVersion", 1);
	json_out_text(&j, "label", b.label);
	json_out_text(&j, "message", b.message);
	json_out_text(&j, "color", b.color);
	json_out_text(&j, "labelColor", STR(LABEL_COLOR));
	json_out_bool(&j, "isError", b.error);
	json_out_end(&j, '}');
	return 0;
}

static void
plan(struct data_files *files, str base, const struct component_metrics *m)
{
	data_add(files, (struct data_file){ .make = make_svg, .what = m,
	    .path = str_cat(files->arena, base, STR(".svg")) });
	data_add(files, (struct data_file){ .make = make_json, .what = m,
	    .path = str_cat(files->arena, base, STR(".json")) });
}

void
badge_plan(struct data_files *files, const struct pages_source *s)
{
	const struct site *site = s->corpus->site;

	plan(files, STR("badge/status"), NULL);
	for (size_t i = 0; i < s->metrics->components.n; i++) {
		const struct component_metrics *m =
		    &s->metrics->components.v[i];

		plan(files, str_cat(files->arena, STR("components/"),
		    site->components.v[m->component].id, STR("/badge")), m);
	}
}
