/* Words that blame, and words of hindsight, in postmortems. */
#include "check/check.h"

/* Whether a line stands among the public updates; *next moves on with the
 * lines, which rise. */
static bool
among_updates(const struct sections *all, uint32_t line, size_t *next)
{
	while (*next < all->n && all->v[*next].place.line <= line)
		(*next)++;
	for (int s = (int)*next - 1; s >= 0; s = all->v[s].parent)
		if (all->v[s].holds == HOLDS_UPDATES)
			return true;
	return false;
}

/* "should not have": it did happen. */
static bool
denies(str text)
{
	return str_has(text, STR("t have"));
}

static void
check_document(struct check *k, const struct document *doc)
{
	size_t next = 0;

	for (size_t i = 0; i < doc->body.phrases.n; i++) {
		const struct phrase *p = &doc->body.phrases.v[i];

		if (among_updates(&doc->body.sections, p->place.line, &next))
			continue;
		if (p->hindsight) {
			diag_add(k->diags, RULE_HINDSIGHT, p->place,
			    denies(p->text) ? "\"" STR_FMT "\" judges by "
			    "what was known later" : "\"" STR_FMT
			    "\" tells what did not happen",
			    STR_ARG(p->text));
			diag_help(k->diags, "say what happened, and why it "
			    "made sense then; \"lint: { hindsight: off }\" in "
			    "site.yaml allows it");
			continue;
		}
		diag_add(k->diags, RULE_BLAME_WORD, p->place,
		    "\"" STR_FMT "\" blames", STR_ARG(p->text));
		diag_help(k->diags, "say what made the slip easy; \"lint: { "
		    "blame-word: off }\" in site.yaml allows it");
	}
}

void
check_language(struct check *k, const struct incident *in)
{
	if (in->review.status != REVIEW_NONE)
		check_document(k, in->postmortem ? &in->postmortem->doc
		    : &in->doc);
}
