/* Findings in the formats that are JSON. It is read back with jansson, so
 * that a test says what a reader finds, not how it is laid out;
 * tests/cli/format-*.sh compare the bytes. */
#include <jansson.h>

#include "findings_sheet.h"

/* The document of a format, owned by the caller. */
static json_t *
parsed(struct sheet *s, enum findings_format format)
{
	json_error_t why;
	json_t *doc = json_loads(sheet_write(s, format),
	    JSON_REJECT_DUPLICATES, &why);

	if (!doc)
		fail_msg("%d:%d: %s", why.line, why.column, why.text);
	return doc;
}

/* What stands at "runs/0/results", or NULL. */
static json_t *
at(json_t *doc, const char *path)
{
	struct cut c = { .tail = str_c(path), .found = true };

	while (c.found && doc) {
		int64_t index;
		char key[64];

		c = str_cut(c.tail, '/');
		snprintf(key, sizeof(key), STR_FMT, STR_ARG(c.head));
		doc = json_is_array(doc) && str_to_int(c.head, &index)
		    ? json_array_get(doc, (size_t)index)
		    : json_object_get(doc, key);
	}
	return doc;
}

static void
assert_text(json_t *doc, const char *path, const char *want)
{
	const char *got = json_string_value(at(doc, path));

	if (!got)
		fail_msg("there is no text at %s", path);
	assert_string_equal(got, want);
}

static void
assert_number(json_t *doc, const char *path, json_int_t want)
{
	json_t *got = at(doc, path);

	if (!json_is_integer(got))
		fail_msg("there is no number at %s", path);
	assert_int_equal(json_integer_value(got), want);
}

static void
assert_count(json_t *doc, const char *path, size_t want)
{
	json_t *got = path ? at(doc, path) : doc;

	assert_true(json_is_array(got));
	assert_int_equal(json_array_size(got), want);
}

static void
nothing_found_is_a_whole_document(void **state)
{
	struct sheet *s = *state;
	static const bool checked[SHEET_FILES] = { false, true, true };
	json_t *doc;

	s->f.checked = checked;
	assert_string_equal(sheet_write(s, FINDINGS_human), "");
	assert_string_equal(sheet_write(s, FINDINGS_short), "");
	assert_string_equal(sheet_write(s, FINDINGS_github), "");
	assert_string_equal(sheet_write(s, FINDINGS_gitlab), "[]\n");
	doc = parsed(s, FINDINGS_json);
	assert_count(doc, "findings", 0);
	assert_number(doc, "files", 2);
	assert_true(json_is_true(at(doc, "complete")));
	json_decref(doc);
	doc = parsed(s, FINDINGS_sarif);
	assert_count(doc, "runs/0/results", 0);
	assert_true(json_is_true(at(doc,
	    "runs/0/invocations/0/executionSuccessful")));
	json_decref(doc);
	doc = parsed(s, FINDINGS_rdjson);
	assert_count(doc, "diagnostics", 0);
	json_decref(doc);
	assert_string_equal(sheet_write(s, FINDINGS_junit),
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<testsuites name=\"allclear\" tests=\"2\" failures=\"0\" "
	    "errors=\"0\">\n"
	    " <testsuite name=\"content/site.yaml\" tests=\"1\" "
	    "failures=\"0\" errors=\"0\">\n"
	    "  <testcase classname=\"content/site.yaml\" "
	    "name=\"no findings\"/>\n"
	    " </testsuite>\n"
	    " <testsuite name=\"content/a.md\" tests=\"1\" "
	    "failures=\"0\" errors=\"0\">\n"
	    "  <testcase classname=\"content/a.md\" "
	    "name=\"no findings\"/>\n"
	    " </testsuite>\n"
	    "</testsuites>\n");
}

/* A tab, two wide characters of 3 bytes, one of 4 (a pair in UTF-16). */
#define WIDE "\t\xe7\x8a\xb6\xe6\x85\x8b\xf0\x9f\x98\x80"

