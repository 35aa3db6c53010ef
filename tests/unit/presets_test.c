/* The five processes that are in the program: each reads clean, makes
 * sense, and holds what its team works by. */
#include "mistakes.h"

#include "base/embedded.h"
#include "base/when.h"
#include "model/incident.h"
#include "model/presets.h"
#include "read/keys.h"
#include "read/yaml.h"

struct world {
	struct arena a;
	struct diags d;
	struct policy p;
};

static void
preset(struct world *w, const char *name)
{
	const struct node *root;

	*w = (struct world){ 0 };
	w->d = diags_init(&w->a);
	root = yaml_read(&w->a, preset_text(str_c(name)), 1, 1, &w->d);
	assert_non_null(root);
	schema_check(&schema_policy, root, &w->d);
	policy_read(&w->a, root, NULL, NULL, &w->p, &w->d);
	policy_check(&w->p, &w->a, &w->d);
	assert_mistakes(&w->d, "");
}

static void
text_is(str got, const char *want)
{
	char text[200];

	assert_true(got.n < sizeof(text));
	memcpy(text, got.p ? got.p : "", got.n);
	text[got.n] = '\0';
	assert_string_equal(text, want);
}

static const struct severity *
level(const struct world *w, const char *word)
{
	int i = policy_level(&w->p, str_c(word));

	if (i < 0)
		print_error("no level %s\n", word);
	assert_true(i >= 0);
	return &w->p.levels.v[i];
}

static const struct section_rule *
section(const struct world *w, const char *heading)
{
	int i = policy_section(&w->p, str_c(heading));

	if (i < 0)
		print_error("no section %s\n", heading);
	assert_true(i >= 0);
	return &w->p.sections.v[i];
}

static const struct action_kind *
kind(const struct world *w, const char *word)
{
	int i = policy_kind(&w->p, str_c(word));

	assert_true(i >= 0);
	return &w->p.kinds.v[i];
}

/* What a postmortem must hold, without what it may. */
static size_t
required_sections(const struct world *w)
{
	size_t n = 0;

	for (size_t i = 0; i < w->p.sections.n; i++)
		n += w->p.sections.v[i].need == NEED_REQUIRED &&
		    !w->p.sections.v[i].runbook;
	return n;
}

static void
the_list_of_names_is_what_is_carried_inside(void **state)
{
	size_t n, carried = 0;
	const str *names = preset_names(&n);

	(void)state;
	for (const struct embedded *e = embedded_presets; e->name; e++)
		carried++;
	assert_int_equal(carried, n);
	for (size_t i = 0; i < n; i++) {
		assert_non_null(preset_text(names[i]).p);
		if (i > 0)
			assert_true(str_cmp(names[i - 1], names[i]) < 0);
	}
	assert_null(preset_text(STR("operation")).p);
}

static void
sev0_3_begins_at_zero_and_mixes_lengths_with_words(void **state)
{
	struct world w;

	(void)state;
	preset(&w, "sev0-3");
	assert_int_equal(w.p.levels.n, 4);
	text_is(w.p.levels.v[0].id, "Sev 0");
	text_is(w.p.levels.v[0].slug, "sev-0");
	assert_ptr_equal(level(&w, "SEV-0"), &w.p.levels.v[0]);
	assert_ptr_equal(level(&w, "sev0"), &w.p.levels.v[0]);
	assert_int_equal(w.p.levels.v[0].impact, IMPACT_CRITICAL);
	text_is(w.p.levels.v[0].response.text, "Immediate");
	assert_int_equal(w.p.levels.v[0].response.seconds, LENGTH_NONE);
	assert_int_equal(level(&w, "Sev 1")->response.seconds, HOUR);
	assert_int_equal(level(&w, "Sev 2")->response.seconds, 4 * HOUR);
	text_is(level(&w, "Sev 3")->response.text, "Next sprint");
	assert_int_equal(level(&w, "Sev 3")->response.seconds, LENGTH_NONE);
	text_is(level(&w, "Sev 0")->escalation.v[0], "VP");
	text_is(level(&w, "Sev 2")->escalation.v[1], "Dev lead");
	assert_int_equal(w.p.process.n, 6);
	text_is(w.p.process.v[3].name, "Root cause");
	/* Priorities of bugs are no severities. */
	assert_int_equal(policy_level(&w.p, STR("P0")), -1);
	assert_int_equal(policy_level(&w.p, STR("P1")), -1);
	assert_int_equal(section(&w, "Repair items")->holds, HOLDS_ACTIONS);
	text_is(w.p.actions_word, "Repair items");
	assert_int_equal(w.p.any.owner, NEED_REQUIRED);
	text_is(w.p.kinds.v[w.p.default_kind].id, "repair");
	arena_release(&w.a);
}

