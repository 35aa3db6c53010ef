/* A report as a document of its own, to be handed to somebody. */
#include "measure/credits.h"
#include "render/view_parts.h"

static void
export_fact(const struct view *v, struct value *facts, str name, str text)
{
	if (!str_empty(text))
		fact_text(v, add_fact(v, facts, name), text);
}

static void
put_facts(const struct view *v, struct value *doc, const struct incident *in)
{
	static const enum milestone shown[] = { STARTED, DETECTED, MITIGATED,
		RESOLVED };
	const struct policy *p = v->corpus->policy;
	struct value *facts = put_list(v, put_map(v, doc, "facts"), "list");
	int64_t from = in->times[STARTED].at, to = in->times[RESOLVED].at;

	export_fact(v, facts, SAY(v, "severity"), in->level < 0
	    ? in->severity.name : str_cat(v->arena,
	    p->levels.v[in->level].id, STR(" "),
	    p->levels.v[in->level].name));
	for (size_t i = 0; i < sizeof(shown) / sizeof(shown[0]); i++)
		if (in->times[shown[i]].at != TIME_NONE)
			fact_time(v, add_fact(v, facts, words_get(
			    &v->theme->words, str_cat(v->arena,
			    STR("milestone."), str_c(milestone_name(
			    shown[i]))))), in->times[shown[i]].at, TIME_FULL,
			    STR_NONE);
	if (from != TIME_NONE && to != TIME_NONE && to >= from)
		export_fact(v, facts, SAY(v, "export_length"),
		    words_length_long(&v->theme->words, v->arena, to - from));
	if (in->components.n > 0)
		export_fact(v, facts, SAY(v, "export_affected"),
		    component_names(v, &in->components));
	put_impact_facts(v, facts, in);
	put_internal_facts(v, facts, &in->doc);
	if (in->postmortem)
		put_internal_facts(v, facts, &in->postmortem->doc);
}

static str
credit_text(const struct view *v, const struct credits *all,
    const struct credit *x)
{
	struct blank blanks[] = {
		{ STR("percent"), x->tier ? x->tier->percent_text
		    : STR_NONE },
		{ STR("of"), all->rules->of },
		{ STR("longer"), x->tier ? x->tier->longer_text : STR_NONE },
		{ STR("length"), words_length_exact(
		    &v->theme->words, v->arena, x->seconds) },
	};

	return words_fill(&v->theme->words, v->arena, x->tier
	    ? STR("credit_earned") : STR("credit_none"), blanks, 4);
}

/* What the policy promises for an outage of its length. While it lasts
 * nothing is said: it is not known yet. */
static void
put_credit(const struct view *v, struct value *doc, const struct incident *in)
{
	const struct metrics_filter everything = METRICS_FILTER_ALL;
	struct credits all;
	struct survey s;

	if (v->corpus->policy->credits.tiers.n == 0)
		return;
	s = survey_begin(v->corpus, v->now, v->arena);
	credits_measure(&s, &everything, v->arena, &all);
	for (size_t i = 0; i < all.all.n; i++) {
		const struct credit *x = &all.all.v[i];
		struct value *m;

		if (x->incident != in)
			continue;
		m = put_map(v, doc, "credit");
		PUT(v, m, "sentence", credit_text(v, &all, x));
		PUT(v, m, "rule", all.rules->rule);
		if (x->tier)
			PUT(v, m, "applied", all.rules->applied);
	}
}

static const struct review *
review_of(const struct incident *in)
{
	return in->postmortem ? &in->postmortem->review : &in->review;
}

/* People are named on a document for inside only. */
static void
put_signed(const struct view *v, struct value *doc, const struct incident *in)
{
	const struct review *r = review_of(in);
	struct value *m = put_map(v, doc, "signed");

	PUT(v, m, "status", words_get(&v->theme->words, str_cat(v->arena,
	    STR("export_status."), str_c(review_status_name(r->status)))));
	value_put_bool(v->arena, m, STR("final"), r->status == REVIEW_FINAL);
	put_date(v, m, "finalized", r->finalized, TIME_DATE);
	if (v->nameless) {
		if (r->signoff.n > 0)
			PUT(v, m, "by", COUNT(v, "export_signed",
			    r->signoff.n));
		return;
	}
	PUT(v, m, "authors", person_names(v, &r->authors));
	if (r->signoff.n > 0)
		PUT(v, m, "by", FILL(v, "signed_off",
		    { STR("names"), person_names(v, &r->signoff) }));
}

struct value *
view_export(const struct view *v, const struct incident *in)
{
	struct page_head h = {
		.kind = "export", .article = true,
		.title = FILL(v, "incident_title",
		    { STR("title"), in->doc.title }, { STR("id"), in->id }),
		.description = doc_description(v, &in->doc,
		    in->impact_summary),
		.url = in->doc.url, .name = in->doc.title,
	};
	struct value *root = view_page(v, &h), *doc = put_map(v, root, "doc");

	value_put_bool(v->arena, root, STR("nameless"), v->nameless);
	PUT(v, doc, "id", in->id);
	PUT(v, doc, "title", in->doc.title);
	PUT(v, doc, "word", review_of(in)->status != REVIEW_NONE
	    ? v->corpus->policy->postmortem_word
	    : SAY(v, "export_word"));
	value_put_bool(v->arena, doc, STR("internal"), in->doc.internal);
	put_verdict(v, doc, in);
	PUT(v, doc, "impact", in->impact_summary);
	put_facts(v, doc, in);
	put_sections(v, doc, in);
	put_attachments(v, doc, &in->doc,
	    in->postmortem ? &in->postmortem->doc : NULL);
	put_credit(v, doc, in);
	put_signed(v, doc, in);
	put_time(v, doc, "as_of", v->now, TIME_FULL);
	return root;
}
