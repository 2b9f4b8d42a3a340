internal import RulesCore

extension Score {
    /// The figures in a table, then those that fit in none.
    var text: String {
        let groups = [
            ("red flags", flags), ("denied when asked", denials), ("all other facts", others),
        ]
        let facts = Fact.allCases.map { ($0.name, tally(of: $0)) }
            .filter { $0.1.said + $0.1.found > 0 }
        let rows = groups + facts + [("commands", commands)]
        return """
            \(Self.table(rows))
            - Read without any fault: \(Self.part(right, of: items)).
            - Red flags missed: \(Self.list(faults.filter { !$0.missedFlags.isEmpty })).
            - False alarms, among words that raise none: \(Self.part(harmless.found, of: harmless.said)).
            - Unclear facts left open: \(Self.part(open.found, of: open.said)).
            - Traps sprung: \(Self.part(traps.found, of: traps.said)).
            - About the right person: \(Self.part(subjects.right, of: subjects.said)).

            """
    }

    private static func list(_ judgements: [Judgement]) -> String {
        judgements.isEmpty ? "none" : judgements.map(\.message.id).joined(separator: ", ")
    }

    private static func part(_ part: Int, of whole: Int) -> String {
        "\(part) of \(whole) (\(percent(Tally.share(part, of: whole))) %)"
    }

    /// A share in percent, with one decimal; a dash where there is none.
    private static func percent(_ share: Double?) -> String {
        guard let share else { return "-" }
        let tenths = Int((share * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    // MARK: - Tables

    private static func table(_ rows: [(name: String, tally: Tally)]) -> String {
        let head = ["", "said", "found", "right", "precision %", "recall %", "F1 %"]
        let cells = rows.map { name, tally in
            [
                name, "\(tally.said)", "\(tally.found)", "\(tally.right)",
                percent(tally.precision), percent(tally.recall), percent(tally.f1),
            ]
        }
        let widths = head.indices.map { column in
            ([head] + cells).map { $0[column].count }.reduce(0, max)
        }
        let rule = widths.enumerated()
            .map {
                $0 == 0
                    ? String(repeating: "-", count: $1)
                    : String(repeating: "-", count: $1 - 1) + ":"
            }
        return ([head, rule] + cells).map { line($0, widths) }.joined()
    }

    /// One line of a table: names to the left, numbers to the right.
    private static func line(_ cells: [String], _ widths: [Int]) -> String {
        let padded = zip(cells, widths).enumerated()
            .map { column, cell in
                let space = String(repeating: " ", count: cell.1 - cell.0.count)
                return column == 0 ? cell.0 + space : space + cell.0
            }
        return "| " + padded.joined(separator: " | ") + " |\n"
    }
}
