public import Dialogue
internal import RulesCore

/// One page for a clinician to read, change and sign: the rules, and the words that runners read.
///
/// What it says of the rules is made from the tables that decide; what it says of the words, from
/// the script that is loaded.
public struct ReviewSheet {
    let edition: ScriptLibrary.Edition
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

    /// The column that is left to the clinician.
    static let verdict = "Agree / change"

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

    /// The ids of sources, as the list of them has them.
    func names(_ sources: EnumSet<Source>) -> String {
        sources.map(\.name).joined(separator: " ")
    }
}
