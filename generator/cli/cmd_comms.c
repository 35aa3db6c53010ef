/* comms: the policy's messages, filled in for an incident. */
#include "base/host.h"
#include "cli/commands.h"
#include "cli/findings.h"
#include "cli/load.h"
#include "cli/talk.h"
#include "cli/whereabouts.h"
#include "cli/which.h"
#include "markdown/md.h"
#include "read/front.h"
#include "read/text.h"
#include "render/message.h"
#include "render/template.h"

struct comms {
	const struct options *o;
	struct load *l;
	const struct message *message;
	struct message_facts facts;
};

/* Names that have a text, as a list in words. */
static str
message_names(const struct comms *c)
{
	struct buf out = buf_init(BUF_MAX);
	str kept;

	for (int i = 0; i < MESSAGE_COUNT; i++) {
		if (str_empty(c->l->policy.messages[i].text))
			continue;
		if (out.n)
			buf_lit(&out, ", ");
		buf_str(&out, str_c(message_name((enum message_kind)i)));
	}
	kept = buf_keep(&out, c->o->arena);
	buf_release(&out);
	return kept;
}

static int
find_message(struct comms *c, str name)
{
	str names[MESSAGE_COUNT], near, have = message_names(c);
	const char *policy = str_z(c->o->arena, c->l->policy.name);

	for (int i = 0; i < MESSAGE_COUNT; i++) {
		const struct message *m = &c->l->policy.messages[i];

		names[i] = str_empty(m->text) ? STR_NONE
		    : str_c(message_name((enum message_kind)i));
		if (!str_empty(m->text) && str_eq(name, names[i])) {
			c->message = m;
			return 0;
		}
	}
	if (str_empty(have))
		return fail_usage("the policy %s has no messages; write them "
		    "below messages: in policy.yaml", policy);
	near = suggest(name, names, MESSAGE_COUNT);
	if (near.n)
		return fail_usage("there is no message \"" STR_FMT "\"; did "
		    "you mean " STR_FMT "?", STR_ARG(name), STR_ARG(near));
	return fail_usage("the policy %s has no message \"" STR_FMT "\"; it "
	    "has " STR_FMT, policy, STR_ARG(name), STR_ARG(have));
}

/* The first paragraph below a heading that readers see. */
static str
paragraph(struct arena *a, const struct md *m, uint32_t line)
{
	bool inside = false;

	for (md_node *n = md_first(md_root(m)); n; n = md_next(n)) {
		if (inside && md_kind(n) == MD_HEADING)
			break;
		if (inside && md_kind(n) == MD_PARAGRAPH &&
		    !md_internal(m, n))
			return str_trim(md_text(m, n, a, false));
		inside = inside || (md_kind(n) == MD_HEADING &&
		    md_place(m, n).line == line);
	}
	return STR_NONE;
}

/* What a section of the policy's says first; it is read again, because
 * only its HTML was kept. */
static str
section_text(const struct comms *c, const struct document *doc, str id)
{
	const struct policy *p = &c->l->policy;
	struct arena *a = c->o->arena;
	struct diags d = diags_init(a);
	struct front f;
	str bytes, text;

	for (size_t i = 0; i < doc->body.sections.n; i++) {
		const struct section *s = &doc->body.sections.v[i];

		if (s->rule < 0 || s->internal || !s->written ||
		    !str_eq(p->sections.v[s->rule].id, id))
			continue;
		if (host_read(a, str_z(a, doc->path), TEXT_BYTES_MOST,
		    &bytes) < 0 || !text_check(a, bytes, 0, &text, &d) ||
		    !front_split(text, 0, true, &f, &d))
			return STR_NONE;
		return paragraph(a, md_parse(a, &(struct md_source){ f.body,
		    0, f.body_line }, &d), s->place.line);
	}
	return STR_NONE;
}

/* In the postmortem, else in the incident. */
static str
review_text(const struct comms *c, str id)
{
	const struct incident *in = c->facts.incident;
	str text = STR_NONE;

	if (in->postmortem && !in->postmortem->doc.internal)
		text = section_text(c, &in->postmortem->doc, id);
	return str_empty(text) ? section_text(c, &in->doc, id) : text;
}

/* A template of the policy in plain text; -1 when it has mistakes. */
static int
fill(const struct comms *c, str text, struct place at,
    const struct value *v, struct buf *out)
{
	struct template_set set = template_set_init(c->o->arena);

	set.plain = true;
	template_add(&set, STR("message"), text, at, &c->l->diags);
	if (template_link(&set, &c->l->diags) < 0)
		return -1;
	return template_run(out, &set, STR("message"), v, &c->l->diags);
}

