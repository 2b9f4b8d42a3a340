internal import Foundation
internal import RulesCore
internal import Understanding

/// A report as programs read it: every count as it is, every share unrounded.
struct ScoreReportJSON: Encodable {
    private let languages: [String: Figures]
    private let all: Figures
    private let faults: [Fault]

    init(_ report: ScoreReport) {
        let pairs = report.languages.map { ($0, Figures(report[$0])) }
        languages = Dictionary(uniqueKeysWithValues: pairs)
        all = Figures(report.all)
        faults = report.all.faults.map(Fault.init)
    }

    /// The report as JSON text.
    var text: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    private struct Figures: Encodable {
        let items: Int
        let right: Int
        let flags: Counts
        let denials: Counts
        let others: Counts
        let facts: [String: Counts]
        let open: Counts
        let commands: Counts
        let subjects: Share
        let traps: Traps
        let falseAlarms: FalseAlarms
        let missedFlags: [MissedFlag]

        init(_ score: Score) {
            items = score.items
            right = score.right
            flags = Counts(score.flags)
            denials = Counts(score.denials)
            others = Counts(score.others)
            facts = Dictionary(
                uniqueKeysWithValues: Fact.allCases.map { ($0.name, Counts(score.tally(of: $0))) }
            )
            open = Counts(score.open)
            commands = Counts(score.commands)
            subjects = Share(items: score.subjects.said, right: score.subjects.right)
            traps = Traps(laid: score.traps.said, sprung: score.traps.found)
            falseAlarms = FalseAlarms(
                items: score.harmless.said,
                alarms: score.harmless.found,
                share: score.falseAlarms
            )
            missedFlags = score.faults.flatMap { fault in
                fault.missedFlags.map {
                    MissedFlag(id: fault.message.id, fact: $0.fact.name, value: $0.name)
                }
            }
        }
    }

    private struct Counts: Encodable {
        let said: Int
        let found: Int
        let right: Int
        let precision: Double?
        let recall: Double?
        let f1: Double?

        init(_ tally: Tally) {
            said = tally.said
            found = tally.found
            right = tally.right
            precision = tally.precision
            recall = tally.recall
            f1 = tally.f1
        }
    }

    private struct Share: Encodable {
        let items: Int
        let right: Int
    }

    private struct Traps: Encodable {
        let laid: Int
        let sprung: Int
    }

    private struct FalseAlarms: Encodable {
        let items: Int
        let alarms: Int
        let share: Double?
    }

    private struct MissedFlag: Encodable {
        let id: String
        let fact: String
        let value: String
    }

    private struct Fault: Encodable {
        let id: String
        let lang: String
        let asking: String?
        let text: String
        let wanted: Labels
        let found: Labels

        init(_ judgement: Judgement) {
            let message = judgement.message
            id = message.id
            lang = message.language
            asking = message.asking?.name
            text = message.text
            wanted = Labels(message.facts, message.open, message.about, message.command)
            found = Labels(judgement.found, judgement.open, judgement.about, judgement.command)
        }
    }

    private struct Labels: Encodable {
        let facts: [String: String]
        let open: [String]
        let about: String
        let command: String?

        init(
            _ values: [FactValue],
            _ open: FactSet,
            _ about: Reading.Subject,
            _ command: Reading.Command?
        ) {
            facts = Dictionary(values.map { ($0.fact.name, $0.name) }) { first, _ in first }
            self.open = open.map(\.name)
            self.about = about.rawValue
            self.command = command?.rawValue
        }
    }
}
