internal import Dialogue
internal import Yams

/// The two names by which a file says that it is a translation.
extension NodeReader {
    /// The language that a file translates; nil in a base file.
    mutating func base(of language: String?, _ fields: [String: Node]) -> String? {
        let base = fields["translates"].flatMap { label($0, in: "translates") }
        if let node = fields["translates"], let base, base == language {
            report(
                .noBase,
                at: node,
                "A file cannot be the translation of its own language.",
                fix: "Name the language that it was translated from, or leave \"translates\" out."
            )
        }
        if let node = fields["translated from"] {
            if fields["translates"] == nil {
                report(
                    .unknownKey,
                    at: node,
                    "\"translated from\" stands in translations only.",
                    fix: "Take it out, or add \"translates:\" with the base language."
                )
            }
            for (path, _, value) in pairs(node, in: "translated from")
            where value.scalar?.string.wholeMatch(of: /[0-9a-f]{8}/) == nil {
                report(
                    .wrongShape,
                    at: value,
                    "\"\(path)\" needs 8 digits from 0 to f.",
                    fix: "Leave this section to \"sweep stamp\", which writes it."
                )
            }
        }
        return base
    }

    /// A list of phrases that has at least one.
    mutating func somePhrases(_ node: Node, in what: String) -> [String] {
        let phrases = phrases(node, in: what)
        if node.sequence?.isEmpty == true {
            report(.noWords, at: node, "\"\(what)\" has no words.", fix: "Write them here.")
        }
        return phrases
    }
}
