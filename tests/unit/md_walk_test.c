/* Steps through a tree that pass over what nobody asked for: each is held
 * against md_walk(), which passes over nothing. */
#include "md_help.h"

static const char everything[] =
    "# A *head* `line`\n\nText with [a **link**](/x) and ![image](y).\n"
    "Next\\\nline ~~gone~~ <br> www.example.org\n\n"
    "> quoted\n>\n> - item [x](/z)\n>   1. deeper `code`\n>\n> ## inside\n\n"
    "- [ ] task\n- [x] done\n\n```sh\ncode\n```\n\n---\n\n"
    "| *a* | b |\n|---|---|\n| [c](/d) | `e` |\n\n<div>\n\nend\n";

static bool
is_block(const md_node *n)
{
	return md_kind((md_node *)n) <= MD_CELL;
}

/* What md_walk() meets within root and a test wants. */
static size_t
walked(md_node *root, unsigned kinds, md_node **out, size_t most)
{
	size_t count = 0;

	for (md_node *n = md_walk(root, root); n; n = md_walk(root, n)) {
		if (!(kinds >> md_kind(n) & 1))
			continue;
		assert_true(count < most);
		out[count++] = n;
	}
	return count;
}

/* The kinds up to the last block. */
static unsigned
blocks(void)
{
	return (2u << MD_CELL) - 1;
}

static void
next_blocks_are(md_node *root)
{
	md_node *want[64];
	size_t n = walked(root, blocks(), want, COUNT(want));
	size_t i = 0;

	for (md_node *at = md_next_block(root, root); at;
	    at = md_next_block(root, at)) {
		assert_true(i < n);
		assert_ptr_equal(at, want[i++]);
	}
	assert_int_equal(i, n);
}

static void
next_block_meets_each_block_in_its_order(void **state)
{
	struct body b;

	(void)state;
	body_open(&b, everything);
	assert_int_equal(b.d.n, 0);
	next_blocks_are(md_root(b.md));
	body_close(&b);
}

static void
next_block_does_not_leave_its_root(void **state)
{
	struct body b;

	(void)state;
	body_open(&b, everything);
	for (md_node *n = md_root(b.md); n; n = md_walk(md_root(b.md), n))
		if (is_block(n))
			next_blocks_are(n);
	body_close(&b);
}

static void
an_empty_body_has_no_next_block(void **state)
{
	struct body b;

	(void)state;
	body_open(&b, "\n\n");
	assert_null(md_next_block(md_root(b.md), md_root(b.md)));
	assert_null(md_next_of(md_root(b.md), md_root(b.md), ~0u));
	body_close(&b);
}

static void
next_of_meets_just_the_kinds_that_are_asked_for(void **state)
{
	struct body b;
	md_node *want[64];

	(void)state;
	body_open(&b, everything);
	for (unsigned kind = 0; kind <= MD_IMAGE; kind++) {
		md_node *root = md_root(b.md), *at = root;
		unsigned asked = 1u << kind | 1u << MD_LINK;
		size_t n = walked(root, asked, want, COUNT(want)), i = 0;

		/* There is one of each, but for the document itself. */
		assert_true(n >= (kind == MD_DOCUMENT ? 1 : 2));
		while ((at = md_next_of(root, at, asked))) {
			assert_true(i < n);
			assert_ptr_equal(at, want[i++]);
		}
		assert_int_equal(i, n);
	}
	body_close(&b);
}

static void
next_of_does_not_leave_its_root(void **state)
{
	struct body b;
	md_node *list, *item, *link;

	(void)state;
	body_open(&b, "- [a](/a)\n- none\n\n[c](/c)\n");
	list = first_of(&b, MD_LIST);
	link = md_next_of(list, list, 1u << MD_LINK);
	same(md_url(link), "/a", "first item");
	assert_null(md_next_of(list, link, 1u << MD_LINK));
	item = md_next(md_first(list));
	assert_null(md_next_of(item, item, 1u << MD_LINK));
	link = md_next_of(md_root(b.md), link, 1u << MD_LINK);
	same(md_url(link), "/c", "behind the list");
	body_close(&b);
}

static void
no_kind_is_never_met(void **state)
{
	struct body b;

	(void)state;
	body_open(&b, everything);
	assert_null(md_next_of(md_root(b.md), md_root(b.md), 0));
	body_close(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(next_block_meets_each_block_in_its_order),
		cmocka_unit_test(next_block_does_not_leave_its_root),
		cmocka_unit_test(an_empty_body_has_no_next_block),
		cmocka_unit_test(
		    next_of_meets_just_the_kinds_that_are_asked_for),
		cmocka_unit_test(next_of_does_not_leave_its_root),
		cmocka_unit_test(no_kind_is_never_met),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
