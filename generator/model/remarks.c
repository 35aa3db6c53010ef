/* What prose says that is judged later: durations, and words of blame or
 * hindsight. */
#include "model/body_parts.h"

static bool
inside_word(str s, size_t at)
{
	return at < s.n && char_alnum(s.p[at]);
}

/* Somebody else's words are quoted, not ours. */
static bool
quoted(md_node *n)
{
	for (; n; n = md_parent(n))
		if (md_kind(n) == MD_QUOTE)
			return true;
	return false;
}

static void
add_phrase(struct body_work *w, md_node *n, str words, bool hindsight)
{
	struct phrases *all = &w->doc->body.phrases;
	struct place last = { 0 };
	str text = str_dup(w->r->keep, words);

	if (quoted(n))
		return;
	if (all->n > 0)
		last = all->v[all->n - 1].place;
	*vec_push(w->c->scratch, all) = (struct phrase){ text,
		md_place_word(w->md, n, text, last), hindsight };
}

/* "caught", "noticed": what did not happen. */
static bool
participle(str word)
{
	static const str known[] = {
		STR_INIT("been"), STR_INIT("begun"), STR_INIT("built"),
		STR_INIT("caught"), STR_INIT("chosen"), STR_INIT("come"),
		STR_INIT("done"), STR_INIT("found"), STR_INIT("given"),
		STR_INIT("gone"), STR_INIT("had"), STR_INIT("kept"),
		STR_INIT("known"), STR_INIT("led"), STR_INIT("made"),
		STR_INIT("run"), STR_INIT("seen"), STR_INIT("sent"),
		STR_INIT("shown"), STR_INIT("taken"), STR_INIT("thought"),
		STR_INIT("told"), STR_INIT("written"),
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (str_ieq(known[i], word))
			return true;
	return word.n > 4 && str_ends(word, STR("ed"));
}

static str
word_at(str s)
{
	size_t n = 0;

	while (n < s.n && char_alpha(s.p[n]))
		n++;
	return str_sub(s, 0, n);
}

/* What is looked for, each by a part of it; those of one part stand
 * together. The first letter may be a capital. */
struct remark {
	str text;
	size_t part;		/* where that part of it begins */
	size_t letter;		/* which counts as in it or beside it where
				 * a placeholder is part of it */
	bool hindsight;
};

static const struct remark remarks[] = {
	{ STR_INIT("should have "), 3, 9, true },	/* "uld hav" */
	{ STR_INIT("could have "), 2, 8, true },
	{ STR_INIT("would have "), 2, 8, true },
	{ STR_INIT("should not have "), 7, 13, true },
	{ STR_INIT("shouldn't have "), 6, 12, true },
	{ STR_INIT("shouldn\xe2\x80\x99t have "), 8, 14, true },
	{ STR_INIT("human error"), 2, 2, false },
	{ STR_INIT("operator error"), 5, 1, false },
	{ STR_INIT("incompeten"), 1, 5, false },
	{ STR_INIT("careless"), 1, 0, false },
	{ STR_INIT("negligen"), 1, 2, false },
};
enum { REMARKS = sizeof(remarks) / sizeof(remarks[0]) };

/* "gone better", "been worse", "been a lot worse": how it went, and not
 * what somebody left undone. */
static bool
weighs(str words)
{
	str next = word_at(words);
	bool more = str_eq(next, STR("been")) || str_eq(next, STR("gone"));

	while (more) {
		words = str_from(words, next.n + 1);
		next = word_at(words);
		if (str_eq(next, STR("better")) || str_eq(next, STR("worse")))
			return true;
		more = str_eq(next, STR("a")) || str_eq(next, STR("lot")) ||
		    str_eq(next, STR("much")) || str_eq(next, STR("even"));
	}
	return false;
}

/* "should have noticed", "should have clearly noticed". "should have a
 * backup" says something else. */
static bool
in_hindsight(str after)
{
	str next = word_at(after);

	if (str_ends(next, STR("ly")) || str_eq(next, STR("also"))) {
		after = str_from(after, next.n + 1);
		next = word_at(after);
	}
	return participle(next) && !weighs(after);
}

void
remark_take(struct body_work *w, md_node *n, str text, size_t letter,
    const struct remark *r)
{
	size_t start = letter - r->letter, end = start + r->text.n;

	if (r->hindsight) {
		if (in_hindsight(str_from(text, end)))
			add_phrase(w, n, str_sub(text, start, end - 1),
			    true);
		return;
	}
	while (inside_word(text, end))
		end++;
	add_phrase(w, n, str_sub(text, start, end), false);
}

const struct remark *
remark_of(str text, size_t part, size_t *letter)
{
	for (size_t i = 0; i < REMARKS; i++) {
		const struct remark *r = &remarks[i];
		size_t start = part - r->part;

		if (memcmp(text.p + part, r->text.p + r->part,
		    NEEDLE_BYTES) != 0 || part < r->part ||
		    text.n - start < r->text.n ||
		    char_lower(text.p[start]) != r->text.p[0] ||
		    memcmp(text.p + start + 1, r->text.p + 1,
		    r->text.n - 1) != 0)
			continue;
		if (start > 0 && inside_word(text, start - 1))
			continue;
		*letter = start + r->letter;
		return r;
	}
	return NULL;
}

/* "Time to resolve: 80 minutes", a cell with it before one with that. */

static const struct { str name; int metric; } usual[] = {
	{ STR_INIT("Time to detect"), METRIC_DETECT },
	{ STR_INIT("Time to acknowledge"), METRIC_ACKNOWLEDGE },
	{ STR_INIT("Time to mitigate"), METRIC_MITIGATE },
	{ STR_INIT("Time to resolve"), METRIC_RESOLVE },
	{ STR_INIT("Time to detection"), METRIC_DETECT },
	{ STR_INIT("Time to acknowledgement"), METRIC_ACKNOWLEDGE },
	{ STR_INIT("Time to mitigation"), METRIC_MITIGATE },
	{ STR_INIT("Time to resolution"), METRIC_RESOLVE },
	{ STR_INIT("Time to recovery"), METRIC_RESOLVE },
	{ STR_INIT("Time to recover"), METRIC_RESOLVE },
	{ STR_INIT("Time to restore service"), METRIC_RESOLVE },
	{ STR_INIT("Time to restore"), METRIC_RESOLVE },
	{ STR_INIT("Time to restoration"), METRIC_RESOLVE },
	{ STR_INIT("TTD"), METRIC_DETECT },
	{ STR_INIT("TTA"), METRIC_ACKNOWLEDGE },
	{ STR_INIT("TTM"), METRIC_MITIGATE },
	{ STR_INIT("TTR"), METRIC_RESOLVE },
	{ STR_INIT("MTTD"), METRIC_DETECT },
	{ STR_INIT("MTTA"), METRIC_ACKNOWLEDGE },
	{ STR_INIT("MTTM"), METRIC_MITIGATE },
	{ STR_INIT("MTTR"), METRIC_RESOLVE },
	{ STR_INIT("Duration of the incident"), STATED_DURATION },
	{ STR_INIT("Incident duration"), STATED_DURATION },
	{ STR_INIT("Total duration"), STATED_DURATION },
	{ STR_INIT("Duration"), STATED_DURATION },
};

static bool
begins_with(str text, str name)
{
	return !str_empty(name) && text.n >= name.n &&
	    char_lower(text.p[0]) == char_lower(name.p[0]) &&
	    char_lower(text.p[name.n - 1]) ==
	    char_lower(name.p[name.n - 1]) &&
	    str_istarts(text, name) && !inside_word(text, name.n);
}

/* How much of text names a metric; the policy's words come first, for
 * TTM is not the same everywhere. */
static size_t
label_of(const struct policy *p, str text, int *metric)
{
	for (int m = 0; m < METRIC_COUNT; m++) {
		const struct metric_rule *r = &p->metrics[m];

		*metric = m;
		if (begins_with(text, r->name))
			return r->name.n;
		if (begins_with(text, r->label))
			return r->label.n;
		for (size_t i = 0; i < r->aliases.n; i++)
			if (begins_with(text, r->aliases.v[i]))
				return r->aliases.v[i].n;
	}
	for (size_t i = 0; i < sizeof(usual) / sizeof(usual[0]); i++)
		if (begins_with(text, usual[i].name)) {
			*metric = usual[i].metric;
			return usual[i].name.n;
		}
	return 0;
}

/* The smallest unit that was written: "1 h 20 min" is minutes, as are
 * "1h20" and "1:20 h". */
static int64_t
unit_of(str text)
{
	bool implied = text.n && char_digit(text.p[text.n - 1]);
	struct cut colon = str_cut(text, ':');
	size_t i = text.n;

	if (colon.found)
		return str_find_char(colon.tail, ':') < 0 ? MINUTE : 1;
	while (i > 0 && !char_alpha(text.p[i - 1]))
		i--;
	while (i > 0 && char_alpha(text.p[i - 1]))
		i--;
	switch (i < text.n ? char_lower(text.p[i]) : 's') {
	case 'm':
		return implied ? 1 : MINUTE;
	case 'h':
		return implied ? MINUTE : HOUR;
	case 'd':
		return DAY;
	case 'w':
		return 7 * DAY;
	default:
		return 1;
	}
}

/* A length and nothing that would change it ("2 hours per node"). */
static void
read_value(struct body_work *w, md_node *n, str text, int metric, str label)
{
	struct stated s = { .metric = metric };
	size_t used;
	str rest;

	text = str_trim(text);
	if (!length_scan(text, &s.seconds, &s.approximate, &used))
		return;
	rest = str_trim_left(str_from(text, used));
	if (!str_empty(rest) && rest.p[0] != '.' && rest.p[0] != ';' &&
	    rest.p[0] != '(')
		return;
	text = str_trim(str_sub(text, 0, used));
	/* The full stop of "80 min." or of the sentence. */
	text.n -= str_ends(text, STR("."));
	s.text = str_dup(w->r->keep, text);
	s.label = str_dup(w->r->keep, label);
	s.unit = unit_of(s.text);
	s.place = md_kind(n) == MD_CELL ? md_place(w->md, n)
	    : md_place_of(w->md, n, s.text);
	*vec_push(w->c->scratch, &w->doc->body.stated) = s;
}

/* What "(TTR)" and a colon are behind a label; false when it goes on. */
static bool
skip_mark(str *text, bool cell)
{
	str t = str_trim_left(*text);
	ptrdiff_t end;

	if (t.n && t.p[0] == '(' && (end = str_find_char(t, ')')) > 0)
		t = str_trim_left(str_from(t, (size_t)end + 1));
	if (t.n && (t.p[0] == ':' || t.p[0] == '='))
		t = str_from(t, 1);
	else if (!cell || t.n)
		return false;
	*text = t;
	return true;
}

void
stated_read(struct body_work *w, md_node *n, str text)
{
	bool cell;
	int metric = 0;
	size_t used;
	str label, rest;

	if (text.n && char_space(text.p[0]))
		text = str_trim_left(text);
	if (!starts_may(&w->r->policy->label_starts, text))
		return;
	text = str_trim_right(text);
	cell = md_kind(n) == MD_CELL;
	used = label_of(w->r->policy, text, &metric);
	if (used == 0)
		return;
	label = str_sub(text, 0, used);
	rest = str_from(text, used);
	if (!skip_mark(&rest, cell))
		return;
	/* In a header the columns are named, not the rows. */
	if (!cell || str_trim(rest).n)
		read_value(w, n, rest, metric, label);
	else if (md_next(n) && !md_header(md_parent(n)))
		read_value(w, md_next(n), md_text(w->md, md_next(n),
		    w->c->scratch, true), metric, label);
}

void
remarks_mark(struct policy *p)
{
	needles_init(&p->remarks);
	for (size_t i = 0; i < REMARKS; i++)
		needles_add(&p->remarks, remarks[i].text.p +
		    remarks[i].part);
	for (size_t i = 0; i < sizeof(usual) / sizeof(usual[0]); i++)
		starts_add(&p->label_starts, usual[i].name);
	for (int m = 0; m < METRIC_COUNT; m++) {
		const struct metric_rule *r = &p->metrics[m];

		starts_add(&p->label_starts, r->name);
		starts_add(&p->label_starts, r->label);
		for (size_t i = 0; i < r->aliases.n; i++)
			starts_add(&p->label_starts, r->aliases.v[i]);
	}
}
