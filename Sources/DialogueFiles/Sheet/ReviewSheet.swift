public import Dialogue
internal import RulesCore

/// One page for a clinician to read, change and sign: the rules, and the words that runners read.
///
/// What it says of the rules is made from the tables that decide; what it says of the words, from
/// the script that is loaded.
public struct ReviewSheet {
    private let edition: ScriptLibrary.Edition
    private let hash: String
    private let languages: [String]
    private let date: String

    /// Makes a sheet.
    ///
    /// - Parameters:
    ///   - library: The scripts.
    ///   - edition: The one whose words are shown.
    ///   - date: The day of printing, as it is to stand there.
    public init(_ library: ScriptLibrary, edition: ScriptLibrary.Edition, date: String) {
        self.edition = edition
        hash = library.hash
        languages = library.editions.map(\.script.language)
        self.date = date
    }

    /// How a sheet is written.
    public enum Format: String, CaseIterable, Sendable {
        case markdown
        case html
    }

    /// The page as text.
    public func text(as format: Format) -> String {
        switch format {
        case .markdown: MarkdownPrinter.text(page)
        case .html: HTMLPrinter.text(page)
        }
    }

    private var page: Page {
        Page(
            title: "For review: what the back-care bot decides and says",
            blocks: head + rules + words + general + afterwards + signature
        )
    }

    private static let verdict = "Agree / change"

    // MARK: - Head

    private var head: [Page.Block] {
        [
            .list([
                "Topic: \(edition.script.name). Words shown in: \(edition.script.language). "
                    + "Languages loaded: \(languages.joined(separator: ", ")).",
                "Scripts: \(hash) (this names exactly these words).",
                "Date: \(date).",
            ]),
            .heading("What the bot is, and what it is not"),
            .paragraph(
                "A chat bot of a running club. It asks a runner with back pain a few questions in "
                    + "private messages, decides by the fixed table below how urgent it is, and says "
                    + "one of five things with reasons and advice. It is general information, not a "
                    + "diagnosis and no substitute for a clinician; it examines nobody, treats "
                    + "nobody, and cannot call for help. It has not been reviewed by a clinician: "
                    + "that is what this sheet is for."
            ),
            .paragraph(
                "The table is compiled into the program. Moderators can change the words, not what "
                    + "is decided. An unclear answer is never taken for a no, and an answer that is "
                    + "an emergency ends the questions at once."
            ),
            .heading("Choices of our own that want your decision"),
            .table(
                caption: "Marked [ours] below, wherever a row or an item rests on one",
                columns: ["No.", "What was chosen", "Rests on it", Self.verdict],
                rows: OpenJudgement.all.enumerated()
                    .map { place, judgement in
                        let names = judgement.rows.map(\.name) + judgement.items.map(\.name)
                        return [
                            Page.Cell("\(place + 1)"), Page.Cell(judgement.text),
                            Page.Cell(names.joined(separator: ", ")), "",
                        ]
                    }
            ),
        ]
    }

    // MARK: - Rules

    private var rules: [Page.Block] {
        [
            .heading("What is asked about"),
            .table(
                caption: "The facts and their values; each can also be unclear",
                columns: ["Fact", "What it means", "Values", Self.verdict],
                rows: Fact.allCases.map { fact in
                    [
                        Page.Cell([fact.title, fact.name]), Page.Cell(fact.meaning),
                        Page.Cell(fact.clearValues.map { "– \($0.words)" }), "",
                    ]
                }
            ),
            .heading("The decision table"),
            .paragraph(
                "The level is that of the most urgent row that fires; all rows that fire at that "
                    + "level are told as reasons."
            ),
            .table(
                caption: "Rows R01 to R36",
                columns: ["Row", "Level", "When", "Sources", Self.verdict],
                rows: Row.allCases.map { row in
                    [
                        Page.Cell([row.name, OpenJudgement.concerns(row) ? "[ours]" : ""]),
                        Page.Cell("\(row.level.rawValue) \(row.level.title)"),
                        Page.Cell(ConditionWords.words(row)), Page.Cell(names(row.sources)), "",
                    ]
                }
            ),
            .heading("The advice items"),
            .paragraph("Self-care is allowed at \(ConditionWords.selfCare)."),
            .table(
                caption: "Items in the order in which they are said",
                columns: ["Item", "What it is", "When", "Fixed", "Sources", Self.verdict],
                rows: Item.allCases.map { item in
                    [
                        Page.Cell([item.name, OpenJudgement.concerns(item) ? "[ours]" : ""]),
                        Page.Cell(item.meaning), Page.Cell(ConditionWords.words(item)),
                        Page.Cell(item.fixedContent ?? ""), Page.Cell(names(item.sources)), "",
                    ]
                }
            ),
            .heading("The fixed numbers"),
            .table(
                caption: "Words cannot change them",
                columns: ["Number", "Value", "Sources", Self.verdict],
                rows: Parameters.listed.map { name, value, sources in
                    [Page.Cell(name), Page.Cell(value), Page.Cell(sources), ""]
                }
            ),
        ]
    }

    private func names(_ sources: EnumSet<Source>) -> String {
        sources.map(\.name).joined(separator: " ")
    }

    // MARK: - Words

    private var words: [Page.Block] {
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

    private var general: [Page.Block] {
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

    // MARK: - Afterwards

    private var afterwards: [Page.Block] {
        [
            .heading("When the runner is asked again"),
            .paragraph(
                "For somebody who stays at one level; days since the pain began, decided on day 0. "
                    + "Every answer decides anew, and the calendar moves how long it has lasted."
            ),
            .table(
                caption: "Check-ins",
                columns: ["Level", "Asked", Self.verdict],
                rows: Level.allCases.reversed()
                    .map { level in
                        let steps = FollowUpPlan(for: level).steps
                        return [
                            Page.Cell("\(level.rawValue) \(level.title)"),
                            Page.Cell(steps.map { "day \($0.day): \($0.kind.title)" }), "",
                        ]
                    }
            ),
            .heading("Sources"),
            .paragraph(Source.origin),
            .table(
                caption: "What each states, in our own words",
                columns: ["Source", "Statement"],
                rows: Source.allCases.map { [Page.Cell($0.name), Page.Cell($0.statement)] }
            ),
        ]
    }

    private var signature: [Page.Block] {
        [
            .heading("Signature"),
            .paragraph(
                "I have read the rules and the words of scripts \(hash) "
                    + "(\(edition.script.language)), as printed on \(date)."
            ),
            .table(
                caption: "Reviewed by",
                columns: ["What", "To fill in"],
                rows: [
                    ["Name", ""], ["Role", ""], ["Registration", ""], ["Date", ""],
                    [Page.Cell("Scripts"), Page.Cell(hash)],
                    ["All agreed, or with the changes marked", ""], ["Signature", ""],
                ]
            ),
        ]
    }
}
