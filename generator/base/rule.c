#include "base/rule.h"

static const struct rule_info rules[] = {
#define RULE(id, ...) [RULE_##id] = { __VA_ARGS__ },
#include "base/rules/all.def"
#undef RULE
};

static const char *const levels[] = {
	[LEVEL_OFF] = "off",
	[LEVEL_NOTE] = "note",
	[LEVEL_WARNING] = "warning",
	[LEVEL_ERROR] = "error",
};

const struct rule_info *
rule_info(enum rule r)
{
	return &rules[r];
}

enum rule
rule_find(str name)
{
	str digits = str_istarts(name, STR("ac")) ? str_from(name, 2) : name;
	int64_t number;
	bool numbered = str_to_int(digits, &number);

	for (size_t i = 0; i < RULE_COUNT; i++)
		if (numbered ? rules[i].number == number
		    : str_ieq(str_c(rules[i].name), name))
			return (enum rule)i;
	return RULE_COUNT;
}

bool
rule_locked(enum rule r)
{
	return rules[r].number < 70 && rules[r].level == LEVEL_ERROR;
}

bool
rule_fixable(enum rule r)
{
	static const enum rule fixable[] = {
		RULE_UNKNOWN_KEY, RULE_UNKNOWN_WORD, RULE_DISABLE_UNKNOWN,
		RULE_DISABLE_UNUSED, RULE_UNKNOWN_SEVERITY,
		RULE_UNKNOWN_COMPONENT, RULE_UNKNOWN_DETECTION,
		RULE_TIME_ASSUMED, RULE_TIME_SPELLING, RULE_SEVERITY_ALIAS,
		RULE_SECTION_MISSING, RULE_ACTION_KIND_UNKNOWN,
		RULE_ACTION_STATE_UNKNOWN, RULE_UPDATE_STATUS,
		RULE_TAG_UNKNOWN,
	};

	for (size_t i = 0; i < sizeof(fixable) / sizeof(fixable[0]); i++)
		if (fixable[i] == r)
			return true;
	return false;
}

bool
rule_of_import(enum rule r)
{
	return rules[r].number >= 450;
}

const char *
level_name(enum level l)
{
	return levels[l];
}

bool
level_find(str name, enum level *out)
{
	for (size_t i = 0; i < sizeof(levels) / sizeof(levels[0]); i++)
		if (str_eq(str_c(levels[i]), name)) {
			*out = (enum level)i;
			return true;
		}
	return false;
}
