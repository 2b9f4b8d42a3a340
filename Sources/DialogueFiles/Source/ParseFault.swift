internal import Yams

/// What the YAML parser stumbled over, in words for somebody who writes dialogue.
///
/// The pre-scan has an answer for everything that authors are known to do; this is for the rest.
enum ParseFault {
    /// The finding for an error of the parser.
    static func diagnostic(for error: any Error, in file: SourceFile) -> Diagnostic {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return diagnostic(problem, line: mark.line, column: mark.column, in: file)
        case .duplicatedKeysInMapping(let keys, let context):
            return file.diagnostic(
                .twice,
                line: context.mark.line,
                column: context.mark.column,
                "\"\(keys.first ?? "")\" stands twice under this name.",
                fix: "Keep one of them."
            )
        default: return diagnostic("", line: 1, column: 1, in: file)
        }
    }

    /// The finding for a problem that the parser has a mark for.
    static func diagnostic(
        _ problem: String,
        line: Int,
        column: Int,
        in file: SourceFile
    ) -> Diagnostic {
        let (message, fix) = words(for: problem)
        let place = file.lines.indices.contains(line - 1) ? line : max(1, file.lines.count)
        return file.diagnostic(
            .notYAML,
            line: place,
            column: max(1, column),
            message,
            fix: fix
        )
    }

    private static func words(for problem: String) -> (message: String, fix: String) {
        if problem.contains("escape") {
            return (
                "A backslash means something else between double quotes.",
                "Leave it out, or put the text under a |."
            )
        }
        if problem.contains("mapping values") {
            return ("A text with a colon in it cannot stand here.", OutlineScan.useBlock)
        }
        return (
            "From here on this cannot be read.",
            "Look at the indentation, quotes and brackets here and in the line above; text is "
                + "safest under a |."
        )
    }
}
