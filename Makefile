# allclear
#
#	make		the program, generator/build/allclear
#	make site	set up, and build the example site into public/
#	make test	set up, and run every test
#	make check	the quick tests alone
#	make bench	a build and a check of N=10000 incidents against
#			their floors, and what metrics are of a build
#	make bench-scale	time and memory of 1,000 to 100,000 incidents
#	make bench-rebuild	a build after one file changed, or none
#	make bench-search	what readers download to search that site
#	make fuzz	every fuzz target for TIME=60 seconds; fuzz-afl by
#			AFL++
#	make lint	clang-tidy and cppcheck
#	make tsan	threads under ThreadSanitizer
#	make static	one binary without shared libraries
#	make install	to PREFIX=/usr/local, below DESTDIR
#	make clean

CC ?= cc
PREFIX ?= /usr/local
BINDIR ?= $(PREFIX)/bin
MANDIR ?= $(PREFIX)/share/man
INSTALL ?= install
CFLAGS ?= -O3 -g
# Where everything that is made goes; other flags want another folder.
B ?= generator/build
# The example site tells of a company on this day.
NOW ?= 2026-11-20T10:30:00Z

Q = $(if $(V),,@)
SAY = $(if $(V),@:,@printf '  %-5s %s\n')

WARN = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wformat=2 -Werror
ALL_CFLAGS = -std=c11 -D_GNU_SOURCE $(WARN) -Igenerator -I$(B) -pthread \
	$(HARDEN) $(CFLAGS)
LIBS = -lcmark -lyaml -ljansson -lutf8proc -lm
LINK = $(CC) $(ALL_CFLAGS) $(LINK_HARDEN) $(LDFLAGS)

# What makes a mistake of ours harder to use, as far as the compiler knows
# it. HARDEN= leaves it out; sanitizers do, since they look closer and get
# in its way. Not here: -ftrivial-auto-var-init, which would hide from
# valgrind what it is there to find.
knows = $(shell echo 'int a;' | $(CC) -Werror $(1) -fsyntax-only -x c - \
	2>/dev/null && echo '$(1)')
PROTECT = -fPIE -fstack-protector-strong -fstack-clash-protection \
	-fcf-protection=full
ifeq ($(origin HARDEN)$(findstring -fsanitize,$(CFLAGS)),undefined)
HARDEN := $(or $(call knows,$(PROTECT)),$(foreach f,$(PROTECT),$(call \
	knows,$(f)))) $(if $(filter -O1 -O2 -O3 -Os -Og,$(CFLAGS)), \
	-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3)
LINK_HARDEN = $(if $(findstring -static,$(LDFLAGS)),,-pie) \
	-Wl,-z,relro,-z,now,-z,noexecstack,-z,separate-code
endif

LAYERS = base markdown source read model import measure check render output \
	publish cache cli
