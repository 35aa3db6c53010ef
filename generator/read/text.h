/* text: what every text file must be before anybody reads further.
 *
 * What passes is UTF-8 without a byte order mark, its lines end with LF
 * or CRLF, and of control characters it holds only tabs and line ends:
 * whoever reads on need not think of the others. So lines are counted by
 * their LF, everywhere in the same way.
 */
#ifndef READ_TEXT_H
#define READ_TEXT_H

#include "base/diag.h"

enum { TEXT_BYTES_MOST = 8 * 1024 * 1024 };

/* Check the bytes of a file and give its text, which is the bytes
 * themselves but for the mark, or, where control characters had to be
 * replaced by spaces (reported as a warning), a copy in the arena. False
 * when the file cannot be used, for being empty, too large, binary, in
 * another encoding, or with line ends that are none; that was reported,
 * once, to d. */
bool text_check(struct arena *a, str bytes, uint32_t file, str *text,
    struct diags *d);

/* Whether no page can show a character: C0 and C1 controls but tab, LF
 * and CR, DEL, and the two noncharacters that XML forbids. */
bool text_control(uint32_t c);

/* Report that a file is larger than TEXT_BYTES_MOST, for whoever reads
 * it (host_read() with EFBIG); size is its size in bytes or 0. */
void text_too_large(uint32_t file, uint64_t size, struct diags *d);

/* Where a byte of a text stands; len is left 0. Linear in offset. */
struct place text_place(str text, size_t offset, uint32_t file);

#endif
