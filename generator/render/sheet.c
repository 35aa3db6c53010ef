#include "render/sheet.h"

#include "base/escape.h"
#include "render/view_parts.h"

struct sheet
sheet_table(const struct view *v, struct value *map, const char *key,
    str caption)
{
	struct value *table = put_map(v, map, key);
	struct sheet s = { .v = v };

	PUT(v, table, "caption", caption);
	s.columns = put_list(v, table, "columns");
	s.rows = put_list(v, table, "rows");
	return s;
}

struct sheet
sheet_csv(const struct view *v, struct buf *out)
{
	return (struct sheet){ .v = v, .csv = out };
}

static void
raw(struct sheet *s, str text)
{
	if (!s->csv)
		return;
	if (s->begun)
		buf_char(s->csv, ',');
	s->begun = true;
	csv_field(s->csv, text);
}

static struct value *
add_cell(struct sheet *s, str text)
{
	struct value *m;

	if (!s->cells)
		return NULL;
	m = add_map(s->v, s->cells);
	PUT(s->v, m, "text", text);
	value_put_bool(s->v->arena, m, STR("number"), true);
	return m;
}

static void
end_line(struct sheet *s)
{
	if (s->csv && s->begun)
		buf_lit(s->csv, "\r\n");
	s->begun = false;
	s->headed = true;
}

void
sheet_column_text(struct sheet *s, str text)
{
	struct value *m;

	if (!s->columns)
		return;
	m = add_map(s->v, s->columns);
	PUT(s->v, m, "text", text);
	if (m != s->columns->first)
		value_put_bool(s->v->arena, m, STR("number"), true);
}

void
sheet_column(struct sheet *s, const char *id, const char *word)
{
	if (s->csv) {
		if (s->begun)
			buf_char(s->csv, ',');
		s->begun = true;
		buf_str(s->csv, str_c(id));
	} else {
		sheet_column_text(s, words_get(&s->v->theme->words,
		    str_c(word)));
	}
}

void
sheet_row(struct sheet *s, str id, str text, str aside, str url)
{
	struct value *row, *head;

	end_line(s);
	raw(s, id);
	if (!s->rows)
		return;
	row = add_map(s->v, s->rows);
	head = put_map(s->v, row, "head");
	PUT(s->v, head, "text", text);
	PUT(s->v, head, "aside", aside);
	if (str_empty(url))
		value_put_bool(s->v->arena, head, STR("url"), false);
	else
		put_url(s->v, head, url);
	s->cells = put_list(s->v, row, "cells");
}

void
sheet_end(struct sheet *s)
{
	end_line(s);
}

void
sheet_number(struct sheet *s, bool known, int64_t n)
{
	if (s->csv) {
		raw(s, STR_NONE);
		/* Not csv_field(): a number below zero is no formula. */
		if (known)
			buf_int(s->csv, n);
	} else {
		add_cell(s, known ? NUMBER(s->v, n) : STR_NONE);
	}
}

void
sheet_count(struct sheet *s, size_t n)
{
	sheet_number(s, true, (int64_t)n);
}

void
sheet_length(struct sheet *s, bool known, int64_t seconds)
{
	if (s->csv)
		sheet_number(s, known, seconds);
	else
		add_cell(s, known ? LENGTH(s->v, seconds) : STR_NONE);
}

void
sheet_count_aside(struct sheet *s, size_t n, str aside)
{
	struct value *m = add_cell(s, NUMBER(s->v, n));

	if (m)
		PUT(s->v, m, "aside", aside);
}

void
sheet_length_aside(struct sheet *s, bool known, int64_t seconds, str aside)
{
	struct value *m = add_cell(s, known ? LENGTH(s->v, seconds)
	    : STR_NONE);

	if (m)
		PUT(s->v, m, "aside", aside);
}

void
sheet_length_sure(struct sheet *s, bool known, int64_t seconds,
    struct bounds b)
{
	sheet_length_aside(s, known, seconds, !b.known ? STR_NONE
	    : FILL(s->v, "bounds", { STR("low"), LENGTH(s->v, b.low) },
		{ STR("high"), LENGTH(s->v, b.high) }));
}

