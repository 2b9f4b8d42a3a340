/// What is wrong in a words file or a file of labelled messages, where, and what to type instead.
public struct WordsFileError: Error, Equatable, Sendable {
    /// The name of the file, as it was given.
    public var file: String
    /// The line, from 1.
    public var line: Int
    /// The column, from 1, counted in Unicode scalars.
    public var column: Int
    /// What is wrong.
    public var fault: Fault

    /// Makes an error.
    public init(file: String, line: Int, column: Int, fault: Fault) {
        self.file = file
        self.line = line
        self.column = column
        self.fault = fault
    }

    /// What can be wrong in such a file.
    public enum Fault: Equatable, Sendable {
        /// The text is not YAML; the parser says why.
        case notYAML(String)
        /// A name that means nothing there, and the nearest that does.
        case unknownName(String, nearest: String?)
        /// A name that stands there twice.
        case repeatedName(String)
        /// Something else belongs there.
        case expected(String)
        /// A part that has to be there.
        case missing(String)
    }
}

extension WordsFileError: CustomStringConvertible {
    /// Where it is, what it is and what to type.
    public var description: String {
        "\(file) line \(line), column \(column): \(fault)"
    }
}

extension WordsFileError.Fault: CustomStringConvertible {
    /// What is wrong and what to type.
    public var description: String {
        switch self {
        case .notYAML(let reason):
            "this cannot be read: \(reason); look for a missing quote, bracket or colon"
        case .unknownName(let name, let nearest?):
            "\"\(name)\" is not known here; did you mean \"\(nearest)\"?"
        case .unknownName(let name, nil):
            "\"\(name)\" is not known here; take it out"
        case .repeatedName(let name):
            "\"\(name)\" stands here a second time; put both lists together"
        case .expected(let what):
            "\(what) belongs here"
        case .missing(let name):
            "\"\(name):\" is missing; add it"
        }
    }
}
