#ifndef SHIPPED_WORDS_H
#define SHIPPED_WORDS_H

#include <stddef.h>

/// A words file as it was when the program was built.
typedef struct {
    /// The language in its name, such as "en".
    const char *language;
    /// Its bytes, which live as long as the program.
    const unsigned char *bytes;
    size_t count;
} shipped_words;

/// How many words files the program carries.
size_t shipped_words_count(void);

/// The words file of that number, below `shipped_words_count()`.
shipped_words shipped_words_file(size_t number);

#endif