static void
columns_are_counted_as_each_reader_does(void **state)
{
	struct sheet *s = *state;
	json_t *doc;

	s->texts[2] = "x\n" WIDE WIDE "end\r\n";
	/* The second WIDE: bytes 12 to 22. */
	diag_add(&s->d, RULE_TIME_ORDER, (struct place){ 2, 2, 12, 11 }, "a");
	doc = parsed(s, FINDINGS_json);
	assert_number(doc, "findings/0/line", 2);
	assert_number(doc, "findings/0/column", 12);
	assert_number(doc, "findings/0/end_column", 23);
	json_decref(doc);
	doc = parsed(s, FINDINGS_rdjson);
	assert_number(doc, "diagnostics/0/location/range/start/column", 12);
	assert_number(doc, "diagnostics/0/location/range/end/column", 23);
	json_decref(doc);
	doc = parsed(s, FINDINGS_sarif);
#define REGION "runs/0/results/0/locations/0/physicalLocation/region/"
	assert_number(doc, REGION "startLine", 2);
	assert_number(doc, REGION "startColumn", 6);
	assert_number(doc, REGION "endLine", 2);
	assert_number(doc, REGION "endColumn", 11);
	assert_text(doc, "runs/0/columnKind", "utf16CodeUnits");
	json_decref(doc);
	assert_string_equal(sheet_write(s, FINDINGS_github),
	    "::error file=content/a.md,line=2,endLine=2,col=6,endColumn=11,"
	    "title=AC110 time-order::a\n");
}

/* Every finding counts from the start of its line: on a line of 200 kB
 * with 20,000 of them, that must not mean to walk there each time. */
static void
long_lines_full_of_findings_are_counted_at_once(void **state)
{
	enum { TIMES = 20000, BYTES = sizeof(WIDE) - 1, UNITS = 5 };
	struct sheet *s = *state;
	char *text = arena_bytes(&s->a, 2 + TIMES * BYTES + 1);
	json_t *doc;

	memcpy(text, "x\n", 2);
	for (size_t i = 0; i < TIMES; i++)
		memcpy(text + 2 + i * BYTES, WIDE, BYTES);
	text[2 + TIMES * BYTES] = '\0';
	s->texts[2] = text;
	for (uint32_t i = 0; i < TIMES; i++)
		diag_add(&s->d, RULE_TIME_ORDER,
		    (struct place){ 2, 2, i * BYTES + 1, BYTES }, "a");
	doc = parsed(s, FINDINGS_sarif);
	for (size_t i = 0; i < findings_row(FINDINGS_sarif)->most; i++) {
		char path[100];

		snprintf(path, sizeof(path), "runs/0/results/%zu/locations/"
		    "0/physicalLocation/region", i);
		assert_number(at(doc, path), "startColumn",
		    (json_int_t)i * UNITS + 1);
		assert_number(at(doc, path), "endColumn",
		    (json_int_t)i * UNITS + UNITS + 1);
	}
	json_decref(doc);
	assert_non_null(strstr(sheet_write(s, FINDINGS_github),
	    "col=99996,endColumn=100001,"));
}

static void
a_span_ends_with_its_line(void **state)
{
	struct sheet *s = *state;
	json_t *doc;

	s->texts[2] = "abc\r\ndef";
	diag_add(&s->d, RULE_TIME_ORDER, (struct place){ 2, 1, 2, 99 }, "a");
	diag_add(&s->d, RULE_TIME_ORDER, (struct place){ 2, 2, 99, 9 }, "b");
	doc = parsed(s, FINDINGS_json);
	assert_number(doc, "findings/0/column", 2);
	assert_number(doc, "findings/0/end_column", 4);
	assert_number(doc, "findings/1/column", 4);
	assert_number(doc, "findings/1/end_column", 4);
	json_decref(doc);
}

static void
what_cannot_be_read_has_a_line_without_columns(void **state)
{
	struct sheet *s = *state;
	json_t *doc;

	diag_add(&s->d, RULE_TIME_ORDER, (struct place){ 4, 7, 3, 2 }, "a");
	doc = parsed(s, FINDINGS_sarif);
	assert_number(doc, REGION "startLine", 7);
	assert_null(at(doc, REGION "startColumn"));
	json_decref(doc);
	assert_string_equal(sheet_write(s, FINDINGS_github),
	    "::error file=content/gone.md,line=7,endLine=7,"
	    "title=AC110 time-order::a\n");
}

