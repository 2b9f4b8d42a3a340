#ifndef SWEEP_LIBFUZZER_H
#define SWEEP_LIBFUZZER_H

#include <stddef.h>
#include <stdint.h>

// Part of libFuzzer's interface; comes with -sanitize=fuzzer.
int LLVMFuzzerRunDriver(int *argc, char ***argv,
                        int (*callback)(const uint8_t *data, size_t size));

#endif
