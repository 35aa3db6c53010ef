#include "render/colour.h"

#include <math.h>

static int
hex_digit(char c)
{
	return char_digit(c) ? c - '0'
	    : c >= 'a' && c <= 'f' ? c - 'a' + 10
	    : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* What follows the #: three, four, six or eight digits. */
static bool
parse_hex(str s, struct colour *out)
{
	double part[4] = { 0, 0, 0, 1 };
	size_t wide = s.n >= 6 ? 2 : 1;

	if (s.n != 3 && s.n != 4 && s.n != 6 && s.n != 8)
		return false;
	for (size_t i = 0; i < s.n / wide; i++) {
		int high = hex_digit(s.p[i * wide]);
		int low = hex_digit(s.p[i * wide + wide - 1]);

		if (high < 0 || low < 0)
			return false;
		part[i] = (high * 16 + low) / 255.0;
	}
	*out = (struct colour){ part[0], part[1], part[2] };
	return part[3] >= 1;
}

/* "12", "12.5", "40%", of which `whole` is everything. */
static bool
parse_part(str s, double whole, double *out)
{
	double v = 0, unit = 1;
	bool percent = str_ends(s, STR("%")), point = false;

	if (percent)
		s.n--;
	if (s.n == 0 || s.n > 12)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '.' && !point) {
			point = true;
			continue;
		}
		if (!char_digit(s.p[i]))
			return false;
		v = v * 10 + (s.p[i] - '0');
		unit *= point ? 10 : 1;
	}
	v = v / unit / (percent ? 100 : whole);
	*out = v > 1 ? 1 : v;
	return true;
}

/* The next of the values between the brackets: what divides them is a
 * comma, a slash or blanks. */
static str
next_part(str *rest)
{
	size_t n = 0;
	str part;

	while (rest->n > 0 && (char_space(rest->p[0]) ||
	    rest->p[0] == ',' || rest->p[0] == '/'))
		*rest = str_from(*rest, 1);
	while (n < rest->n && !char_space(rest->p[n]) &&
	    rest->p[n] != ',' && rest->p[n] != '/')
		n++;
	part = str_sub(*rest, 0, n);
	*rest = str_from(*rest, n);
	return part;
}

static bool
parse_rgb(str s, struct colour *out)
{
	double part[4] = { 0, 0, 0, 1 };

	for (int i = 0; i < 3; i++)
		if (!parse_part(next_part(&s), 255, &part[i]))
			return false;
	if (!str_empty(str_trim(s)) &&
	    !parse_part(next_part(&s), 1, &part[3]))
		return false;
	*out = (struct colour){ part[0], part[1], part[2] };
	return part[3] >= 1 && str_empty(str_trim(s));
}

bool
colour_parse(str css, struct colour *out)
{
	static const str starts[] = { STR_INIT("rgb("), STR_INIT("rgba(") };

	css = str_trim(css);
	if (str_starts(css, STR("#")))
		return parse_hex(str_from(css, 1), out);
	for (size_t i = 0; i < 2; i++)
		if (css.n > starts[i].n && str_ends(css, STR(")")) &&
		    str_ieq(str_sub(css, 0, starts[i].n), starts[i]))
			return parse_rgb(str_sub(css, starts[i].n,
			    css.n - 1), out);
	return false;
}

/* Relative luminance, as WCAG 2.2 defines it. */
static double
luminance(struct colour c)
{
	double part[3] = { c.red, c.green, c.blue };

	for (int i = 0; i < 3; i++)
		part[i] = part[i] <= 0.04045 ? part[i] / 12.92
		    : pow((part[i] + 0.055) / 1.055, 2.4);
	return 0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2];
}

double
colour_contrast(struct colour a, struct colour b)
{
	double x = luminance(a), y = luminance(b);

	return ((x > y ? x : y) + 0.05) / ((x > y ? y : x) + 0.05);
}