static void
slo_gate_asks_for_ten_sections_before_closing(void **state)
{
	static const char *const headings[] = {
		"1. Summary", "2. Impact:", "Timeline", "Root Cause",
		"Contributing factors", "6. Detection & Response",
		"Detection and Response", "7. What Worked / What Didn't",
		"What Worked/What Didn\xe2\x80\x99t", "Corrective actions",
		"Attachments", "10. Sign-off",
	};
	struct world w;

	(void)state;
	preset(&w, "slo-gate");
	assert_true(w.p.gate);
	assert_int_equal(required_sections(&w), 10);
	for (size_t i = 0; i < sizeof(headings) / sizeof(headings[0]); i++)
		assert_int_equal(section(&w, headings[i])->need,
		    NEED_REQUIRED);
	assert_ptr_equal(section(&w, headings[5]), section(&w, headings[6]));
	assert_ptr_equal(section(&w, headings[7]), section(&w, headings[8]));
	assert_int_equal(w.p.draft.seconds, 48 * HOUR);
	assert_int_equal(w.p.final.business_days, 5);
	assert_int_equal(w.p.due_from, RESOLVED);
	assert_int_equal(w.p.postmortem_unverified.n, 3);
	assert_int_equal(w.p.signoff.need, NEED_REQUIRED);
	assert_true(level_set_has(&w.p.signoff.levels, 1));
	assert_false(level_set_has(&w.p.signoff.levels, 2));
	text_is(w.p.placeholders.v[0], "[Unverified]");
	arena_release(&w.a);
}

static void
slo_gate_has_its_targets_and_kinds(void **state)
{
	struct world w;

	(void)state;
	preset(&w, "slo-gate");
	assert_int_equal(level(&w, "Sev-1")->postmortem, NEED_REQUIRED);
	assert_int_equal(level(&w, "Sev-2")->postmortem, NEED_REQUIRED);
	assert_int_equal(level(&w, "Sev-3")->postmortem, NEED_OPTIONAL);
	assert_true(level(&w, "Sev-3")->postmortem_when.n > 0);
	assert_int_equal(level(&w, "Sev-4")->postmortem, NEED_NONE);
	assert_int_equal(level(&w, "Sev-1")->response.seconds, 5 * MINUTE);
	assert_int_equal(level(&w, "Sev-3")->triage.seconds, 15 * MINUTE);
	assert_int_equal(level(&w, "Sev-2")->resolution.seconds, 30 * MINUTE);
	text_is(level(&w, "Sev-1")->resolution.text, "As soon as possible");
	text_is(level(&w, "Sev-2")->commander, "API or worker owner");
	assert_int_equal(level(&w, "Sev-2")->paging.n, 4);
	assert_int_equal(policy_cadence(&w.p, 0).seconds, 30 * MINUTE);
	assert_int_equal(w.p.cadence.first.seconds, 5 * MINUTE);
	assert_int_equal(w.p.demotion.stable, 30 * MINUTE);
	assert_int_equal(w.p.demotion.actions, NEED_REQUIRED);
	assert_int_equal(kind(&w, "corrective")->issue, NEED_REQUIRED);
	assert_int_equal(kind(&w, "corrective")->due, NEED_REQUIRED);
	assert_int_equal(kind(&w, "preventive")->owner, NEED_REQUIRED);
	assert_int_equal(kind(&w, "Immediate Mitigations")->issue,
	    NEED_OPTIONAL);
	assert_int_equal(kind(&w, "mitigation")->done, NEED_REQUIRED);
	for (int i = 0; i < MESSAGE_COUNT; i++)
		assert_true(w.p.messages[i].text.n > 0);
	assert_int_equal(w.p.messages[MESSAGE_ACK].within.seconds,
	    5 * MINUTE);
	text_is(w.p.requirements.v[0].needs.v[0], "commander");
	assert_int_equal(w.p.requirements.v[0].from, INCIDENT_IDENTIFIED);
	assert_true(w.p.roles.v[1].unverified);
	arena_release(&w.a);
}

