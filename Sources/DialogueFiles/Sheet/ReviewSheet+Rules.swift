internal import RulesCore

/// What the sheet says of the rules, made from the tables that decide.
extension ReviewSheet {
    /// The facts, the decision table, the advice items and the fixed numbers.
    var rules: [Page.Block] {
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
}
