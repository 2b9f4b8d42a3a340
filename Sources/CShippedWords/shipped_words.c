#include "shipped_words.h"

// The files themselves, so that there is no copy of them to keep: a build follows every edit.
// SwiftPM's own way, a literal of bytes in Swift, takes minutes for files of this size.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char en[] = {
#embed "../../Dialogues/words.en.yaml"
};

static const unsigned char es[] = {
#embed "../../Dialogues/words.es.yaml"
};

static const shipped_words files[] = {
    {"en", en, sizeof en},
    {"es", es, sizeof es},
};

size_t shipped_words_count(void) { return sizeof files / sizeof files[0]; }

shipped_words shipped_words_file(size_t number) {
    const shipped_words none = {"", en, 0};
    return number < shipped_words_count() ? files[number] : none;
}