static void
a_whole_file_has_no_region(void **state)
{
	struct sheet *s = *state;
	json_t *doc;

	diag_add(&s->d, RULE_FILE_EMPTY, (struct place){ .file = 2 }, "a");
	doc = parsed(s, FINDINGS_json);
	assert_true(json_is_null(at(doc, "findings/0/line")));
	assert_true(json_is_null(at(doc, "findings/0/column")));
	json_decref(doc);
	doc = parsed(s, FINDINGS_sarif);
	assert_text(doc, "runs/0/results/0/locations/0/physicalLocation/"
	    "artifactLocation/uri", "content/a.md");
	assert_null(at(doc, "runs/0/results/0/locations/0/"
	    "physicalLocation/region"));
	json_decref(doc);
	doc = parsed(s, FINDINGS_rdjson);
	assert_text(doc, "diagnostics/0/location/path", "content/a.md");
	assert_null(at(doc, "diagnostics/0/location/range"));
	json_decref(doc);
	/* GitLab has no other place than a line. */
	doc = parsed(s, FINDINGS_gitlab);
	assert_number(doc, "0/location/lines/begin", 1);
	json_decref(doc);
}

static void
what_is_in_no_file_is_put_to_the_site(void **state)
{
	struct sheet *s = *state;
	json_t *doc;

	diag_add(&s->d, RULE_TIME_ORDER, (struct place){ 0 }, "a");
	doc = parsed(s, FINDINGS_json);
	assert_true(json_is_null(at(doc, "findings/0/path")));
	json_decref(doc);
	doc = parsed(s, FINDINGS_sarif);
	assert_text(doc, "runs/0/results/0/locations/0/physicalLocation/"
	    "artifactLocation/uri", "content/site.yaml");
	json_decref(doc);
	doc = parsed(s, FINDINGS_gitlab);
	assert_text(doc, "0/location/path", "content/site.yaml");
	json_decref(doc);
	assert_string_equal(sheet_write(s, FINDINGS_github),
	    "::error title=AC110 time-order::a\n");
}

static void
hostile_text_stays_text(void **state)
{
	struct sheet *s = *state;
	static const str shown[SHEET_FILES] = { [2] = STR_INIT(
	    "content/50% a,b:c]\"'<\xe7\x8a\xb6\n::error::\xff.md") };
	static const char text[] = "\"a\" 100% ]]> &amp; <b> '\xf0\x9f\x98\x80'"
	    "\r\n::set-output name=x::y\033[2J\xff";
	json_t *doc;

	s->f.shown = shown;
	diag_add(&s->d, RULE_TIME_ORDER, (struct place){ .file = 2 }, "%s",
	    text);
	assert_string_equal(sheet_write(s, FINDINGS_github),
	    "::error file=content/50%25 a%2Cb%3Ac]\"'<\xe7\x8a\xb6%0A"
	    "%3A%3Aerror%3A%3A\xff.md,title=AC110 time-order::"
	    "\"a\" 100%25 ]]> &amp; <b> '\xf0\x9f\x98\x80'"
	    "^M%0A::set-output name=x::y^[[2J<FF>\n");
	doc = parsed(s, FINDINGS_json);
	assert_text(doc, "findings/0/message", "\"a\" 100% ]]> &amp; <b> "
	    "'\xf0\x9f\x98\x80'\r\n::set-output name=x::y\033[2J"
	    "\xef\xbf\xbd");
	json_decref(doc);
	doc = parsed(s, FINDINGS_sarif);
	assert_text(doc, "runs/0/results/0/locations/0/physicalLocation/"
	    "artifactLocation/uri", "content/50%25%20a%2Cb%3Ac%5D%22%27%3C"
	    "%E7%8A%B6%0A%3A%3Aerror%3A%3A%FF.md");
	json_decref(doc);
	assert_non_null(strstr(sheet_write(s, FINDINGS_junit),
	    "message=\"&quot;a&quot; 100% ]]&gt; &amp;amp; &lt;b&gt; "
	    "&#39;\xf0\x9f\x98\x80&#39;^M^J::set-output name=x::y^[[2J"
	    "&lt;FF&gt;\""));
}

