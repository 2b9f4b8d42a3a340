import Foundation
import TestKit

/// The clock on the wall of a program that was started with its ``environment``, moved at will.
///
/// Only that: whatever is waited for by the monotonic clock, such as the server's answers and the
/// next tick, comes when it should. (libfaketime moves timers of that clock too, into the past.)
final class ShiftedClock {
    let environment: [String: String]
    private let folder: TemporaryFolder
    /// Holds the seconds that are added, in a file that the program has mapped into its memory.
    private let offset: FileHandle
    /// Midnight of the first day, in UTC.
    private let midnight: Date

    /// A clock that stands at an hour of tomorrow: certificates that were made just now are valid by
    /// then at any hour of the day.
    init(hour: Double) throws {
        folder = try TemporaryFolder("clock")
        let path = try folder.write(String(repeating: "\0", count: 8), to: "offset")
        offset = try FileHandle(forUpdating: URL(filePath: path))
        environment = try InterposedLibrary(
            Self.source,
            in: folder,
            variables: ["CLOCK_OFFSET": path]
        )
        .environment
        let seconds = Date().timeIntervalSince1970
        midnight = Date(timeIntervalSince1970: (seconds / 86_400).rounded(.up) * 86_400)
        try move(toDay: 0, hour: hour)
    }

    /// Moves to an hour of a later day; it goes on from there.
    func move(toDay day: Int, hour: Double) throws {
        let target = midnight.addingTimeInterval(Double(day) * 86_400 + hour * 3_600)
        let seconds = Int64(target.timeIntervalSinceNow.rounded())
        try offset.seek(toOffset: 0)
        let bytes = (0..<8).map { UInt8(truncatingIfNeeded: seconds >> ($0 * 8)) }
        // In one step: the program may read it at any moment.
        try offset.write(contentsOf: Data(bytes))
    }

    private static let source = #"""
        #define _GNU_SOURCE
        #include <dlfcn.h>
        #include <fcntl.h>
        #include <stdint.h>
        #include <stdlib.h>
        #include <sys/mman.h>
        #include <sys/time.h>
        #include <time.h>
        #include <unistd.h>

        static int (*read_clock)(clockid_t, struct timespec *);
        // Eight bytes, the lowest first, which whoever moves the clock writes at once.
        static const volatile int64_t *offset;

        __attribute__((constructor)) static void begin(void) {
            read_clock = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
            const char *path = getenv("CLOCK_OFFSET");
            int file = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
            void *map = file < 0 ? MAP_FAILED : mmap(0, 8, PROT_READ, MAP_SHARED, file, 0);
            if (file >= 0) close(file);
            if (map != MAP_FAILED) offset = map;
        }

        int clock_gettime(clockid_t clock, struct timespec *now) {
            if (!read_clock) begin();
            int result = read_clock(clock, now);
            int isWall = clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE;
            if (!result && offset && isWall) now->tv_sec += *offset;
            return result;
        }
        int gettimeofday(struct timeval *now, void *zone) {
            struct timespec exact;
            if (clock_gettime(CLOCK_REALTIME, &exact)) return -1;
            now->tv_sec = exact.tv_sec;
            now->tv_usec = exact.tv_nsec / 1000;
            return 0;
        }
        time_t time(time_t *copy) {
            struct timespec exact;
            if (clock_gettime(CLOCK_REALTIME, &exact)) return -1;
            if (copy) *copy = exact.tv_sec;
            return exact.tv_sec;
        }
        """#
}
