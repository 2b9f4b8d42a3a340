internal import Dialogue
internal import RulesCore

/// What the sheet shows of the words that runners read, exactly as they are written.
extension ReviewSheet {
    /// The levels, reasons, items and red-flag questions.
    var words: [Page.Block] {
        let script = edition.script
        let levels = Level.allCases.reversed()
            .flatMap { level in
                text("\(level.rawValue) \(level.title) (\(level.name))", script.levels[level])
            }
        let redFlags = script.questions.filter { $0.facts.contains { $0.module == .screen } }
        let head: [Page.Block] = [
            .heading("What runners read"),
            .paragraph(
                "Exactly as written; what is filled in stands in braces with its name and an "
                    + "example. Each paragraph is one chat message."
            ),
            .subheading("Levels"),
        ]
        let table: [Page.Block] = [
            spoken("Reasons", Row.allCases.map { ($0.name, script.reasons[$0]) }),
            spoken("Advice items", Item.allCases.map { ($0.name, script.items[$0]) }),
            .subheading("Red-flag questions, as asked"),
        ]
        return head + levels + table + redFlags.flatMap(question)
    }

    private func spoken(_ caption: String, _ texts: [(String, Text?)]) -> Page.Block {
        .table(
            caption: caption,
            columns: ["Name", "Words", Self.verdict],
            rows: texts.map { name, text in
                [Page.Cell(name), Page.Cell(text.map(messages) ?? []), ""]
            }
        )
    }

    private func text(_ title: String, _ text: Text?) -> [Page.Block] {
        [
            .subheading(title),
            .messages(text.map(messages) ?? [], language: edition.script.language),
        ]
    }

    /// All wordings, with what is filled in shown as an example beside its name.
    private func messages(_ text: Text) -> [String] {
        text.variants.flatMap { template in
            template.filled { ["{\($0.rawValue): \($0.example)}"] }
        }
    }

    private func question(_ question: ScriptQuestion) -> [Page.Block] {
        let options: [String] =
            switch question.subject {
            case .one(_, let choices, _): choices.map(\.label)
            case .anyOf(let members): members.flatMap { $0.lines.map(\.label) }
            }
        let plainer: [(String, Text)] =
            switch question.subject {
            case .one(let fact, _, let plainer): [(fact.name, plainer)]
            case .anyOf(let members):
                members.compactMap { member in member.alone.map { (member.fact.name, $0) } }
            }
        let title = "Asks for \(question.facts.map(\.name).joined(separator: ", "))"
        let numbered = options.enumerated().map { "\($0 + 1) \($1)" }
        return text(title, question.say) + [.list(numbered)]
            + (question.why.map { [spoken("When asked why", [("why", $0)])] } ?? [])
            + [spoken("In plainer words, when it stayed unclear", plainer.map { ($0.0, $0.1) })]
    }

    /// The general questions with their answers; nothing where the language has none.
    var general: [Page.Block] {
        guard let topics = edition.general?.topics, !topics.isEmpty else { return [] }
        return [
            .heading("What is answered in general"),
            .paragraph(
                "Said in the channel or in private to whoever asks just that, with the sources behind "
                    + "it; never to somebody who was told to be seen today or at once, and never in "
                    + "place of what words say of the runner."
            ),
            .table(
                caption: "General questions and their answers",
                columns: ["Topic", "Asked for example as", "Words", "Sources", Self.verdict],
                rows: topics.map { topic in
                    [
                        Page.Cell(topic.name), Page.Cell(topic.asked.first ?? ""),
                        Page.Cell(messages(topic.say)), Page.Cell(names(topic.sources)), "",
                    ]
                }
            ),
        ]
    }
}