static void
small_team_responds_in_ttr_and_resolves_in_ttm(void **state)
{
	struct world w;

	(void)state;
	preset(&w, "small-team");
	text_is(w.p.metrics[METRIC_DETECT].label, "TTD");
	text_is(w.p.metrics[METRIC_ACKNOWLEDGE].label, "TTR");
	assert_int_equal(w.p.metrics[METRIC_ACKNOWLEDGE].to, ACKNOWLEDGED);
	text_is(w.p.metrics[METRIC_RESOLVE].label, "TTM");
	assert_int_equal(w.p.metrics[METRIC_RESOLVE].to, RESOLVED);
	assert_true(w.p.metrics[METRIC_MITIGATE].hidden);
	text_is(w.p.more_metrics.v[1].fact, "customers");
	text_is(level(&w, "SEV-1")->response.text, "Immediate");
	text_is(level(&w, "SEV-2")->response.text, "Same day");
	assert_int_equal(level(&w, "SEV-3")->response.seconds, 48 * HOUR);
	text_is(level(&w, "SEV-4")->response.text, "Next sprint");
	assert_int_equal(policy_cadence(&w.p, 0).seconds, 15 * MINUTE);
	assert_int_equal(policy_cadence(&w.p, 1).seconds, 15 * MINUTE);
	assert_int_equal(policy_cadence(&w.p, 2).text.n, 0);
	for (size_t i = 0; i < w.p.levels.n; i++)
		assert_int_equal(w.p.levels.v[i].postmortem, NEED_REQUIRED);
	assert_int_equal(w.p.final.seconds, 48 * HOUR);
	assert_int_equal(w.p.escalation.n, 3);
	assert_true(level_set_has(&w.p.escalation.v[1].levels, 0));
	assert_false(level_set_has(&w.p.escalation.v[1].levels, 1));
	assert_int_equal(w.p.escalation.v[2].after, HOUR);
	text_is(w.p.channel, "#incident-{{date}}-{{slug}}");
	assert_int_equal(w.p.roles.n, 4);
	assert_int_equal(w.p.updated, date_of(2026, 2, 20));
	assert_int_equal(w.p.messages[MESSAGE_SUMMARY].text.n, 0);
	arena_release(&w.a);
}

static void
p0_p3_promises_targets_and_credits(void **state)
{
	static const struct {
		const char *id;
		int64_t response, resolution;
	} want[] = {
		{ "P0", 15 * MINUTE, 4 * HOUR },
		{ "P1", HOUR, 8 * HOUR },
		{ "P2", 4 * HOUR, 24 * HOUR },
		{ "P3", 24 * HOUR, 7 * DAY },
	};
	static const struct {
		int level;
		int64_t longer_than, percent;
	} tiers[] = {
		{ 0, HOUR, 10000000 }, { 0, 4 * HOUR, 25000000 },
		{ 1, 4 * HOUR, 5000000 },
	};
	struct world w;

	(void)state;
	preset(&w, "p0-p3");
	for (size_t i = 0; i < 4; i++) {
		assert_int_equal(level(&w, want[i].id)->response.seconds,
		    want[i].response);
		assert_int_equal(level(&w, want[i].id)->resolution.seconds,
		    want[i].resolution);
	}
	assert_int_equal(policy_cadence(&w.p, 0).seconds, 30 * MINUTE);
	assert_int_equal(w.p.credits.tiers.n, 3);
	for (size_t i = 0; i < 3; i++) {
		const struct credit_tier *t = &w.p.credits.tiers.v[i];

		assert_int_equal(t->level, tiers[i].level);
		assert_int_equal(t->longer_than, tiers[i].longer_than);
		assert_int_equal(t->percent, tiers[i].percent);
	}
	text_is(w.p.credits.clock, "impact");
	/* What the document leaves open, decided and said. */
	assert_false(w.p.credits.last_level);
	assert_false(w.p.credits.sum);
	assert_int_equal(w.p.credits.month, STARTED);
	assert_int_equal(w.p.credits.cap, INT64_C(100000000));
	/* The theme's sentences tell it, as cli/policy-page has them. */
	assert_true(str_empty(w.p.credits.rule));
	assert_int_equal(level(&w, "P1")->postmortem, NEED_REQUIRED);
	assert_int_equal(level(&w, "P2")->postmortem, NEED_OPTIONAL);
	assert_int_equal(w.p.final.business_days, 5);
	assert_int_equal(w.p.draft.text.n, 0);
	assert_int_equal(w.p.escalation.n, 4);
	assert_false(level_set_has(&w.p.escalation.v[3].levels, 1));
	assert_int_equal(w.p.escalation_when.n, 4);
	assert_int_equal(level(&w, "P0")->steps.n, 6);
	text_is(w.p.requirements.v[0].needs.v[0],
	    "impact.enterprise_notified");
	arena_release(&w.a);
}

