import Foundation
import TestKit

/// Lets calls to the system fail that write to a folder, in a program that was started with its
/// ``environment``, for as long as it is told to.
///
/// An ``InterposedLibrary`` looks at a file with each call.
final class FaultyDisk {
    /// What fails.
    enum Fault: String, CaseIterable {
        /// Nothing is known to be on the disk.
        case fsync = "sync EIO"
        /// There is no room.
        case full = "write ENOSPC"
        /// The system has made the disk read-only, as it does after an error.
        case readOnly = "write EROFS"
        /// The disk is broken.
        case broken = "both EIO"
    }

    let environment: [String: String]
    private let folder: TemporaryFolder
    private let order: String

    init(_ data: URL) throws {
        folder = try TemporaryFolder("faults")
        order = try folder.write("", to: "order")
        environment = try InterposedLibrary(
            Self.source,
            in: folder,
            variables: [
                "FAULTS_ORDER": order, "FAULTS_FOLDER": data.resolvingSymlinksInPath().path,
            ]
        )
        .environment
    }

    /// Has something fail from now on; nil: nothing.
    func fail(_ fault: Fault?) throws {
        try Data((fault?.rawValue ?? "").utf8).write(to: URL(filePath: order))
    }

    private static let source = #"""
        #define _GNU_SOURCE
        #include <dlfcn.h>
        #include <errno.h>
        #include <fcntl.h>
        #include <limits.h>
        #include <stdio.h>
        #include <stdlib.h>
        #include <string.h>
        #include <unistd.h>

        // What a call has to fail with; 0 for nothing.
        static int fault(int file, const char *kind) {
            const char *order = getenv("FAULTS_ORDER"), *folder = getenv("FAULTS_FOLDER");
            if (!order || !folder) return 0;
            int saved = errno;
            char link[64], path[PATH_MAX + 1], text[64] = "";
            snprintf(link, sizeof link, "/proc/self/fd/%d", file);
            ssize_t length = readlink(link, path, PATH_MAX);
            int descriptor = open(order, O_RDONLY | O_CLOEXEC);
            ssize_t size = descriptor < 0 ? 0 : read(descriptor, text, sizeof text - 1);
            if (descriptor >= 0) close(descriptor);
            errno = saved;
            if (length <= 0 || size <= 0) return 0;
            path[length] = 0;
            if (strncmp(path, folder, strlen(folder))) return 0;
            char *error = strchr(text, ' ');
            if (!error) return 0;
            *error++ = 0;
            if (strcmp(text, kind) && strcmp(text, "both")) return 0;
            return !strncmp(error, "ENOSPC", 6) ? ENOSPC : !strncmp(error, "EROFS", 5) ? EROFS : EIO;
        }

        #define FAIL(file, kind) \
            do { int error = fault(file, kind); if (error) { errno = error; return -1; } } while (0)
        #define NEXT(type, name) ((type)dlsym(RTLD_NEXT, name))

        int fsync(int file) {
            FAIL(file, "sync");
            return NEXT(int (*)(int), "fsync")(file);
        }
        int fdatasync(int file) {
            FAIL(file, "sync");
            return NEXT(int (*)(int), "fdatasync")(file);
        }
        ssize_t write(int file, const void *bytes, size_t count) {
            FAIL(file, "write");
            return NEXT(ssize_t (*)(int, const void *, size_t), "write")(file, bytes, count);
        }
        ssize_t pwrite(int file, const void *bytes, size_t count, off_t place) {
            FAIL(file, "write");
            return NEXT(ssize_t (*)(int, const void *, size_t, off_t), "pwrite")(
                file, bytes, count, place);
        }
        ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t place) {
            FAIL(file, "write");
            return NEXT(ssize_t (*)(int, const void *, size_t, off64_t), "pwrite64")(
                file, bytes, count, place);
        }
        int ftruncate64(int file, off64_t length) {
            FAIL(file, "write");
            return NEXT(int (*)(int, off64_t), "ftruncate64")(file, length);
        }
        """#
}
