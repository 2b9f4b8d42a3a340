/// Where a setting was given.
public enum SettingsPlace: Sendable, Hashable {
    /// The settings file as a whole, by the path it was named with.
    case file(String)

    /// A place in the settings file; line and column count from 1, columns in Unicode scalars.
    case line(Int, column: Int, of: String)

    /// An environment variable, by name.
    case variable(String)
}

extension SettingsPlace: CustomStringConvertible {
    /// `FILE`, `FILE:LINE:COLUMN` or `environment variable NAME`.
    public var description: String {
        switch self {
        case .file(let path): path
        case .line(let line, let column, let path): "\(path):\(line):\(column)"
        case .variable(let name): "environment variable \(name)"
        }
    }
}

extension SettingsPlace: Comparable {
    /// Orders places as an operator reads them: the file from the top, then variables by name.
    public static func < (left: Self, right: Self) -> Bool {
        switch (left, right) {
        case (.line(let line, let column, _), .line(let otherLine, let otherColumn, _)):
            (line, column) < (otherLine, otherColumn)
        case (.variable(let name), .variable(let other)): name < other
        case (.file, .line), (.file, .variable), (.line, .variable): true
        default: false
        }
    }
}