static void
notes_and_help_are_told_where_there_is_room(void **state)
{
	struct sheet *s = *state;
	json_t *doc;

	s->texts[2] = "one\ntwo\n";
	diag_add(&s->d, RULE_TIME_ORDER, (struct place){ 2, 1, 1, 3 },
	    "what of [this](1)?");
	diag_note(&s->d, (struct place){ 2, 2, 1, 3 }, "see [a]\\b");
	diag_note(&s->d, (struct place){ 0 }, "no place");
	diag_help(&s->d, "do it");
	assert_string_equal(sheet_write(s, FINDINGS_github),
	    "::error file=content/a.md,line=1,endLine=1,col=1,endColumn=4,"
	    "title=AC110 time-order::what of [this](1)?%0Anote: see [a]\\b "
	    "(content/a.md:2:1)%0Anote: no place%0Ahelp: do it\n");
	doc = parsed(s, FINDINGS_sarif);
	/* Only the note is a link. */
	assert_text(doc, "runs/0/results/0/message/text",
	    "what of [this\\](1)?\nnote: [see \\[a\\]\\\\b](1)\n"
	    "note: no place\nhelp: do it");
	assert_count(doc, "runs/0/results/0/relatedLocations", 1);
	assert_number(doc, "runs/0/results/0/relatedLocations/0/id", 1);
	assert_number(doc, "runs/0/results/0/relatedLocations/0/"
	    "physicalLocation/region/startLine", 2);
	json_decref(doc);
	doc = parsed(s, FINDINGS_json);
	assert_text(doc, "findings/0/notes/0/message", "see [a]\\b");
	assert_number(doc, "findings/0/notes/0/line", 2);
	assert_true(json_is_null(at(doc, "findings/0/notes/1/path")));
	assert_text(doc, "findings/0/help", "do it");
	json_decref(doc);
	doc = parsed(s, FINDINGS_gitlab);
	assert_text(doc, "0/description", "what of [this](1)? (do it)");
	json_decref(doc);
}

static void
a_word_that_was_meant_can_be_put_in(void **state)
{
	struct sheet *s = *state;
	json_t *doc;

	s->texts[2] = "api: 'opn'\nown: opn opn\nout: opn\n@: reopn @opn\n";
	diag_add(&s->d, RULE_UNKNOWN_WORD, (struct place){ 2, 1, 6, 5 }, "a");
	diag_meant(&s->d, STR("opn"), STR("open"));
	/* Which of them? It stays help. */
	diag_add(&s->d, RULE_UNKNOWN_WORD, (struct place){ 2, 2, 6, 7 }, "b");
	diag_meant(&s->d, STR("opn"), STR("open"));
	diag_add(&s->d, RULE_UNKNOWN_WORD, (struct place){ 2, 3, 6, 3 }, "c");
	diag_meant(&s->d, STR("opn"), STR_NONE);
	/* As a word of its own it stands there once. */
	diag_add(&s->d, RULE_UNKNOWN_WORD, (struct place){ 2, 4, 4, 10 }, "d");
	diag_meant(&s->d, STR("opn"), STR("open"));
	doc = parsed(s, FINDINGS_rdjson);
#define SUGGESTION "diagnostics/0/suggestions/0/"
	assert_text(doc, SUGGESTION "text", "open");
	assert_number(doc, SUGGESTION "range/start/line", 1);
	assert_number(doc, SUGGESTION "range/start/column", 7);
	assert_number(doc, SUGGESTION "range/end/column", 10);
	assert_text(doc, "diagnostics/1/message",
	    "b\nhelp: did you mean open?");
	assert_null(at(doc, "diagnostics/1/suggestions"));
	assert_text(doc, "diagnostics/2/message", "c");
	assert_number(doc, "diagnostics/3/suggestions/0/range/start/column",
	    11);
	json_decref(doc);
	doc = parsed(s, FINDINGS_json);
	assert_text(doc, "findings/0/replacement/text", "open");
	assert_true(json_is_null(at(doc, "findings/1/replacement")));
	json_decref(doc);
	doc = parsed(s, FINDINGS_sarif);
#define CHANGE "runs/0/results/0/fixes/0/artifactChanges/0/replacements/0/"
	assert_text(doc, CHANGE "insertedContent/text", "open");
	assert_number(doc, CHANGE "deletedRegion/startColumn", 7);
	assert_number(doc, CHANGE "deletedRegion/endColumn", 10);
	assert_null(at(doc, "runs/0/results/1/fixes"));
	json_decref(doc);
}

