/* search_class: what a byte is to the words of a text. Private to
 * search_words.c and search_plain.c.
 */
#ifndef OUTPUT_SEARCH_CLASS_H
#define OUTPUT_SEARCH_CLASS_H

enum {
	OTHER = 0, LETTER = 1, DIGIT = 2, HIGH = 4, JOINER = 8,
	MARKUP = 16,				/* of HTML */
	INSIDE = LETTER | DIGIT | HIGH,		/* a word */
};

static inline unsigned
class_of(char c)
{
	/* One a byte, the lowest bits of: @ other, A letter, B digit,
	 * D high, H joiner, P markup. */
	static const char classes[] =
	    "@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@" "@@@H@@P@@@@H@HHH"
	    "BBBBBBBBBB" "H@P@@@H" "AAAAAAAAAAAAAAAAAAAAAAAAAA" "@@@@H@"
	    "AAAAAAAAAAAAAAAAAAAAAAAAAA" "@@@@@"
	    "DDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDD"
	    "DDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDD"
	    "DDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDD"
	    "DDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDD";

	return (unsigned char)classes[(unsigned char)c] & 31u;
}

#endif
