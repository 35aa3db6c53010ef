#include "render/words_plural.h"

enum rules {
	ONE_IS_ONE,	/* and all others, too, of languages not listed */
	ALWAYS_OTHER,
	NONE_IS_ONE,	/* 0 and 1 */
	RUSSIAN, SERBIAN, POLISH, CZECH, SLOVENE, LITHUANIAN, LATVIAN,
	ROMANIAN, ICELANDIC, TAGALOG, HEBREW, ARABIC, MALTESE, IRISH, WELSH,
	GAELIC,
};

/* The languages of each, with spaces around them. */
static const struct {
	enum rules rules;
	str languages;
} table[] = {
	{ ALWAYS_OTHER, STR_INIT(" id ja km ko lo ms my su th to vi wo yo "
	    "yue zh ") },
	{ NONE_IS_ONE, STR_INIT(" ak am as bn doi fa ff fr gu hi hy kn ln "
	    "mg pa pcm pt si ti zu ") },
	{ RUSSIAN, STR_INIT(" be ru uk ") },
	{ SERBIAN, STR_INIT(" bs hr sh sr ") },
	{ POLISH, STR_INIT(" pl ") },
	{ CZECH, STR_INIT(" cs sk ") },
	{ SLOVENE, STR_INIT(" dsb hsb sl ") },
	{ LITHUANIAN, STR_INIT(" lt ") },
	{ LATVIAN, STR_INIT(" lv ") },
	{ ROMANIAN, STR_INIT(" mo ro ") },
	{ ICELANDIC, STR_INIT(" is mk ") },
	{ TAGALOG, STR_INIT(" ceb fil tl ") },
	{ HEBREW, STR_INIT(" he iw ") },
	{ ARABIC, STR_INIT(" ar ") },
	{ MALTESE, STR_INIT(" mt ") },
	{ IRISH, STR_INIT(" ga ") },
	{ WELSH, STR_INIT(" cy ") },
	{ GAELIC, STR_INIT(" gd ") },
};

const char *
plural_word(enum plural_form f)
{
	static const char *const words[PLURAL_FORMS] = {
		[PLURAL_OTHER] = "other", [PLURAL_ZERO] = "zero",
		[PLURAL_ONE] = "one", [PLURAL_TWO] = "two",
		[PLURAL_FEW] = "few", [PLURAL_MANY] = "many",
	};

	return words[f];
}

/* Whether a list with spaces around its words has one. */
static bool
among(str list, str word)
{
	while (!str_empty(list)) {
		struct cut c = str_cut(list, ' ');

		if (!str_empty(c.head) && str_ieq(c.head, word))
			return true;
		list = c.tail;
	}
	return false;
}

int
plural_rules(str language)
{
	str base = str_cut(language, '-').head;

	if (str_ieq(language, STR("pt-PT")))
		return ONE_IS_ONE;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (among(table[i].languages, base))
			return (int)table[i].rules;
	return ONE_IS_ONE;
}

static bool
between(uint64_t n, uint64_t low, uint64_t high)
{
	return n >= low && n <= high;
}

/* Those of the East and of the Baltic look at the last digits. */
static enum plural_form
by_last_digits(enum rules rules, uint64_t n)
{
	uint64_t ten = n % 10, hundred = n % 100;
	bool teen = between(hundred, 11, 19);
	bool one = ten == 1 && hundred != 11;
	bool few = between(ten, 2, 4) && !between(hundred, 12, 14);

	switch (rules) {
	case RUSSIAN:
		return one ? PLURAL_ONE : few ? PLURAL_FEW : PLURAL_MANY;
	case SERBIAN:
		return one ? PLURAL_ONE : few ? PLURAL_FEW : PLURAL_OTHER;
	case POLISH:
		return n == 1 ? PLURAL_ONE : few ? PLURAL_FEW : PLURAL_MANY;
	case SLOVENE:
		return hundred == 1 ? PLURAL_ONE : hundred == 2 ? PLURAL_TWO
		    : between(hundred, 3, 4) ? PLURAL_FEW : PLURAL_OTHER;
	case LITHUANIAN:
		return teen || ten == 0 ? PLURAL_OTHER
		    : ten == 1 ? PLURAL_ONE : PLURAL_FEW;
	case LATVIAN:
		return teen || ten == 0 ? PLURAL_ZERO
		    : ten == 1 ? PLURAL_ONE : PLURAL_OTHER;
	case ICELANDIC:
		return one ? PLURAL_ONE : PLURAL_OTHER;
	case TAGALOG:
		return ten == 4 || ten == 6 || ten == 9 ? PLURAL_OTHER
		    : PLURAL_ONE;
	case ARABIC:
		return between(hundred, 3, 10) ? PLURAL_FEW
		    : hundred >= 11 ? PLURAL_MANY : PLURAL_OTHER;
	case MALTESE:
		return n == 0 || between(hundred, 3, 10) ? PLURAL_FEW
		    : teen ? PLURAL_MANY : PLURAL_OTHER;
	default:
		return PLURAL_OTHER;
	}
}

/* Those that name single small numbers. */
static enum plural_form
by_number(enum rules rules, uint64_t n)
{
	switch (rules) {
	case NONE_IS_ONE:
		return n <= 1 ? PLURAL_ONE : PLURAL_OTHER;
	case CZECH:
		return n == 1 ? PLURAL_ONE : between(n, 2, 4) ? PLURAL_FEW
		    : PLURAL_OTHER;
	case ROMANIAN:
		return n == 1 ? PLURAL_ONE
		    : n == 0 || between(n % 100, 1, 19) ? PLURAL_FEW
		    : PLURAL_OTHER;
	case IRISH:
		return n == 1 ? PLURAL_ONE : n == 2 ? PLURAL_TWO
		    : between(n, 3, 6) ? PLURAL_FEW
		    : between(n, 7, 10) ? PLURAL_MANY : PLURAL_OTHER;
	case WELSH:
		return n == 0 ? PLURAL_ZERO : n == 1 ? PLURAL_ONE
		    : n == 2 ? PLURAL_TWO : n == 3 ? PLURAL_FEW
		    : n == 6 ? PLURAL_MANY : PLURAL_OTHER;
	case GAELIC:
		return n == 1 || n == 11 ? PLURAL_ONE
		    : n == 2 || n == 12 ? PLURAL_TWO
		    : between(n, 3, 19) ? PLURAL_FEW : PLURAL_OTHER;
	default:
		return n == 1 ? PLURAL_ONE : PLURAL_OTHER;
	}
}

enum plural_form
plural_form(int row, int64_t number)
{
	uint64_t n = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
	enum rules rules = (enum rules)row;

	switch (rules) {
	case ALWAYS_OTHER:
		return PLURAL_OTHER;
	case ONE_IS_ONE: case NONE_IS_ONE: case CZECH: case ROMANIAN:
	case IRISH: case WELSH: case GAELIC:
		return by_number(rules, n);
	case HEBREW:
		return n == 1 ? PLURAL_ONE : n == 2 ? PLURAL_TWO
		    : PLURAL_OTHER;
	case ARABIC:
		if (n <= 2)
			return n == 0 ? PLURAL_ZERO
			    : n == 1 ? PLURAL_ONE : PLURAL_TWO;
		return by_last_digits(rules, n);
	case MALTESE:
		if (n == 1 || n == 2)
			return n == 1 ? PLURAL_ONE : PLURAL_TWO;
		return by_last_digits(rules, n);
	default:
		return by_last_digits(rules, n);
	}
}
