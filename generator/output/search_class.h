/* search_class: what a byte is to the words of a text. Private to
 * search_words.c.
 */
#ifndef OUTPUT_SEARCH_CLASS_H
#define OUTPUT_SEARCH_CLASS_H

enum {
	OTHER = 0, LETTER = 1, DIGIT = 2, HIGH = 4, JOINER = 8,
	INSIDE = LETTER | DIGIT | HIGH,		/* a word */
};

static inline unsigned
class_of(char c)
{
	/* One a byte, the lowest bits of: @ other, A letter, B digit,
	 * D high, H joiner. */
	static const char classes[] =
	    "@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@" "@@@H@@@@@@@H@HHH"
	    "BBBBBBBBBB" "H@@@@@H" "AAAAAAAAAAAAAAAAAAAAAAAAAA" "@@@@H@"
	    "AAAAAAAAAAAAAAAAAAAAAAAAAA" "@@@@@"
	    "DDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDD"
	    "DDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDD"
	    "DDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDD"
	    "DDDDDDDDDDDDDDDDDDDDDDDDDDDDDDDD";

	return (unsigned char)classes[(unsigned char)c] & 15u;
}

#endif