SRC = $(wildcard $(LAYERS:%=generator/%/*.c))
OBJ = $(SRC:generator/%.c=$(B)/%.o)
EMBEDDED = $(B)/presets.o $(B)/theme.o $(B)/starter.o $(B)/schemas.o
LIB = $(B)/liballclear.a

all: $(B)/allclear $(B)/allclear-rules.7

$(B)/allclear: $(B)/main.o $(LIB)
	$(SAY) LINK $@
	$(Q)$(LINK) -o $@ $^ $(LIBS)

# The manual of the rules, as the program has them.
$(B)/allclear-rules.7: $(B)/allclear
	$(Q)$(B)/allclear explain --format mdoc >$@.tmp
	$(Q)mv $@.tmp $@

$(LIB): $(OBJ) $(EMBEDDED) $(B)/objects
	$(Q)rm -f $@
	$(Q)$(AR) rcs $@ $(OBJ) $(EMBEDDED)

# A source that is gone takes its object out of the library: this file has
# another date when the list is another. So has the other one, of what is
# embedded.
$(B)/objects: LIST = $(OBJ)
$(B)/inside: LIST = $(PRESETS) $(THEME) $(STARTER) $(SCHEMAS)
$(B)/objects $(B)/inside: always
	$(Q)mkdir -p $(@D)
	$(Q)echo $(LIST) | cmp -s - $@ || echo $(LIST) >$@

$(B)/%.o: generator/%.c
	$(SAY) CC $<
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# What the program carries inside: the presets, the default theme, the
# starter site and the schemas of what it writes.
PRESETS = $(sort $(wildcard generator/model/presets/*.yaml))
SCHEMAS = $(sort $(wildcard generator/output/schemas/*.json))
STARTER = $(sort $(wildcard generator/cli/starter/*))
THEME = $(sort $(shell find themes/default -type f ! -name '*.md' \
	! -name '.*' ! -name screenshot.png))

$(B)/embed: generator/tool/embed.c
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) -std=c11 $(WARN) -O1 -o $@ $<

$(B)/presets.c: $(B)/embed $(PRESETS) $(B)/inside
	$(Q)$(B)/embed embedded_presets generator/model/presets/ $(PRESETS) \
	    >$@.tmp
	$(Q)mv $@.tmp $@

$(B)/theme.c: $(B)/embed $(THEME) $(B)/inside
	$(Q)$(B)/embed embedded_theme themes/default/ $(THEME) >$@.tmp
	$(Q)mv $@.tmp $@

$(B)/starter.c: $(B)/embed $(STARTER) $(B)/inside
	$(Q)$(B)/embed embedded_starter generator/cli/starter/ $(STARTER) \
	    >$@.tmp
	$(Q)mv $@.tmp $@

$(B)/schemas.c: $(B)/embed $(SCHEMAS) $(B)/inside
	$(Q)$(B)/embed embedded_schemas generator/output/schemas/ $(SCHEMAS) \
	    >$@.tmp
	$(Q)mv $@.tmp $@

$(EMBEDDED): %.o: %.c
	$(Q)$(CC) $(ALL_CFLAGS) -c -o $@ $<

# The main job.
site:
	$(Q)generator/tool/setup site
	$(Q)$(MAKE) --no-print-directory all
	$(Q)$(B)/allclear build --no-cache --now $(NOW)
	@echo 'The site is in public/: open public/index.html'

# One program a unit test: tests/unit/NAME_test.c
UNIT_SRC = $(wildcard tests/unit/*_test.c)
UNIT = $(UNIT_SRC:tests/unit/%.c=$(B)/unit/%)

$(B)/unit/%: tests/unit/%.c $(LIB)
	$(SAY) TEST $<
	$(Q)mkdir -p $(@D)
	$(Q)$(LINK) -MMD -MP -o $@ $< $(LIB) $(LIBS) -lcmocka

unit: $(UNIT)

# One program a fuzz target, tests/fuzz/NAME_fuzz.c, run on its seeds here
# and by libFuzzer in `make fuzz`.
FUZZ_SRC = $(wildcard tests/fuzz/*_fuzz.c)
FUZZ_NAMES = $(FUZZ_SRC:tests/fuzz/%_fuzz.c=%)
FUZZ = $(FUZZ_NAMES:%=$(B)/fuzz/%)

$(B)/fuzz/%: tests/fuzz/%_fuzz.c tests/fuzz/replay.c $(LIB)
	$(SAY) FUZZ $<
	$(Q)mkdir -p $(@D)
	$(Q)$(LINK) -MMD -MP -MF $@.d -o $@ $< tests/fuzz/replay.c $(LIB) \
	    $(LIBS)

fuzz-seeds: $(FUZZ)

# Words that the fuzzers put in: tests/fuzz/words/.
WORDS_front = keys
WORDS_yaml = keys
WORDS_policy = keys
WORDS_site = keys
WORDS_import = keys
WORDS_markdown = markdown
WORDS_body = markdown
WORDS_edit = markdown
WORDS_template = template
WORDS_time = time
WORDS_prior = records
WORDS_baseline = records
words_of = $(WORDS_$(1):%=$(CURDIR)/tests/fuzz/words/%)

TIME ?= 60
FUZZ_WORK = $(abspath $(B))/libfuzzer/work
fuzz:
	$(Q)$(MAKE) --no-print-directory CC=clang B=$(B)/libfuzzer HARDEN= \
	    CFLAGS='$(FUZZ_CFLAGS)' fuzz-targets
	$(Q)set -e; $(foreach t,$(FUZZ_NAMES), \
		mkdir -p $(FUZZ_WORK)/$(t) $(FUZZ_WORK)/found/$(t); \
		echo "=== $(t)"; \
		$(B)/libfuzzer/target/$(t) -max_total_time=$(TIME) \
		    -timeout=20 -rss_limit_mb=4096 -max_len=16384 \
		    -print_final_stats=1 \
		    -artifact_prefix=$(FUZZ_WORK)/found/$(t)/ \
		    $(addprefix -dict=,$(call words_of,$(t))) \
		    $(FUZZ_WORK)/$(t) $(CURDIR)/tests/fuzz/$(t);)

# The same targets by AFL++ (Debian's afl++), without sanitizers: faster,
# and it finds other ways in. Each needs its seeds.
fuzz-afl:
	$(Q)$(MAKE) --no-print-directory CC=afl-clang-fast B=$(B)/afl HARDEN= \
	    CFLAGS='-O2 -g' fuzz-targets
	$(Q)set -e; export AFL_SKIP_CPUFREQ=1 AFL_NO_UI=1 \
	    AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1; \
	    $(foreach t,$(FUZZ_NAMES), \
		mkdir -p $(abspath $(B))/afl/work/$(t); \
		echo "=== $(t)"; \
		afl-fuzz -V $(TIME) -t 5000 -i $(CURDIR)/tests/fuzz/$(t) \
		    -o $(abspath $(B))/afl/work/$(t) \
		    $(addprefix -x ,$(call words_of,$(t))) -- \
		    $(B)/afl/target/$(t) >$(B)/afl/work/$(t)/log 2>&1; \
		grep -hE '^(execs_done|execs_per_sec|edges_found|saved_)' \
		    $(B)/afl/work/$(t)/default/fuzzer_stats;)

FUZZ_CFLAGS = -O1 -g -DARENA_DEBUG -fno-sanitize-recover=undefined \
	-fsanitize=fuzzer-no-link,address,undefined
FUZZ_TARGETS = $(FUZZ_NAMES:%=$(B)/target/%)

$(B)/target/%: tests/fuzz/%_fuzz.c $(LIB)
	$(Q)mkdir -p $(@D)
	$(Q)$(LINK) -fsanitize=fuzzer -MMD -MP -MF $@.d -o $@ $< $(LIB) \
	    $(LIBS)

fuzz-targets: $(FUZZ_TARGETS)

# The quick tests: nothing to set up but libcmocka, no browser.
check: all unit fuzz-seeds
	$(Q)B=$(B) tests/run

test:
	$(Q)generator/tool/setup test
	$(Q)B=$(B) tests/all

# A build of N incidents against the floor: the libraries and the file
# system alone.
N ?= 10000
ROUNDS ?= 5
BENCH = $(B)/bench/bench-corpus $(B)/bench/bench-floor \
	$(B)/bench/bench-run $(B)/bench/bench-scale $(B)/bench/bench-metrics

# The corpus takes its formats from tables.
$(B)/bench/bench-%: tests/bench/%.c $(wildcard tests/bench/*.h)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -Wno-format-nonliteral $(LDFLAGS) -o $@ $< \
	    -lcmark -lyaml

# This one asks the program's own functions.
$(B)/bench/bench-metrics: tests/bench/metrics.c \
    $(wildcard tests/bench/*.h) $(LIB)
	$(Q)mkdir -p $(@D)
	$(Q)$(LINK) -o $@ $< $(LIB) $(LIBS)

bench-programs: $(BENCH)

bench: all $(BENCH)
	$(Q)$(B)/bench/bench-run -n $(N) -r $(ROUNDS) $(B)/allclear

# Whether time and memory grow as the content does, and what Hugo takes
# for pages of the same files, where it is installed.
SIZES ?= 1000 10000 100000
bench-scale: all $(BENCH)
	$(Q)$(B)/bench/bench-scale $(B)/allclear $(SIZES)

# A build that is not the first, with what is kept of it and without.
bench-rebuild: all $(BENCH)
	$(Q)ROUNDS=$(ROUNDS) tests/bench/rebuild $(B)/allclear \
	    $(B)/bench/bench-corpus

# What a reader of those incidents downloads to search them; wants the
# browser that the tests have.
bench-search: all $(BENCH)
	$(Q)set -e; dir=$$(mktemp -d); trap 'rm -rf "$$dir"' EXIT; \
	    $(B)/bench/bench-corpus "$$dir" $(N) >/dev/null; \
	    $(B)/allclear -C "$$dir" build -q --fail-on never \
		--now 2026-01-01T12:00Z >/dev/null 2>&1; \
	    node tests/bench/search.mjs -v "$$dir/public"

# glibc, libcmark and libyaml as Debian has them, inside one file.
# To be carried about, so without what only debuggers read.
static:
	$(Q)$(MAKE) --no-print-directory B=$(B)/static LDFLAGS='-static-pie -s' \
	    CFLAGS='$(CFLAGS)' all
	@ls -l $(B)/static/allclear

# Two readers of C, by rules that stand with their reasons in
# generator/.clang-tidy and generator/.cppcheck. Some ten minutes.
LINT = $(wildcard generator/*/*.c) generator/main.c
lint:
	$(Q)cppcheck -q --std=c11 --enable=warning,performance,portability \
	    --suppressions-list=generator/.cppcheck --error-exitcode=1 \
	    -D_GNU_SOURCE -Igenerator -j2 generator
	$(Q)printf '%s\n' $(LINT) | xargs -P2 -n4 sh -c 'clang-tidy -quiet \
	    "$$@" -- -std=c11 -D_GNU_SOURCE -Igenerator 2>/dev/null' sh

# Threads under the eyes of ThreadSanitizer: a check and builds of the
# example site with four of them.
tsan:
	$(Q)$(MAKE) --no-print-directory B=$(B)/tsan \
	    CFLAGS='-O1 -g -fsanitize=thread' all
	$(Q)set -e; out=$$(mktemp -d); trap 'rm -rf "$$out"' EXIT; \
	    export TSAN_OPTIONS=halt_on_error=1; \
	    cp -R content "$$out/content"; \
	    for i in 1 2 3; do \
		$(B)/tsan/allclear -C "$$out" build -q -j 4 --now $(NOW); \
	    done; \
	    $(B)/tsan/allclear -C "$$out" check -q --now $(NOW) >"$$out/said"; \
	    echo 'no races seen'

install: all
	$(INSTALL) -d $(DESTDIR)$(BINDIR) $(DESTDIR)$(MANDIR)/man1 \
	    $(DESTDIR)$(MANDIR)/man7
	$(INSTALL) -m 755 $(B)/allclear $(DESTDIR)$(BINDIR)/allclear
	$(INSTALL) -m 644 generator/allclear.1 \
	    $(DESTDIR)$(MANDIR)/man1/allclear.1
	$(INSTALL) -m 644 $(B)/allclear-rules.7 \
	    $(DESTDIR)$(MANDIR)/man7/allclear-rules.7

clean:
	rm -rf $(B)

-include $(OBJ:.o=.d) $(B)/main.d $(UNIT:=.d) $(FUZZ:=.d) $(FUZZ_TARGETS:=.d)

.PHONY: all always site unit fuzz-seeds fuzz fuzz-afl fuzz-targets check test \
	bench bench-programs bench-scale bench-rebuild bench-search lint tsan \
	static install clean
.SECONDARY:
