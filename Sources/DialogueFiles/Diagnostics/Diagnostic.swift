/// One thing that is wrong with a dialogue file: where it is, what it means, what to type instead.
public struct Diagnostic: Error, Equatable, Sendable {
    /// What kind of mistake it is; stable, so that pages and people can refer to it.
    public let code: Code
    /// Whether the file is refused for it.
    public let severity: Severity
    /// The file's name.
    public let file: String
    /// The line, from 1.
    public let line: Int
    /// The column, from 1, in Unicode scalars.
    public let column: Int
    /// What is wrong, in plain words.
    public let message: String
    /// What to type instead.
    public let fix: String
    /// The text of the line.
    public let source: String
    /// The lines above it, two at most.
    public let before: [String]
    /// The lines below it, two at most.
    public let after: [String]
    /// The shortest talk that shows it, a line for each message; empty where none is needed.
    public let talk: [String]

    init(
        code: Code,
        severity: Severity,
        file: String,
        line: Int,
        column: Int,
        message: String,
        fix: String,
        source: String,
        before: [String] = [],
        after: [String] = [],
        talk: [String] = []
    ) {
        self.code = code
        self.severity = severity
        self.file = file
        self.line = line
        self.column = column
        self.message = message
        self.fix = fix
        self.source = source
        self.before = before
        self.after = after
        self.talk = talk
    }

    /// How bad a finding is.
    public enum Severity: String, Sendable {
        /// The file is refused.
        case error
        /// The file is loaded all the same.
        case warning
    }

    /// The finding in one line: file, place, message, fix and code.
    public var summary: String {
        "\(file) line \(line): \(message) \(fix) (\(code.rawValue))"
    }
}
