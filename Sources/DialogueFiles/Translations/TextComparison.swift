internal import Yams

/// Compares a translation with its base, text by text.
struct TextComparison {
    let base: FileTexts
    let own: FileTexts
    /// The base language.
    let language: String
    /// The translation.
    let file: SourceFile
    let root: Node

    /// What is wrong: texts that only one of them has, and other names in braces.
    ///
    /// Where nothing is, the texts whose base has changed since they were translated, each once, as
    /// warnings.
    var findings: [Diagnostic] {
        let errors = missing + differing
        return errors.isEmpty ? stale : errors
    }

    private var missing: [Diagnostic] {
        let (baseTexts, ownTexts) = (base.byPath, own.byPath)
        let lacking = base.items.filter { ownTexts[$0.path] == nil }
            .map { item in
                diagnostic(
                    .notAsInBase,
                    at: place(above: item.path),
                    "\"\(item.path)\" has words in \"\(language)\" and none here.",
                    fix: "Copy it from the \"\(language)\" file and translate it."
                )
            }
        let extra = own.items.filter { baseTexts[$0.path] == nil }
            .map { item in
                diagnostic(
                    .notAsInBase,
                    at: item.node,
                    "\"\(item.path)\" has words here and none in \"\(language)\".",
                    fix: "Take it out, or write it in the \"\(language)\" file first."
                )
            }
        return lacking + extra
    }

    private var differing: [Diagnostic] {
        let baseTexts = base.byPath
        return own.items.compactMap { item in
            guard let original = baseTexts[item.path] else { return nil }
            let (wanted, used) = (original.placeholders, item.placeholders)
            guard wanted != used else { return nil }
            let lacking = wanted.subtracting(used).sorted().map { "add {\($0)}" }
            let extra = used.subtracting(wanted).sorted().map { "take {\($0)} out" }
            return diagnostic(
                .otherPlaceholders,
                at: item.node,
                "\"\(item.path)\" does not have the same names in braces as in \"\(language)\".",
                fix: "Here: \((lacking + extra).joined(separator: ", "))."
            )
        }
    }

    private var stale: [Diagnostic] {
        let stamps = Stamps(root)
        let ownTexts = own.byPath
        return base.items.compactMap { item in
            guard stamps[item.path] != item.stamp else { return nil }
            let isNew = stamps[item.path] == nil
            return diagnostic(
                .stale,
                at: ownTexts[item.path]?.node ?? root,
                isNew
                    ? "\"\(item.path)\" is not marked as translated from \"\(language)\"."
                    : "\"\(item.path)\" has changed in \"\(language)\" since it was translated.",
                fix: "Compare the two, then: sweep stamp \(file.name) '\(item.path)'",
                severity: .warning
            )
        }
    }

    /// The nearest thing in the translation to where a text would stand.
    private func place(above path: String) -> Node {
        var path = path[...]
        while let slash = path.lastIndex(of: "/") {
            path = path[..<slash]
            let prefix = path + "/"
            if let near = own.items.first(where: { $0.path == path || $0.path.hasPrefix(prefix) }) {
                return near.node
            }
        }
        return root
    }

    private func diagnostic(
        _ code: Diagnostic.Code,
        at node: Node,
        _ message: String,
        fix: String,
        severity: Diagnostic.Severity = .error
    ) -> Diagnostic {
        file.diagnostic(
            code,
            line: node.mark?.line ?? 1,
            column: node.mark?.column ?? 1,
            message,
            fix: fix,
            severity: severity
        )
    }
}
