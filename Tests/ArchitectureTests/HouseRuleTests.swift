import Testing

/// What the house does not allow, and where it does.
@Suite struct HouseRuleTests {
    /// The pure targets: values in, values out.
    static let pure: Set<String> = [
        "RulesCore", "Chat", "IRCProtocol", "Understanding", "Dialogue",
    ]

    /// What pure code has nothing to do with.
    static let impure = [
        "Date()", "Task {", "Task.detached", " async ", "class ", "random", "print(",
    ]

    /// What strict Swift can do without.
    ///
    /// Each place that cannot is listed with its reason.
    static let unsafe = ["@unchecked", "nonisolated(unsafe)", "try!", "as!", "fatalError("]

    /// Places where one of those stands with its proof beside it.
    static let allowedUnsafe: [String: String] = [:]

    /// Files longer than that have more than one thing in them.
    static let maxLines = 400

    @Test func `pure targets have no clock, no chance, no tasks and no classes`() throws {
        for file in try SourceTree(folder: "Sources").files where Self.pure.contains(file.target) {
            for word in Self.impure {
                #expect(!file.code.contains(word), "\(file.path): \(word)")
            }
        }
    }

    @Test func `escapes from the compiler's checks are listed`() throws {
        for file in try SourceTree(folder: "Sources").files {
            for word in Self.unsafe where file.code.contains(word) {
                #expect(Self.allowedUnsafe[file.path] == word, "\(file.path): \(word)")
            }
        }
    }

    @Test(arguments: ["Sources", "Tests"]) func `files are short`(folder: String) throws {
        for file in try SourceTree(folder: folder).files {
            #expect(file.lines.count <= Self.maxLines, "\(file.path): \(file.lines.count) lines")
        }
    }

    @Test func `file names say what is in them`() throws {
        let vague = /(Utils?|Helpers?|Common|Misc|Manager|Extensions)\.swift$/
        for file in try SourceTree(folder: "Sources").files {
            #expect(file.path.firstMatch(of: vague) == nil, "\(file.path)")
        }
    }
}
