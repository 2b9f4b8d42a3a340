/// A folder of scripts that is not used, with everything that was found in it.
public struct LibraryRefused: Error, Sendable {
    /// What was found, errors first; never empty.
    ///
    /// Warnings may be among it.
    public let diagnostics: [Diagnostic]

    /// Those for which it is not used.
    public var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }

    init(diagnostics: [Diagnostic]) {
        self.diagnostics = diagnostics
    }

    /// One finding that is about a file or folder as a whole.
    init(file: String, _ message: String, fix: String) {
        diagnostics = [
            Diagnostic(
                code: .unreadable,
                severity: .error,
                file: file,
                line: 1,
                column: 1,
                message: message,
                fix: fix,
                source: ""
            )
        ]
    }
}