static void
sarif_takes_the_worst_and_says_how_many_are_left(void **state)
{
	struct sheet *s = *state;
	size_t most = findings_row(FINDINGS_sarif)->most;
	json_t *doc;

	for (uint32_t i = 1; i <= most; i++)
		diag_add(&s->d, RULE_BACKUP_FILE, (struct place){ 2, i, 1, 0 },
		    "warning");
	diag_add(&s->d, RULE_READ_ME, (struct place){ 2, 1, 1, 0 }, "note");
	diag_add(&s->d, RULE_TIME_ORDER, (struct place){ 3, 1, 1, 0 },
	    "error");
	doc = parsed(s, FINDINGS_sarif);
	assert_count(doc, "runs/0/results", most);
	assert_text(doc, "runs/0/results/4999/message/text", "error");
	assert_text(doc, "runs/0/invocations/0/toolExecutionNotifications/0/"
	    "message/text", "2 more findings are left out; the worst are "
	    "here. \"allclear check\" shows all.");
	json_decref(doc);
}

static void
sarif_explains_the_rules_that_are_broken(void **state)
{
	struct sheet *s = *state;
	json_t *doc;

	diag_add(&s->d, RULE_TIME_ORDER, (struct place){ 2, 1, 1, 0 }, "a");
	diag_add(&s->d, RULE_READ_ME, (struct place){ 2, 2, 1, 0 }, "b");
	diag_add(&s->d, RULE_TIME_ORDER, (struct place){ 2, 3, 1, 0 }, "c");
	doc = parsed(s, FINDINGS_sarif);
#define RULES "runs/0/tool/driver/rules"
	assert_count(doc, RULES, 2);
	assert_text(doc, RULES "/0/id", "AC039");
	assert_text(doc, RULES "/1/id", "AC110");
	assert_text(doc, RULES "/1/name", "time-order");
	assert_non_null(at(doc, RULES "/1/helpUri"));
	assert_non_null(strstr(json_string_value(at(doc,
	    RULES "/1/help/text")), rule_info(RULE_TIME_ORDER)->fix));
	assert_number(doc, "runs/0/results/0/ruleIndex", 1);
	assert_number(doc, "runs/0/results/1/ruleIndex", 0);
	assert_text(doc, "runs/0/results/1/level", "note");
	json_decref(doc);
}

static void
a_run_that_broke_off_is_not_called_complete(void **state)
{
	struct sheet *s = *state;
	json_t *doc;

	diag_add(&s->d, RULE_FILE_EMPTY, (struct place){ .file = 1 }, "a");
	s->f.complete = false;
	doc = parsed(s, FINDINGS_json);
	assert_true(json_is_false(at(doc, "complete")));
	json_decref(doc);
	doc = parsed(s, FINDINGS_sarif);
	assert_true(json_is_false(at(doc,
	    "runs/0/invocations/0/executionSuccessful")));
	json_decref(doc);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		SHEET_TEST(nothing_found_is_a_whole_document),
		SHEET_TEST(columns_are_counted_as_each_reader_does),
		SHEET_TEST(long_lines_full_of_findings_are_counted_at_once),
		SHEET_TEST(a_span_ends_with_its_line),
		SHEET_TEST(what_cannot_be_read_has_a_line_without_columns),
		SHEET_TEST(a_whole_file_has_no_region),
		SHEET_TEST(what_is_in_no_file_is_put_to_the_site),
		SHEET_TEST(hostile_text_stays_text),
		SHEET_TEST(notes_and_help_are_told_where_there_is_room),
		SHEET_TEST(a_word_that_was_meant_can_be_put_in),
		SHEET_TEST(sarif_takes_the_worst_and_says_how_many_are_left),
		SHEET_TEST(sarif_explains_the_rules_that_are_broken),
		SHEET_TEST(a_run_that_broke_off_is_not_called_complete),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
