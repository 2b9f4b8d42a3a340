import Foundation

/// Where files lie that tests read.
enum PackageFolders {
    /// The folder of these tests.
    static let tests = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()

    static let fixtures = tests.appending(path: "Fixtures")

    /// The public parser tests: named by `SWEEP_PARSER_TESTS`, or beside the package.
    static let parserTests: URL? = {
        var candidates: [URL] = []
        if let named = ProcessInfo.processInfo.environment["SWEEP_PARSER_TESTS"] {
            candidates.append(URL(filePath: named))
        }
        var folder = tests
        while folder.pathComponents.count > 1 {
            candidates.append(
                folder.appending(path: "../shared/spec/irc-parser-tests").standardized
            )
            folder.deleteLastPathComponent()
        }
        return candidates.first { candidate in
            FileManager.default.fileExists(atPath: candidate.appending(path: "msg-split.yaml").path)
        }
    }()
}
