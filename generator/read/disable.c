#include "read/disable.h"

#define PREFIX STR("allclear-")
#define WORD STR("allclear-disable")

bool
disable_is(str comment)
{
	return str_istarts(str_trim_left(comment), PREFIX);
}

/* Where a piece of a comment stands. */
static struct place
place_of(str comment, struct place at, str piece)
{
	size_t offset = (size_t)(piece.p - comment.p);

	for (size_t i = 0; i < offset; i++)
		if (comment.p[i] == '\n') {
			at.line++;
			at.col = 1;
		} else {
			at.col++;
		}
	at.len = (uint32_t)piece.n;
	return at;
}

static size_t
word_end(str s, bool comma)
{
	size_t n = 0;

	while (n < s.n && !char_space(s.p[n]) && !(comma && s.p[n] == ','))
		n++;
	return n;
}

static void
unknown_rule(str word, struct place at, struct diags *d)
{
	str names[RULE_COUNT], near;

	for (int i = 0; i < RULE_COUNT; i++)
		names[i] = str_c(rule_info((enum rule)i)->name);
	near = suggest(word, names, RULE_COUNT);
	diag_add(d, RULE_DISABLE_UNKNOWN, at, "there is no rule " STR_FMT,
	    STR_ARG(word));
	if (near.n) {
		diag_meant(d, word, near);
		diag_sure_if(d, suggest_sure(word, near, names, RULE_COUNT));
	}
	if (str_empty(near))
		diag_help(d, "a rule is named as messages name it: AC300 or "
		    "link-broken");
}

static void
take_rule(struct arena *keep, str word, struct place at, struct scope scope,
    struct suppressions *to, struct diags *d)
{
	enum rule r = rule_find(word);

	if (r == RULE_COUNT) {
		unknown_rule(word, at, d);
		return;
	}
	if (!suppress_may(r)) {
		diag_add(d, RULE_DISABLE_LOCKED, at,
		    STR_FMT " cannot be passed over", STR_ARG(word));
		diag_help(d, "take it out of the comment, and correct what "
		    "it reports");
		return;
	}
	*vec_push(keep, to) = (struct suppression){ .rule = r,
		.at = at, .scope = scope };
}

/* Something that a person could read as a reason. */
static bool
explains(str reason)
{
	for (size_t i = 0; i < reason.n; i++)
		if (char_alnum(reason.p[i]) || (reason.p[i] & 0x80))
			return true;
	return false;
}

static void
malformed(str word, struct place at, struct diags *d)
{
	diag_add(d, RULE_DISABLE_MALFORMED, at,
	    STR_FMT " is no comment that is known here", STR_ARG(word));
	diag_meant(d, word, WORD);
}

void
disable_read(struct arena *keep, str comment, struct place at,
    struct scope scope, struct suppressions *to, struct diags *d)
{
	str all = str_trim(comment);
	str word = str_sub(all, 0, word_end(all, false));
	str rest = str_trim_left(str_from(all, word.n));
	size_t before = to->n;
	size_t named = 0;
	bool more = true;

	if (!str_ieq(word, WORD)) {
		malformed(word, place_of(comment, at, word), d);
		return;
	}
	while (more && rest.n) {
		str rule = str_sub(rest, 0, word_end(rest, true));

		rest = str_trim_left(str_from(rest, rule.n));
		if (str_ends(rule, STR(":")))
			rule.n--;
		more = str_starts(rest, STR(","));
		if (more)
			rest = str_trim_left(str_from(rest, 1));
		if (rule.n == 0)
			continue;
		named++;
		take_rule(keep, rule, place_of(comment, at, rule), scope,
		    to, d);
	}
	if (named == 1 && to->n > before)
		to->v[before].comment = at;
	if (!named) {
		diag_add(d, RULE_DISABLE_MALFORMED,
		    place_of(comment, at, word), "no rule is named here");
		diag_help(d, "write the rule and the reason: "
		    "allclear-disable AC204 the vendor owns this");
	} else if (to->n > before && !explains(rest)) {
		diag_add(d, RULE_DISABLE_UNEXPLAINED,
		    place_of(comment, at, all), "no reason is given");
		diag_help(d, "write it behind the rule");
	}
}
