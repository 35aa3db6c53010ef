/* What the old page hid stays hidden, and what it showed is shown. */
#include "cstate_world.h"

static void
code_and_comments_are_left_alone(void **state)
{
	(void)state;
	body("[Initial message]\n```\n# no heading\n[Final message]\n"
	    "{{< track \"2021-03-04 10:00\" >}}\n[a](/b)\n",
	    "\n## Updates\n\n### 2021-03-04T09:00Z investigating\n"
	    "\n```\n# no heading\n[Final message]\n"
	    "{{< track \"2021-03-04 10:00\" >}}\n[a](/b)\n```\n");
	body("<!-- [Final message]\nOver. -->\n[Initial message]\nSlow.\n",
	    "\n## Updates\n\n### 2021-03-04T09:00Z investigating\n\nSlow.\n"
	    "\n## Summary\n\n<!-- [Final message]\nOver. -->\n");
	/* A mark in a comment is none, and what it hid stays hidden for older
	 * Markdown, too. */
	body("Slow. <!-- {{< track \"2021-03-04 10:00\" >}} --> Still.\n",
	    "\n## Summary\n\nSlow. <!-- {{< track \"2021-03-04 10:00\" >}} "
	    "--> Still.\n");
	body("Slow. <!-- as x -- and y ---> Still.\n",
	    "\n## Summary\n\nSlow. <!-- as x - - and y - --> Still.\n");
	body("Slow. {{< comment >}}as x -- and y\n"
	    "{{< track \"2021-03-04 10:00\" >}}{{< /comment >}} Still.\n"
	    "{{% comment %}}\n[Final message]\nOver --> there\n"
	    "{{% /comment %}}\n",
	    "\n## Summary\n\nSlow. <!--as x - - and y "
	    "{{< track \"2021-03-04 10:00\" >}}--> Still.\n"
	    "<!--\n[Final message]\nOver - -> there\n-->\n");
	/* "<!-->" hides nothing, and neither does a comment in code. */
	body("Slow.\n\n{{< comment >}}-> x\n\ny{{< /comment >}}\n"
	    "{{< comment >}}> z{{< /comment >}}\n",
	    "\n## Summary\n\nSlow.\n\n<!-- -> x\n\ny-->\n<!-- > z-->\n");
	body("Slow `a{{< comment >}}x{{< /comment >}}`.\n\n"
	    "\\{{< comment >}}y{{< /comment >}}.\n\n"
	    "~~~\nb{{< comment >}}z\n{{< /comment >}}c\n"
	    "{{< comment >}}d{{< /comment >}}\n~~~\n\n"
	    "    {{< comment >}}e{{< /comment >}}f\n",
	    "\n## Summary\n\nSlow `a`.\n\n\\.\n\n~~~\nbc\n\n~~~\n\n"
	    "    f\n");
	/* What hides text here hid nothing there. */
	body("a <!-- internal --> b\n",
	    "\n## Summary\n\na <!-- (cState) internal --> b\n");
}

static void
a_comment_in_a_comment_does_not_end_it(void **state)
{
	(void)state;
	body("<!-- for us\n{{% comment %}}x{{% /comment %}}\nsecret -->\n",
	    "\n## Summary\n\n<!-- for us\n\nsecret -->\n");
	body("Slow <!-- for {{% comment %}}x{{% /comment %}} us --> still.\n",
	    "\n## Summary\n\nSlow <!-- for  us --> still.\n");
	body("Slow <!-- for\nus {{% comment %}}x{{% /comment %}} all --> "
	    "still.\n",
	    "\n## Summary\n\nSlow <!-- for\nus  all --> still.\n");
	body("Slow {{< comment >}}a{{< comment foo >}}b{{< /comment >}}c"
	    "{{< comment />}}d{{< / comment >}} still.\n",
	    "\n## Summary\n\nSlow <!--a{{< comment foo >}}b{{< /comment >}}c"
	    "{{< comment />}}d--> still.\n");
	body("Slow {{< comment />}}now {{{< comment\nfoo >}}x{{< /comment >}}}"
	    ".\n", "\n## Summary\n\nSlow now {<!--x-->}.\n");
	body("So: {{</* x >}} {{< comment >}}y{{< /comment >}} */>}}.\n",
	    "\n## Summary\n\nSo: {{</* x >}} {{< comment >}}y"
	    "{{< /comment >}} */>}}.\n");
}

/* Where Markdown finds none: what Hugo hid would be read. */
static void
a_comment_that_might_be_seen_is_left_out(void **state)
{
	(void)state;
	body("[a](/b{{< comment >}}x{{< /comment >}}) <i {{< comment >}}y"
	    "{{< /comment >}}>\n",
	    "\n## Summary\n\n[a](https://status.example.com/b) <i >\n");
	body("| a {{< comment >}}x{{< /comment >}} |\n",
	    "\n## Summary\n\n| a  |\n");
	body("a {{< comment >}}x | y{{< /comment >}} | b\n-|-\n",
	    "\n## Summary\n\na  | b\n-|-\n");
	body("`a\nb {{< comment >}}x{{< /comment >}}`\n",
	    "\n## Summary\n\n`a\nb `\n");
	body("    a {{< comment >}}x{{< /comment >}}\n>     {{< comment >}}y"
	    "{{< /comment >}}.\n", "\n## Summary\n\n    a \n>     .\n");
	body("- a\n  {{< comment >}}\n\nx\n{{< /comment >}}.\n",
	    "\n## Summary\n\n- a\n  .\n");
	body("<div>\n{{< comment >}}\n\nx\n{{< /comment >}}\n</div>\n",
	    "\n## Summary\n\n<div>\n\n</div>\n");
	body("{{< highlight go >}}\n{{< comment >}}x{{< /comment >}}\n"
	    "{{< /highlight >}}\n",
	    "\n## Summary\n\n``````go\n\n``````\n");
	body("    ```\n\n```\n{{< comment >}}x{{< /comment >}}\n```\n",
	    "\n## Summary\n\n````\n    ```\n\n```\n\n```\n````\n");
	/* What stands behind it, is read. */
	body("{{< comment >}}x{{< /comment >}} Slow.\n",
	    "\n## Summary\n\n Slow.\n");
}