static void
operations_sets_no_targets_but_asks_for_owners(void **state)
{
	struct world w;

	(void)state;
	preset(&w, "operations");
	for (size_t i = 0; i < w.p.levels.n; i++)
		assert_int_equal(w.p.levels.v[i].response.text.n, 0);
	assert_int_equal(w.p.component_owner, NEED_REQUIRED);
	text_is(w.p.postmortem_word, "Post-incident review");
	text_is(w.p.actions_word, "Remediation items");
	text_is(w.p.metrics[METRIC_RESOLVE].label, "MTTR");
	text_is(w.p.metrics[METRIC_DETECT].label, "MTTD");
	assert_int_equal(w.p.process.n, 5);
	assert_int_equal(w.p.weights[2], 300);
	arena_release(&w.a);
}

static void
promises_that_only_words_kept_are_kept_by_rules(void **state)
{
	struct world w;

	(void)state;
	preset(&w, "slo-gate");
	assert_int_equal(level(&w, "Sev-1")->triage.seconds, 15 * MINUTE);
	assert_int_equal(w.p.metrics[METRIC_ACKNOWLEDGE].from, PAGED);
	assert_int_equal(w.p.timeline.actor, NEED_REQUIRED);
	assert_true(w.p.timeline.utc);
	assert_true(level(&w, "Sev-3")->if_breach);
	assert_true(level(&w, "Sev-3")->if_repeats);
	assert_false(level(&w, "Sev-4")->if_breach);
	assert_int_equal(w.p.repeats, 30 * (int64_t)DAY);
	assert_true(w.p.signoff.commander && w.p.signoff.owner);
	assert_true(w.p.roles.v[0].owns);
	/* One person may do both. */
	assert_int_equal(w.p.roles.v[0].apart.n, 0);
	arena_release(&w.a);
	preset(&w, "small-team");
	assert_true(level(&w, "SEV-2")->response.same_day);
	assert_false(level(&w, "SEV-4")->response.same_day);
	assert_int_equal(w.p.escalation.v[2].after, HOUR);
	arena_release(&w.a);
	preset(&w, "p0-p3");
	assert_true(w.p.escalate_past_target);
	arena_release(&w.a);
	preset(&w, "operations");
	assert_int_equal(w.p.runbook_tested, 180 * (int64_t)DAY);
	arena_release(&w.a);
}

static void
credits_are_counted_as_they_are_set(void **state)
{
	static const char *const keys =
	    "levels: [{ id: A }]\n"
	    "credits: { level: last, month: resolved, several: sum, cap: 50,\n"
	    "  clock: resolve, tiers: [{ level: A, longer_than: 2h,\n"
	    "  percent: 5 }] }\n";
	struct world w = { 0 };
	const struct credit_rules *c = &w.p.credits;
	const struct node *root;

	(void)state;
	w.d = diags_init(&w.a);
	root = yaml_read(&w.a, str_c(keys), 1, 1, &w.d);
	schema_check(&schema_policy, root, &w.d);
	policy_read(&w.a, root, NULL, NULL, &w.p, &w.d);
	assert_mistakes(&w.d, "");
	assert_true(c->last_level && c->sum);
	assert_int_equal(c->month, RESOLVED);
	assert_int_equal(c->cap, INT64_C(50000000));
	arena_release(&w.a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_list_of_names_is_what_is_carried_inside),
		cmocka_unit_test(
		    sev0_3_begins_at_zero_and_mixes_lengths_with_words),
		cmocka_unit_test(
		    slo_gate_asks_for_ten_sections_before_closing),
		cmocka_unit_test(slo_gate_has_its_targets_and_kinds),
		cmocka_unit_test(
		    small_team_responds_in_ttr_and_resolves_in_ttm),
		cmocka_unit_test(p0_p3_promises_targets_and_credits),
		cmocka_unit_test(
		    operations_sets_no_targets_but_asks_for_owners),
		cmocka_unit_test(
		    promises_that_only_words_kept_are_kept_by_rules),
		cmocka_unit_test(credits_are_counted_as_they_are_set),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
