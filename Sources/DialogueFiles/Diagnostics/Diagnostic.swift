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

    /// How bad a finding is.
    public enum Severity: String, Sendable {
        /// The file is refused.
        case error
        /// The file is loaded all the same.
        case warning
    }

    /// The kinds of mistakes.
    ///
    /// Numbers are never reused.
    public enum Code: String, CaseIterable, Sendable {
        case unreadable = "D001"
        case tab = "D002"
        case invisibleSpace = "D003"
        case commentBehindWords = "D004"
        case mark = "D005"
        case notYAML = "D010"
        case twice = "D011"
        case unknownKey = "D101"
        case missingKey = "D102"
        case wrongShape = "D103"
        case unknownName = "D104"
        case notCovered = "D105"
        case unknownPlaceholder = "D106"
        case placeholderElsewhere = "D107"
        case strayBrace = "D108"
        case noWords = "D109"
        case tooLong = "D110"
        case askedTwice = "D111"
        case emergencyLate = "D112"
        case tooManyChoices = "D113"
        case missingPlaceholder = "D114"
        case phraseTaken = "D115"
    }

    /// The finding in one line: file, place, message, fix and code.
    public var summary: String {
        "\(file) line \(line): \(message) \(fix) (\(code.rawValue))"
    }

    /// The finding for a terminal: the place, the line with a caret, and what to type instead.
    public var text: String {
        let number = "\(line)"
        let margin = String(repeating: " ", count: number.count)
        let caret = String(repeating: " ", count: max(0, column - 1))
        return """
            \(file):\(line):\(column): \(severity.rawValue) \(code.rawValue): \(message)
            \(number) | \(source)
            \(margin) | \(caret)^
            \(margin)   \(fix)
            """
    }
}
