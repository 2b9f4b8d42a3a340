internal import Foundation
public import RulesCore
internal import Understanding

/// A talk written down: what is said, what is answered, what is decided.
///
/// One thing a line: `> ` what the runner says, `< ` one message of the bot's, which may end in
/// `...`; `...` alone for any messages; `+3d`, `+2h` or `+15m` for time that passes, after which what
/// has fallen due is said; `~` alone where the runner leaves and comes back as a stranger; `= level
/// because R26` for what the rules have decided by then. Lines that begin with `#` are for people;
/// above the talk `# language: es` says which words it is had with, `# without an account` that
/// the runner is known by a code, and `# with first aid` that somebody of the club is on duty.
public struct Transcript: Equatable, Sendable {
    /// The file's name.
    public let name: String
    /// The language that it is had in, or nil where it says none.
    public let language: String?
    /// Whether the runner has no account, and is known again by a code.
    public let isWithoutAccount: Bool
    /// Whether somebody of the club's first aid is on duty, under the number K7Q2.
    public let hasFirstAid: Bool
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
        /// Time passes.
        case passes(minutes: Int)
        /// The runner leaves, and comes back as a stranger.
        case returns
        /// The rules have decided this level, for these rows; no rows stand for any.
        case decided(Level, rows: [Row])
    }

    /// Reads a transcript from a file.
    ///
    /// - Throws: ``Diagnostic`` at the first line that is none of those above.
    public init(contentsOf path: String) throws(Diagnostic) {
        try self.init(SourceFile(reading: URL(filePath: path)))
    }

    init(_ file: SourceFile) throws(Diagnostic) {
        name = file.name
        var language: String?
        var isWithoutAccount = false
        var hasFirstAid = false
        var lines: [Line] = []
        for (index, text) in file.lines.enumerated() where !text.allSatisfy(\.isWhitespace) {
            if text.hasPrefix("#") {
                let named = text.wholeMatch(of: /#\s*language:\s*([\w-]+)\s*/)
                if lines.isEmpty, let named { language = String(named.1) }
                if lines.isEmpty, text.contains(/^#\s*without an account\s*$/) {
                    isWithoutAccount = true
                }
                if lines.isEmpty, text.contains(/^#\s*with first aid\s*$/) { hasFirstAid = true }
                continue
            }
            do {
                lines.append(Line(number: index + 1, kind: try Self.kind(text)))
            } catch {
                throw file.diagnostic(
                    error.code,
                    line: index + 1,
                    column: error.column,
                    error.message,
                    fix: error.fix
                )
            }
        }
        self.language = language
        self.isWithoutAccount = isWithoutAccount
        self.hasFirstAid = hasFirstAid
        self.lines = lines
    }

    /// What is wrong with a line.
    private struct Mistake: Error {
        var code = Diagnostic.Code.wrongShape
        var column = 1
        let message: String
        let fix: String
    }

    private static func kind(_ text: String) throws(Mistake) -> Kind {
        let rest = text.dropFirst().drop { $0 == " " }
        switch text.first {
        case ">" where text.hasPrefix("> "): return .says(String(rest))
        case "<" where text.hasPrefix("< "):
            return rest.hasSuffix("...")
                ? .answerBegins(String(rest.dropLast(3))) : .answer(String(rest))
        case ">", "<":
            let mark = text.prefix(1)
            throw Mistake(
                message: "A space is missing behind \(mark).",
                fix: "Did you mean \"\(mark) \(rest)\"?"
            )
        case "." where text.drop(while: { $0 == "." }).allSatisfy(\.isWhitespace):
            return .anything
        case "~" where text.dropFirst().allSatisfy(\.isWhitespace): return .returns
        case "+": return try passing(text)
        case "=": return try decision(text)
        default:
            throw Mistake(
                message: "This line is no part of a talk.",
                fix: "Begin it with > or < or = or + or ~, or with # for a note."
            )
        }
    }

    private static func passing(_ text: String) throws(Mistake) -> Kind {
        guard let match = text.wholeMatch(of: /\+(\d{1,4})([dhm])\s*/), let count = Int(match.1)
        else {
            throw Mistake(
                message: "This is no time that passes.",
                fix: "Write +3d for days, +2h for hours or +15m for minutes."
            )
        }
        let minutes =
            switch match.2 {
            case "d": 24 * 60
            case "h": 60
            default: 1
            }
        return .passes(minutes: count * minutes)
    }

    private static func decision(_ text: String) throws(Mistake) -> Kind {
        guard let match = text.wholeMatch(of: /=\s+(\w+)(?:\s+because\s+([\w ]+))?\s*/) else {
            throw Mistake(
                message: "This is no decision.",
                fix: "Write it like \"= stopRestSelfCare because R26\"."
            )
        }
        guard let level = Level(named: match.1) else {
            throw unknown(String(match.1), in: text, "levels", among: Level.allCases.map(\.name))
        }
        var rows: [Row] = []
        for name in match.2?.split(separator: " ") ?? [] {
            guard let row = Row(named: name) else {
                throw unknown(String(name), in: text, "rows", among: Row.allCases.map(\.name))
            }
            rows.append(row)
        }
        return .decided(level, rows: rows)
    }

    private static func unknown(
        _ name: String,
        in text: String,
        _ what: String,
        among names: [String]
    ) -> Mistake {
        let place = text.range(of: name, options: .backwards)?.lowerBound ?? text.startIndex
        return Mistake(
            code: .unknownName,
            column: text.unicodeScalars.distance(from: text.startIndex, to: place) + 1,
            message: "\"\(name)\" is not one of the \(what) of the rules.",
            fix: Spelling.hint(for: name, among: names)
        )
    }
}