void
sheet_bounds(struct sheet *s, struct bounds b)
{
	if (s->csv) {
		sheet_number(s, b.known, b.low);
		sheet_number(s, b.known, b.high);
		return;
	}
	add_cell(s, !b.known ? STR_NONE : FILL(s->v, "bounds",
	    { STR("low"), LENGTH(s->v, b.low) },
	    { STR("high"), LENGTH(s->v, b.high) }));
}

static void
add_share(struct sheet *s, str text)
{
	if (s->csv)
		raw(s, text);
	else
		add_cell(s, str_empty(text) ? text
		    : words_percent(&s->v->theme->words, s->v->arena, text));
}

void
sheet_share(struct sheet *s, struct ratio r)
{
	add_share(s, !ratio_known(r) ? STR_NONE
	    : r.part == r.whole ? STR("100") : r.part == 0 ? STR("0")
	    : ratio_percent(s->v->arena, r, s->csv ? 4 : 2));
}

void
sheet_available(struct sheet *s, const struct availability *a, int64_t slo)
{
	bool edge = a->up.part == 0 || a->up.part == a->up.whole;

	if (edge)
		sheet_share(s, a->up);
	else
		add_share(s, budget_percent(s->v->arena, a, slo));
}

void
sheet_share_exact(struct sheet *s, bool known, int64_t millionths)
{
	bool edge = millionths == 0 || millionths == 100 * 1000000;

	add_share(s, !known ? STR_NONE : ratio_exact(s->v->arena,
	    millionths, edge ? 0 : s->csv ? 4 : 2));
}

void
sheet_share_of(struct sheet *s, struct ratio r)
{
	struct value *m;
	str text = STR_NONE;

	if (ratio_known(r))
		text = words_percent(&s->v->theme->words, s->v->arena,
		    r.part == r.whole ? STR("100") : r.part == 0 ? STR("0")
		    : ratio_percent(s->v->arena, r, 0));
	m = add_cell(s, text);
	if (m && ratio_known(r))
		PUT(s->v, m, "aside", FILL(s->v, "part_of",
		    { STR("n"), NUMBER(s->v, r.part) },
		    { STR("all"), NUMBER(s->v, r.whole) }));
}

/* Tenths with a mark between: of the language, or a point for programs. */
static str
tenths(struct arena *a, int64_t n, str mark)
{
	return str_cat(a, words_digits(a, n / 10, 1), mark,
	    words_digits(a, n % 10, 1));
}

static int64_t
to_tenths(int64_t thousandths)
{
	return thousandths / 100 + (thousandths % 100 >= 50);
}

str
tenths_text(const struct view *v, int64_t thousandths)
{
	return tenths(v->arena, to_tenths(thousandths), SAY(v, "decimal"));
}

void
sheet_thousandths(struct sheet *s, bool known, int64_t n)
{
	if (s->csv)
		raw(s, known ? tenths(s->v->arena, to_tenths(n), STR("."))
		    : STR_NONE);
	else
		add_cell(s, known ? tenths_text(s->v, n) : STR_NONE);
}

static str
burned_text(const struct view *v, const struct budget *b)
{
	int64_t n = b->burned;

	if (!b->known)
		return STR_NONE;
	if (n > 100 * 1000000)
		return SAY(v, "budget_gone");
	return words_percent(&v->theme->words, v->arena, n % 10 == 0
	    ? words_digits(v->arena, n / 10, 1)
	    : tenths(v->arena, n, STR(".")));
}

void
sheet_burned(struct sheet *s, const struct budget *b)
{
	if (!s->csv)
		add_cell(s, burned_text(s->v, b));
	else if (!b->known || b->burned == INT64_MAX)
		raw(s, STR_NONE);
	else
		raw(s, tenths(s->v->arena, b->burned, STR(".")));
}

void
sheet_text(struct sheet *s, str text, str shown)
{
	if (s->csv)
		raw(s, text);
	else
		add_cell(s, shown);
}