static void
comments_go_on_to_their_end(void **state)
{
	(void)state;
	body("Slow <!-- a\n[Final message]\n{{< track \"2021-03-04 10:00\" >}}b "
	    "--> now.\n\n[Final message]\nOver.\n",
	    "\n## Updates\n\n### 2021-03-04T10:30Z resolved\n\nOver.\n"
	    "\n## Summary\n\nSlow <!-- a\n[Final message]\n"
	    "`{{< track \"2021-03-04 10:00\" >}}`b --> now.\n");
	/* One without an end is none. */
	body("Slow <!-- a.\n\n- <!-- b\n",
	    "\n## Summary\n\nSlow \\<!-- a.\n\n- <!-- b\n");
}

static void
comments_mean_nothing_here(void **state)
{
	(void)state;
	body("Slow <!-- for internal use --> now <!-- private -->.\n\n"
	    "<!--\ninternal only\n-->\n\n<!--\nTeam only\n-->\n\n"
	    "<!-- all fine -->\n",
	    "\n## Summary\n\nSlow <!-- (cState) for internal use --> now "
	    "<!-- (cState) private -->.\n\n<!-- (cState)\ninternal only\n-->\n\n"
	    "<!-- (cState)\nTeam only\n-->\n\n<!-- all fine -->\n");
	body("A <!-- visibility: internal -->\n",
	    "\n## Summary\n\nA <!-- (cState) visibility: internal (cState) "
	    "-->\n");
	body("{{< comment >}}private{{< /comment >}}\n",
	    "\n## Summary\n\n<!-- (cState)private-->\n");
}

/* Nobody saw them, and in code everybody would. */
static void
what_becomes_code_leaves_its_comments(void **state)
{
	(void)state;
	body("Slow <!-- a\nb -->.\n<!-- c --> <!-->\n<div>\n~~~\n\n# Big\n~~~\n"
	    "<!-- d\n", "\n## Summary\n\n```\nSlow .\n \n<div>\n~~~\n\n"
	    "# Big\n~~~\n\n```\n");
}

/* All of it could be read on the old page. */
static void
headings_hide_nothing_that_was_public(void **state)
{
	(void)state;
	body("## Notes (internal)\nMore.\n",
	    "\n## Notes - internal\nMore.\n");
	body("(internal) notes\n---\nMore.\n",
	    "\n## internal notes\nMore.\n");
	body("## (internal)\nMore.\n", "\n## internal\nMore.\n");
	body("## Was [internal](https://x.org/a) [Internal] too\nMore.\n",
	    "\n## Was [internal](https://x.org/a) Internal too\nMore.\n");
	body("## Updates (internal)\nMore.\n",
	    "\n## Update log - internal\nMore.\n");
}

/* What is no link hides nothing, and what is one stays one. */
static void
headings_keep_their_links(void **state)
{
	(void)state;
	body("## Was [internal](see below) now\n",
	    "\n## Was internal (see below) now\n");
	body("## [internal][P1] notes\n", "\n## internal [P1] notes\n");
	body("## [internal](\n", "\n## internal (\n");
	body("## [words](https://x.org/a(b)) (internal)\n",
	    "\n## [words](https://x.org/a(b)) - internal\n");
	body("## See [words][internal] too\n## Look at [Internal][Internal]\n"
	    "## The [internal] page\n## Look at [notes](https://x.org/internal)"
	    "\n\n[internal]: https://x.org/i\n",
	    "\n## See [words][internal] too\n## Look at [Internal][Internal]\n"
	    "## The [internal] page\n## Look at [notes]"
	    "(https://x.org/internal)\n\n[internal]: https://x.org/i\n");
	body("## ([internal](https://x.org/a)) and\n", "\n## internal and\n");
	body("## [see [internal] notes](https://x.org/a)\n",
	    "\n## [see internal notes](https://x.org/a)\n");
	body("## \\[internal\\] *a*\n", "\n## internal a\n");
	body("> ## Notes (internal)\n> More.\n\n> (internal)\n> ---\n",
	    "\n## Summary\n\n> ## Notes - internal\n> More.\n\n"
	    "> ## internal\n\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(code_and_comments_are_left_alone),
		cmocka_unit_test(a_comment_in_a_comment_does_not_end_it),
		cmocka_unit_test(a_comment_that_might_be_seen_is_left_out),
		cmocka_unit_test(comments_go_on_to_their_end),
		cmocka_unit_test(comments_mean_nothing_here),
		cmocka_unit_test(what_becomes_code_leaves_its_comments),
		cmocka_unit_test(headings_hide_nothing_that_was_public),
		cmocka_unit_test(headings_keep_their_links),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
