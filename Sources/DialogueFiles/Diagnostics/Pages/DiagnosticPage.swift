/// What a kind of finding means, with an example of what is wrong and what is right.
public struct DiagnosticPage: Equatable, Sendable {
    /// The code that the page is for.
    public let code: Diagnostic.Code
    /// The finding in a few words.
    public let title: String
    /// What happens, why it is not let through, and what to do.
    public let meaning: String
    /// How it looks when it is wrong.
    public let wrong: String
    /// The same, mended.
    public let right: String

    /// The pages of all codes.
    public static let all = reading + characters + shape + texts + language + wording + proofs

    /// The page of a code, given as people type it.
    public static func page(named name: String) -> DiagnosticPage? {
        all.first { $0.code.rawValue == name.uppercased() }
    }

    /// The codes that are nearest to one that does not exist.
    public static func codes(near name: String) -> [Diagnostic.Code] {
        let number = Int(name.drop { !$0.isASCII || !$0.isNumber }.prefix(6)) ?? 0
        func distance(_ page: DiagnosticPage) -> Int {
            abs((Int(page.code.rawValue.dropFirst()) ?? 0) - number)
        }
        return all.sorted { distance($0) < distance($1) }.prefix(3).map(\.code)
    }

    /// The page for a terminal.
    public var text: String {
        func indented(_ example: String) -> String {
            example.split(separator: "\n", omittingEmptySubsequences: false)
                .map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n")
        }
        return """
            \(code.rawValue): \(title)

            \(meaning)

            Wrong:
            \(indented(wrong))

            Right:
            \(indented(right))
            """
    }
}
