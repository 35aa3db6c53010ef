/* load: the content of a site, read and tied together.
 *
 * Drives the layers below in order: the file table, site.yaml and the
 * policy, all front matters at once, then all bodies at once, then the
 * joining. Everything lives in the arenas of the load until
 * load_release().
 */
#ifndef CLI_LOAD_H
#define CLI_LOAD_H

#include "base/pool.h"
#include "base/suppress.h"
#include "cli/options.h"
#include "model/body.h"
#include "model/corpus.h"
#include "read/schema.h"

struct load_cache;
struct load_worker;

/* A YAML file that is one as a whole. */
struct load_yaml {
	const struct node *root;
	struct md_source text;
};

struct load {
	struct arena arena;	/* site, policy, corpus, joined diags */
	struct files files;
	struct site site;
	struct policy policy;
	struct { struct load_yaml *v; size_t n, cap; } yamls;
	struct corpus corpus;	/* everything, internal parts too */
	struct diags diags;	/* of all of it; not yet settled */
	struct suppressions passed_over;	/* what comments ask for */
	struct diags suppressed;	/* what they covered; settled */
	struct diags known;	/* what a baseline knows; settled */
	enum level levels[RULE_COUNT];	/* as site.yaml wants them */
	struct load_worker *workers;
	int jobs;
	int64_t now;
	bool with_internal;
	int zone_status;	/* STATUS_MACHINE: a zone's file failed */
	uint64_t settings;	/* hash of site.yaml, policy and zone */
	int64_t began;		/* by the clock, before anything was read */
	struct arena documents;	/* lists of the corpus, not what they lead to */
	struct arena items_arena;	/* of load_content() */
	bool unseen;		/* no HTML is made of bodies */
	struct spill *aside;	/* their HTML, or NULL: it is kept */
	bool held;		/* so little content that it need not be */
	struct load_cache *cache;	/* NULL: every file is read */
};

/* Nothing but the rules' levels; for what follows. */
void load_init(struct load *l, const struct options *o,
    bool with_internal);

/* STATUS_USAGE, and a word about it, when there is nothing to read in the
 * current folder; else 0. For who does something else before he reads. */
int load_look(const struct options *o);

/* site.yaml and the policy of the site in the current folder, and what
 * files it has; as load_site(). */
int load_settings(struct load *l, const struct options *o,
    bool with_internal);

/* A whole YAML file as a tree of a shape; NULL when it cannot be read,
 * which has been reported. */
const struct node *load_tree(struct load *l, const struct file *f,
    const struct schema *shape);
/* The tree of a preset, or NULL; context is a struct load. */
preset_fn load_preset;
/* Report what is wrong with the templates of the policy's messages, or with
 * one: its text, and the place of that. */
void load_messages(struct load *l);
void load_message(struct load *l, str text, struct place value);
/* Read the chapters of the policy, now that it is known where links lead:
 * targets are by file index. */
void load_chapters(struct load *l, const struct link_target *targets);
/* load_leaks.c: report what should hardly be public of site.yaml and the
 * policy, and of the attachments that the public gets. */
void load_leaks_yaml(struct load *l);
void load_leaks_attached(struct load *l);
/* The policy that site.yaml wants. */
void load_policy(struct load *l);

/* Read the site in the current folder. 0, or an exit status: then there
 * is nothing to go on with, and why has been printed, or stands in the
 * diags (site.yaml cannot be read as one). What bodies say is read, and no
 * HTML is made of it. */
int load_site(struct load *l, const struct options *o, bool with_internal);
/* The same for who shows it: the HTML of bodies is kept. */
int load_to_show(struct load *l, const struct options *o,
    bool with_internal);
/* The same for a build: the HTML of bodies is put aside in an open file,
 * which has to stay open until load_release(). Unless o->no_cache, what is
 * kept in .allclear/ of files that have not changed is not read again;
 * load_cache_save() keeps what was read this time. */
int load_to_build(struct load *l, const struct options *o,
    bool with_internal, int aside);
/* Whether something could not be put aside, or be read from there again;
 * and STATUS_MACHINE after a word about it. */
bool load_aside_broken(const struct load *l);
int load_aside_fail(const struct load *l, const struct options *o);
void load_release(struct load *l);

/* STATUS_MACHINE, and a word about it, when the machine failed to read
 * one of the files; else 0. After load_site() for what was read later. */
int load_broken(const struct load *l);

/* Forget the front matter of all documents but for what pages show of it
 * as it was written: x-... keys, and what stands below internal:. Facts
 * stay. For one who has checked. */
void load_forget(struct load *l);

/* Forget the documents of l->corpus: what corpus_for() made for others than
 * the team is all that is asked from now on. */
void load_forget_full(struct load *l);

/* Check the corpus, take out what comments pass over, then settle all
 * diags. */
void load_check(struct load *l);

#endif
