import Foundation
import RulesCore
import Testing

/// The fixtures beside the tests: text that a person can read.
enum Fixture {
    static func text(_ name: String) throws -> String {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Fixtures")
        return try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    /// The lines that are no comment, each as its words.
    static func words(_ name: String) throws -> [[String]] {
        try text(name).split(separator: "\n").filter { !$0.hasPrefix("#") }
            .map { $0.split(separator: " ").map(String.init) }
    }

    static func sources(_ names: some Sequence<String>) throws -> EnumSet<Source> {
        EnumSet(try names.map { try #require(Source(named: $0)) })
    }
}
