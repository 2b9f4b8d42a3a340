internal import Foundation
internal import RulesCore
internal import Understanding

/// A talk written down: what is said, what is answered, what is decided.
///
/// One thing a line: `> ` what the runner says, `< ` one message of the bot's, which may end in
/// `...`; `...` alone for any messages; `+3d` for days that pass; `= level because R26` for what
/// the rules have decided by then. Lines that begin with `#` are for people.
public struct Transcript: Equatable, Sendable {
    /// The file's name.
    public let name: String
    /// What happens, in order.
    public let lines: [Line]

    /// One line with its number, from 1.
    public struct Line: Equatable, Sendable {
        /// The number, from 1.
        public let number: Int
        /// What the line stands for.
        public let kind: Kind
    }

    /// What a line stands for.
    public enum Kind: Equatable, Sendable {
        /// The runner says this.
        case says(String)
        /// The bot answers exactly this.
        case answer(String)
        /// The bot's answer begins so.
        case answerBegins(String)
        /// The bot answers whatever it does.
        case anything
        /// Days pass.
        case days(Int)
        /// The rules have decided this level, for these rows.
        case decided(level: String, rows: [String])
    }

    /// Reads a transcript from a file.
    ///
    /// - Throws: ``Diagnostic`` at the first line that is none of those above.
    public init(contentsOf path: String) throws(Diagnostic) {
        try self.init(SourceFile(reading: URL(filePath: path)))
    }

    init(_ file: SourceFile) throws(Diagnostic) {
        name = file.name
        var lines: [Line] = []
        for (index, text) in file.lines.enumerated() {
            guard !text.allSatisfy(\.isWhitespace), !text.hasPrefix("#") else { continue }
            guard let kind = Self.kind(text) else {
                throw file.diagnostic(
                    .wrongShape,
                    line: index + 1,
                    column: 1,
                    "This line is no part of a talk.",
                    fix: "Begin it with > or < or = or +, or with # for a note."
                )
            }
            lines.append(Line(number: index + 1, kind: kind))
        }
        self.lines = lines
    }

    private static func kind(_ text: String) -> Kind? {
        if text == "..." { return .anything }
        if text.hasPrefix("> ") { return .says(String(text.dropFirst(2))) }
        if text.hasPrefix("< ") {
            let words = String(text.dropFirst(2))
            return words.hasSuffix("...")
                ? .answerBegins(String(words.dropLast(3))) : .answer(words)
        }
        if let days = text.wholeMatch(of: /\+(\d{1,4})d/).flatMap({ Int($0.1) }) {
            return .days(days)
        }
        if let match = text.wholeMatch(of: /= (\w+)(?: because ([\w ]+))?/) {
            let rows = match.2?.split(separator: " ").map(String.init) ?? []
            return .decided(level: String(match.1), rows: rows)
        }
        return nil
    }
}
