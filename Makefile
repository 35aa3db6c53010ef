# allclear: make site builds the example site, make test runs every test.

CC ?= cc
PREFIX ?= /usr/local
BINDIR ?= $(PREFIX)/bin
MANDIR ?= $(PREFIX)/share/man
CFLAGS ?= -O2 -g
B ?= generator/build

WARN = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror
ALL_CFLAGS = -std=c11 -D_GNU_SOURCE $(WARN) -Igenerator -I$(B) -pthread $(CFLAGS)
LIBS = -lcmark -lyaml -ljansson -lutf8proc -lm

LAYERS = base markdown source read model check measure render output publish cli
SRC = $(wildcard $(LAYERS:%=generator/%/*.c))
OBJ = $(SRC:generator/%.c=$(B)/%.o)

all: $(B)/allclear

$(B)/allclear: $(B)/main.o $(B)/liballclear.a
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(B)/liballclear.a: $(OBJ) $(B)/presets.o $(B)/theme.o
	@rm -f $@
	$(AR) rcs $@ $^

# What the program carries inside: the presets and the default theme.
PRESETS = $(sort $(wildcard generator/model/presets/*.yaml))
THEME = $(sort $(shell find themes/default -type f ! -name '*.md' ! -name '.*'))

$(B)/embed: generator/tool/embed.c
	@mkdir -p $(@D)
	$(CC) -std=c11 $(WARN) $(CFLAGS) -o $@ $<

$(B)/presets.c: $(B)/embed $(PRESETS)
	$(B)/embed embedded_presets generator/model/presets/ $(PRESETS) >$@.tmp
	mv $@.tmp $@

$(B)/theme.c: $(B)/embed $(THEME)
	$(B)/embed embedded_theme themes/default/ $(THEME) >$@.tmp
	mv $@.tmp $@

$(B)/presets.o $(B)/theme.o: %.o: %.c
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(B)/%.o: generator/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# One program a unit test: tests/unit/NAME_test.c
UNIT_SRC = $(wildcard tests/unit/*_test.c)
UNIT = $(UNIT_SRC:tests/unit/%.c=$(B)/unit/%)

$(B)/unit/%: tests/unit/%.c $(B)/liballclear.a
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP $(LDFLAGS) -o $@ $< $(B)/liballclear.a \
	    $(LIBS) -lcmocka

unit: $(UNIT)

# One program a fuzz target: tests/fuzz/NAME_fuzz.c, run on its seeds
FUZZ_SRC = $(wildcard tests/fuzz/*_fuzz.c)
FUZZ = $(FUZZ_SRC:tests/fuzz/%_fuzz.c=$(B)/fuzz/%)

$(B)/fuzz/%: tests/fuzz/%_fuzz.c tests/fuzz/replay.c $(B)/liballclear.a
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -MF $@.d $(LDFLAGS) -o $@ $< \
	    tests/fuzz/replay.c $(B)/liballclear.a $(LIBS)

fuzz-seeds: $(FUZZ)

# Every test that needs no set-up and no browser.
check: all unit fuzz-seeds
	B=$(B) tests/run

clean:
	rm -rf $(B)

-include $(OBJ:.o=.d) $(B)/main.d $(UNIT:=.d) $(FUZZ:=.d)

.PHONY: all unit fuzz-seeds check clean