/* The channel is one of the values of the message. */
static int
put_message(struct comms *c)
{
	struct arena *a = c->o->arena;
	struct buf out = buf_init(BUF_MAX), channel = buf_init(BUF_MAX);
	struct value *values = message_values(a, &c->facts);
	int status = STATUS_FINDINGS;

	if (fill(c, c->l->policy.channel, (struct place){ 0 }, values,
	    &channel) == 0) {
		str said = str_trim(buf_keep(&channel, a));

		value_set(values, STR("channel"), str_empty(said)
		    ? value_unknown(a, STR("not known yet"))
		    : value_text(a, said));
		if (fill(c, c->message->text, c->message->at, values,
		    &out) == 0)
			status = put_result(str_cat(a,
			    str_trim_right(buf_keep(&out, a)), STR("\n")));
	}
	buf_release(&channel);
	buf_release(&out);
	return status;
}

static int
render_message(struct comms *c)
{
	const struct node *channel = node_get(c->l->policy.tree,
	    STR("channel"));
	int status = STATUS_FINDINGS;

	c->facts.root_cause = review_text(c, STR("root-cause"));
	c->facts.fix = review_text(c, STR("fix"));
	if (str_empty(c->facts.fix))
		c->facts.fix = review_text(c, STR("resolution"));
	c->facts.text = c->message->text;
	/* Only mistakes of the templates are of interest now. */
	c->l->diags.n = 0;
	if (channel)
		load_message(c->l, c->l->policy.channel, channel->at);
	load_message(c->l, c->message->text, c->message->at);
	if (diags_count(&c->l->diags, LEVEL_ERROR) == 0)
		status = put_message(c);
	diags_settle(&c->l->diags, c->l->levels, c->l->files.paths.v);
	if (c->l->diags.n)
		findings_show(c->o, &c->l->diags, &c->l->files, 2);
	return status;
}

/* A text that tells of the end while it goes on, or of the begin when it
 * is over, may be meant so; whoever sends it should know. */
static void
tell_state(const struct comms *c)
{
	const struct incident *in = c->facts.incident;
	enum message_kind kind = (enum message_kind)(c->message -
	    c->l->policy.messages);
	const char *status = incident_status_name(in->status);

	if (incident_open(in) && (kind == MESSAGE_RESOLVED ||
	    kind == MESSAGE_SUMMARY))
		talk(c->o, STR_FMT " is still open (%s), and this message "
		    "is for one that is over", STR_ARG(in->id), status);
	else if (!incident_open(in) && kind == MESSAGE_ACK)
		talk(c->o, STR_FMT " is over (%s), and this message is for "
		    "one that has just begun", STR_ARG(in->id), status);
}

/* The incident as readers see it; an internal one as it is, since those
 * who send its messages know of it. */
static const struct incident *
find_incident(const struct comms *c, str word)
{
	const struct incident *all = which_incident(c->l, word), *shown;
	struct corpus public;

	if (!all || all->doc.internal)
		return all;
	public = corpus_for(&c->l->corpus, &c->l->arena, false);
	shown = corpus_incident(&public, all->id);
	return shown ? shown : all;
}

static int
run_comms(struct comms *c)
{
	str word = str_c(c->o->operands.v[0]);
	int status;

	if (!c->l->policy.levels.n &&
	    diags_count(&c->l->diags, LEVEL_ERROR))
		return fail_usage("the policy cannot be read; \"" STR_FMT
		    " check\" says why",
		    STR_ARG(command_for_person(c->o, STR_NONE)));
	c->facts = (struct message_facts){
		.site = &c->l->site,
		.policy = &c->l->policy,
		.incident = find_incident(c, word),
		.now = c->o->now,
	};
	if (!c->facts.incident)
		return fail_which(c->o, c->l, word, false);
	if (!c->facts.incident->doc.front)
		return fail_usage(STR_FMT " cannot be read; \"" STR_FMT
		    " check\" says why", STR_ARG(path_for_person(c->o,
		    c->facts.incident->doc.path)),
		    STR_ARG(command_for_person(c->o, STR_NONE)));
	status = find_message(c, str_c(c->o->operands.v[1]));
	if (status)
		return status;
	tell_state(c);
	return render_message(c);
}

int
cmd_comms(const struct options *o)
{
	struct load l;
	struct comms c = { .o = o, .l = &l };
	int status = load_site(&l, o, false);

	if (!status) {
		status = run_comms(&c);
	} else {
		diags_settle(&l.diags, l.levels, l.files.paths.v);
		findings_show(o, &l.diags, &l.files, 2);
	}
	load_release(&l);
	return status;
}
