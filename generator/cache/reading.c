#include "cache/reading.h"

#include <assert.h>
#include <limits.h>

#include "read/yaml.h"

/* ---- the tables ---- */

#define FIELD(type, kind, field) \
	{ FIELD_##kind, offsetof(struct type, field), 0, 0, NULL }
#define CHOICE(type, field, least, most) \
	{ FIELD_CHOICE, offsetof(struct type, field), (least), (most), NULL }
#define LIST(type, field, shape) \
	{ FIELD_LIST, offsetof(struct type, field), 0, 0, &(shape) }
#define SHAPE(type, fields) \
	{ sizeof(struct type), (fields), sizeof(fields) / sizeof((fields)[0]) }
/* A struct that gets a new field changes its size, and this assertion asks
 * for the field's row in the table. Checked where pointers have eight bytes,
 * which is enough: the fields are the same everywhere. */
#define SIZE(type, size) \
	static_assert(sizeof(void *) != 8 || sizeof(struct type) == (size), \
	    "a field of struct " #type " is missing below")

static_assert(sizeof(enum action_state) == sizeof(int), "a choice");
static_assert(sizeof(enum link_fault) == sizeof(int), "a choice");
static_assert(sizeof(enum holds) == sizeof(int), "a choice");

SIZE(named, 32);
SIZE(update, 96);
static const struct field update_fields[] = {
	FIELD(update, MOMENT, at),
	FIELD(update, PLACE, place),
	FIELD(update, TEXT, status),
	FIELD(update, TEXT, anchor),
	FIELD(update, TEXT, html),
	FIELD(update, TEXT, text),
	FIELD(update, BOOL, internal),
};
static const struct shape update_shape = SHAPE(update, update_fields);

SIZE(timeline_entry, 88);
static const struct field entry_fields[] = {
	FIELD(timeline_entry, MOMENT, at),
	FIELD(timeline_entry, PLACE, place),
	FIELD(timeline_entry, TEXT, html),
	FIELD(timeline_entry, TEXT, text),
	FIELD(timeline_entry, TEXT, actor),
	FIELD(timeline_entry, BOOL, utc),
	CHOICE(timeline_entry, milestone, -1, MILESTONE_COUNT - 1),
	FIELD(timeline_entry, BOOL, internal),
};
static const struct shape entry_shape = SHAPE(timeline_entry, entry_fields);

SIZE(action, 224);
static const struct field action_fields[] = {
	FIELD(action, PLACE, place),
	FIELD(action, TEXT, html),
	FIELD(action, TEXT, text),
	FIELD(action, TEXT, owner.name),
	FIELD(action, PLACE, owner.at),
	FIELD(action, TEXT, issue.name),
	FIELD(action, PLACE, issue.at),
	FIELD(action, TEXT, issue_url),
	FIELD(action, DATE, due),
	FIELD(action, PLACE, due_at),
	FIELD(action, BOOL, owner_unclear),
	FIELD(action, BOOL, issue_unclear),
	FIELD(action, BOOL, due_unclear),
	CHOICE(action, kind, -1, INT_MAX),
	FIELD(action, TEXT, kind_word.name),
	FIELD(action, PLACE, kind_word.at),
	CHOICE(action, state, ACTION_OPEN, ACTION_DROPPED),
	FIELD(action, DATE, completed),
	FIELD(action, PLACE, completed_at),
	FIELD(action, BOOL, internal),
	FIELD(action, BOOL, withheld),
	FIELD(action, BOOL, in_text),
};
static const struct shape action_shape = SHAPE(action, action_fields);

SIZE(link, 88);
static const struct field link_fields[] = {
	FIELD(link, PLACE, place),
	FIELD(link, TEXT, url),
	FIELD(link, FILE, target),
	FIELD(link, TEXT, fragment),
	FIELD(link, BOOL, image),
	FIELD(link, BOOL, internal),
	CHOICE(link, fault, LINK_FINE, LINK_SCHEME),
	FIELD(link, BOOL, site),
	FIELD(link, TEXT, path),
};
static const struct shape link_shape = SHAPE(link, link_fields);

SIZE(mention, 8);
static const struct field mention_fields[] = {
	FIELD(mention, FILE, target),
	FIELD(mention, BOOL, internal),
};
static const struct shape mention_shape = SHAPE(mention, mention_fields);

SIZE(section, 80);
static const struct field section_fields[] = {
	FIELD(section, TEXT, title),
	FIELD(section, TEXT, anchor),
	CHOICE(section, level, 1, 6),
	CHOICE(section, parent, -1, INT_MAX),
	CHOICE(section, rule, -1, INT_MAX),
	FIELD(section, PLACE, place),
	FIELD(section, BOOL, internal),
	FIELD(section, BOOL, written),
	CHOICE(section, holds, HOLDS_TEXT, HOLDS_ACTIONS),
	FIELD(section, PIECE, html),
};
static const struct shape section_shape = SHAPE(section, section_fields);

static const struct field anchor_fields[] = {
	{ FIELD_TEXT, 0, 0, 0, NULL },
};
static const struct shape anchor_shape = { sizeof(str), anchor_fields, 1 };

SIZE(placeholder, 32);
static const struct field placeholder_fields[] = {
	FIELD(placeholder, TEXT, text),
	FIELD(placeholder, PLACE, place),
};
static const struct shape placeholder_shape =
    SHAPE(placeholder, placeholder_fields);

SIZE(phrase, 40);
static const struct field phrase_fields[] = {
	FIELD(phrase, TEXT, text),
	FIELD(phrase, PLACE, place),
	FIELD(phrase, BOOL, hindsight),
};
static const struct shape phrase_shape = SHAPE(phrase, phrase_fields);

SIZE(stated, 80);
static const struct field stated_fields[] = {
	CHOICE(stated, metric, STATED_DURATION, METRIC_COUNT - 1),
	FIELD(stated, LENGTH, seconds),
	FIELD(stated, LENGTH, unit),
	FIELD(stated, BOOL, approximate),
	FIELD(stated, TEXT, label),
	FIELD(stated, TEXT, text),
	FIELD(stated, PLACE, place),
};
static const struct shape stated_shape = SHAPE(stated, stated_fields);

SIZE(body, 312);	/* updates.later is said of no file */
static const struct field body_fields[] = {
	FIELD(body, PIECE, lead),
	FIELD(body, BOOL, lead_written),
	FIELD(body, TEXT, summary),
	LIST(body, sections, section_shape),
	LIST(body, updates, update_shape),
	LIST(body, timeline, entry_shape),
	LIST(body, actions, action_shape),
	LIST(body, links, link_shape),
	LIST(body, mentions, mention_shape),
	LIST(body, anchors, anchor_shape),
	LIST(body, placeholders, placeholder_shape),
	LIST(body, phrases, phrase_shape),
	LIST(body, stated, stated_shape),
	FIELD(body, COUNT, lines),
};
static const struct shape body_shape = SHAPE(body, body_fields);

/* ---- findings, and what passes over them ---- */

SIZE(diag, 104);
SIZE(diag_note, 40);
SIZE(fix, 56);

static void
put_diag(struct record_out *r, const struct diag *d)
{
	size_t notes = 0;

	/* A heading to add is found by checks, later than this. */
	r->unfit |= d->fix && (d->fix->kind == FIX_SECTION || d->fix->ready);
	put_number(r, d->rule);
	put_place(r, d->at);
	put_text(r, d->text);
	put_text(r, d->help);
	put_text(r, d->wrong);
	put_text(r, d->right);
	put_number(r, !d->fix ? 0 : d->fix->kind == FIX_WORD ? 1 : 2);
	if (d->fix)
		put_place(r, d->fix->at);
	for (const struct diag_note *n = d->notes; n; n = n->next)
		notes++;
	put_number(r, notes);
	for (const struct diag_note *n = d->notes; n; n = n->next) {
		put_place(r, n->at);
		put_text(r, n->text);
	}
}

static void
get_diag(struct record_in *r, struct diag *d)
{
	static const enum fix_kind kinds[] = { FIX_WORD, FIX_COMMENT };
	struct diag_note **end = &d->notes;
	uint64_t fix;

	*d = (struct diag){
		.rule = (enum rule)get_below(r, RULE_COUNT) };
	d->level = rule_info(d->rule)->level;
	d->at = get_place(r);
	d->text = get_text(r);
	d->help = get_text(r);
	d->wrong = get_text(r);
	d->right = get_text(r);
	fix = get_below(r, 3);
	if (fix) {
		d->fix = arena_new(r->keep, struct fix);
		d->fix->kind = kinds[fix - 1];
		d->fix->at = get_place(r);
	}
	for (size_t n = get_count(r); n > 0 && !r->bad; n--) {
		struct diag_note *note = arena_new(r->keep, struct diag_note);

		note->at = get_place(r);
		note->text = get_text(r);
		*end = note;
		end = &note->next;
	}
}

/* The names of scopes, which are static: kept by number. */
static const char *const scopes[] = { NULL, "line", "block", "section",
	"file" };
enum { SCOPES = sizeof(scopes) / sizeof(scopes[0]) };

SIZE(suppression, 64);

static void
put_suppression(struct record_out *r, const struct suppression *s)
{
	uint64_t name = 0;

	for (uint64_t i = 1; i < SCOPES && s->scope.name; i++)
		if (strcmp(s->scope.name, scopes[i]) == 0)
			name = i;
	r->unfit |= s->scope.name && name == 0;
	put_number(r, s->rule);
	put_place(r, s->at);
	put_number(r, s->scope.from);
	put_number(r, s->scope.to);
	put_number(r, name);
	put_place(r, s->comment);
}

static void
get_suppression(struct record_in *r, struct suppression *s)
{
	const uint64_t end = (uint64_t)UINT32_MAX + 1;

	*s = (struct suppression){
		.rule = (enum rule)get_below(r, RULE_COUNT) };
	s->at = get_place(r);
	s->scope.from = (uint32_t)get_below(r, end);
	s->scope.to = (uint32_t)get_below(r, end);
	s->scope.name = scopes[get_below(r, SCOPES)];
	s->comment = get_place(r);
	/* What covers nothing has no name, and only that. */
	r->bad |= (s->scope.name == NULL) != (s->scope.from > s->scope.to);
}

static void
put_said(struct record_out *r, const struct said *said)
{
	put_number(r, said->diags_n);
	for (size_t i = 0; i < said->diags_n; i++)
		put_diag(r, &said->diags[i]);
	put_number(r, said->passed_n);
	for (size_t i = 0; i < said->passed_n; i++)
		put_suppression(r, &said->passed[i]);
}

static void
get_said(struct record_in *r, struct diags *d, struct suppressions *s)
{
	*d = diags_init(r->keep);
	*s = (struct suppressions){ 0 };
	for (size_t n = get_count(r); n > 0 && !r->bad; n--)
		get_diag(r, vec_push(r->keep, d));
	for (size_t n = get_count(r); n > 0 && !r->bad; n--)
		get_suppression(r, vec_push(r->keep, s));
}

/* The record is whole: what it says is said now. */
static void
say(const struct saying *to, const struct diags *d,
    const struct suppressions *s)
{
	diags_take(to->diags, d);
	for (size_t i = 0; i < s->n; i++)
		*vec_push(to->diags->arena, to->passed) = s->v[i];
}

/* ---- front matter ---- */

static_assert(sizeof(enum node_kind) == sizeof(int), "a choice");

SIZE(node, 96);
static const struct field node_fields[] = {
	CHOICE(node, kind, NODE_NULL, NODE_MAP),
	FIELD(node, BOOL, quoted),
	FIELD(node, PLACE, at),
	FIELD(node, PLACE, key_at),
	FIELD(node, TEXT, key),
	FIELD(node, TEXT, text),
};
static const struct shape node_shape = SHAPE(node, node_fields);

/* With its children behind it. */
static void
put_node(struct record_out *r, const struct node *n)
{
	put_shape(r, &node_shape, n);
	if (n->kind >= NODE_LIST)
		put_number(r, n->n);
	for (const struct node *k = n->first; k; k = k->next)
		put_node(r, k);
}

static struct node *
get_node(struct record_in *r, struct arena *a, int depth)
{
	struct node *n = arena_new(a, struct node);
	struct node **end = &n->first;

	get_shape(r, &node_shape, n);
	if (n->kind >= NODE_LIST)
		n->n = get_count(r);
	r->bad |= n->n > 0 && depth == 0;
	for (size_t i = 0; i < n->n && !r->bad; i++) {
		*end = get_node(r, a, depth - 1);
		end = &(*end)->next;
	}
	return n;
}

void
reading_put_front(struct record_out *r, const struct node *front,
    const struct said *said)
{
	put_said(r, said);
	put_node(r, front);
}

const struct node *
reading_get_front(struct record_in *r, struct arena *nodes,
    const struct saying *saying)
{
	struct diags d;
	struct suppressions s;
	const struct node *front;

	get_said(r, &d, &s);
	front = get_node(r, nodes, YAML_DEPTH_MOST);
	if (r->bad || r->rest.n > 0)
		return NULL;
	say(saying, &d, &s);
	return front;
}

/* ---- bodies ---- */

/* What the text of a body says of a link follows from this. */
static uint64_t
outcome(const struct files *files, const struct reading_links *l, str path)
{
	const struct file *f = files_at(files, path);
	const struct link_target *t;
	uint64_t of[4];

	if (!f)
		return 0;
	t = &l->targets[f->index];
	of[0] = (uint64_t)f->kind;
	of[1] = t->internal;
	of[2] = str_hash(t->url);
	of[3] = str_hash(t->anchor_prefix);
	return str_hash(str_of((const char *)of, sizeof(of)));
}

/* Each path once. */
static void
put_asked(struct record_out *r, const struct asked *asked,
    const struct reading_links *l)
{
	struct arena a = { 0 };
	struct map seen = { 0 };
	struct strs paths = { 0 };

	for (size_t i = 0; i < asked->n; i++) {
		void **at = map_at(&seen, asked->v[i], &a);

		if (!*at)
			*vec_push(&a, &paths) = asked->v[i];
		*at = r;
	}
	put_number(r, paths.n);
	for (size_t i = 0; i < paths.n; i++) {
		put_text(r, paths.v[i]);
		put_number(r, outcome(r->files, l, paths.v[i]));
	}
	arena_release(&a);
}

/* Whether each still leads to where it did. */
static bool
asked_stands(struct record_in *r, const struct reading_links *l)
{
	bool stands = true;

	for (size_t n = get_count(r); n > 0 && !r->bad; n--) {
		str path = get_slice(r);
		uint64_t was = get_number(r);

		stands &= outcome(r->files, l, path) == was;
	}
	return stands;
}

void
reading_put_body(struct record_out *r, const struct body *b,
    const struct asked *asked, const struct reading_links *l,
    const struct said *said)
{
	put_asked(r, asked, l);
	put_said(r, said);
	put_shape(r, &body_shape, b);
}

/* What the tables cannot know: numbers of rows elsewhere. */
static bool
body_fits(const struct body *b, const struct policy *p)
{
	for (size_t i = 0; i < b->sections.n; i++) {
		const struct section *s = &b->sections.v[i];

		if (s->parent >= (int)i || (s->rule >= 0 &&
		    (size_t)s->rule >= p->sections.n))
			return false;
	}
	for (size_t i = 0; i < b->actions.n; i++)
		if (b->actions.v[i].kind >= 0 &&
		    (size_t)b->actions.v[i].kind >= p->kinds.n)
			return false;
	return true;
}

bool
reading_get_body(struct record_in *r, struct body *b,
    const struct reading_links *l, const struct saying *saying)
{
	struct body back = { 0 };
	struct diags d;
	struct suppressions s;

	if (!asked_stands(r, l))
		return false;
	get_said(r, &d, &s);
	get_shape(r, &body_shape, &back);
	if (r->bad || r->rest.n > 0 || !body_fits(&back, l->policy))
		return false;
	*b = back;
	say(saying, &d, &s);
	return true;
}
