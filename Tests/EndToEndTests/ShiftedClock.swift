import Foundation
import TestKit

/// The clock of a program that was started with its ``environment``, moved by libfaketime.
///
/// What is waited for by the monotonic clock, such as the server's answers, is not moved.
final class ShiftedClock {
    /// Where Debian's libfaketime is, on whatever kind of machine.
    static let library: String? = {
        let folders = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib")) ?? []
        return folders.map { "/usr/lib/\($0)/faketime/libfaketimeMT.so.1" }
            .first { FileManager.default.fileExists(atPath: $0) }
    }()

    let environment: [String: String]
    private let folder: TemporaryFolder
    private let offset: String
    /// Midnight of the first day, in UTC.
    private let midnight: Date

    /// A clock that stands at an hour of today.
    init(hour: Double) throws {
        folder = try TemporaryFolder("clock")
        offset = try folder.write("+0", to: "offset")
        environment = [
            "LD_PRELOAD": Self.library ?? "", "FAKETIME_TIMESTAMP_FILE": offset,
            "FAKETIME_CACHE_DURATION": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        ]
        let seconds = Date().timeIntervalSince1970
        midnight = Date(timeIntervalSince1970: (seconds / 86_400).rounded(.down) * 86_400)
        try move(toDay: 0, hour: hour)
    }

    /// Moves to an hour of a later day; it goes on from there.
    func move(toDay day: Int, hour: Double) throws {
        let target = midnight.addingTimeInterval(Double(day) * 86_400 + hour * 3_600)
        let seconds = Int(target.timeIntervalSinceNow.rounded())
        // In one step: the program may read it at any moment.
        try Data("\(seconds < 0 ? "" : "+")\(seconds)\n".utf8)
            .write(to: URL(filePath: offset), options: .atomic)
    }
}
