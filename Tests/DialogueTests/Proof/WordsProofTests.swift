import Dialogue
import RulesCore
import Testing
import Understanding

/// Words that are not understood as what they stand for are found.
@Suite struct WordsProofTests {
    private func proof(
        _ phrases: [Phrase],
        label: String? = nil,
        heard: [FactValue: [String]]? = nil,
        asksFor: Set<String> = []
    ) throws -> WordsProof {
        var script = SampleScript.usual
        script.asksFor = asksFor
        script.lexicon.phrases = phrases + Self.vocabulary
        if let heard { script.heard = heard }
        if let label {
            script.questions[7] = ScriptQuestion(
                subject: .one(
                    .trend,
                    choices: Fact.trend.clearValues.map {
                        .init(value: $0, label: $0.name == "improving" ? label : $0.name)
                    },
                    plainer: SampleScript.text("plainer")
                ),
                say: SampleScript.text("how is it going"),
                why: nil
            )
        }
        return try WordsProof(
            script.edition(),
            lexicon: script.lexicon.adding(script.added),
            own: Reader(script.lexicon),
            added: script.added.map(LexiconEntry.phrase),
            to: Reader(script.lexicon)
        )
    }

    private func flaws(
        _ phrases: [Phrase],
        label: String? = nil,
        heard: [FactValue: [String]]? = nil,
        asksFor: Set<String> = []
    ) throws -> [Flaw] {
        do {
            _ = try proof(phrases, label: label, heard: heard, asksFor: asksFor)
            return []
        } catch let error as Flaws {
            return error.flaws
        }
    }

    /// What every language has to know at least.
    private static let vocabulary: [Phrase] = {
        let commands: [Reading.Command] = [
            .help, .undo, .why, .repeated, .restart, .person, .forget, .dontAsk,
        ]
        let cues: [(String, Cue)] = [
            ("yes", .yes), ("no", .no), ("nix", .none), ("dunno", .notSure), ("woe", .distress),
        ]
        let flags = Fact.allCases.filter { $0.module == .screen }
            .flatMap(\.clearValues).filter { $0 != $0.fact.calmValue }
        return commands.map { Phrase("command \($0.rawValue)", .command($0)) }
            + cues.map { Phrase($0.0, .cue($0.1)) }
            + flags.map {
                Phrase("flag \($0.fact.name) \($0.name)", .value($0, .always))
            }
    }()

    private let numb = Phrase("numb down there", .value(.of(.saddle, "yes"), .always))
    private let stop = Phrase("stop", .command(.stop))

    @Test func `phrases that are understood are proved, and counted`() throws {
        let proof = try proof([numb, stop])
        #expect(proof.phrases == 2 + Self.vocabulary.count)
        // One, the five of the vocabulary, and distress.
        #expect(proof.redFlags == 7)
        // Nothing asked, a decision told, 7 own questions of 9 facts, 4 lists, 17 asked alone.
        #expect(proof.questions > 20)
    }

    @Test func `a red flag that another phrase takes away is found`() throws {
        let flaws = try flaws([numb, Phrase("so numb down there today", .cue(.ignored)), stop])
        #expect(flaws.isEmpty)
        let thief = Phrase("numb down there", .cue(.ignored))
        let stolen = try self.flaws([numb, stop, thief])
        #expect(stolen.contains { $0.property == .redFlagAnywhere })
        #expect(stolen.contains { $0.subject == .entry(.phrase(thief)) })
    }

    @Test func `a red flag that is a command at the same time is found`() throws {
        let flaws = try flaws([numb, stop, Phrase("numb down there", .command(.help))])
        #expect(flaws.contains { $0.property == .redFlagAnywhere })
    }

    @Test func `a phrase that a script adds takes no red flag away`() throws {
        let mild = FactValue.of(.severity, "mild")
        let calm = FactValue.of(.saddle, "no")
        for value in [mild, calm] {
            let flaws = try flaws([numb, stop], heard: [value: ["numb down there today"]])
            #expect(flaws.contains { $0.property == .redFlagAnywhere }, "\(value)")
        }
        #expect(try flaws([numb, stop], heard: [mild: ["only a niggle"]]).isEmpty)
        let taken = try flaws([numb, stop], heard: [mild: ["stop"]])
        #expect(taken.contains { $0.property == .commandsAnywhere })
    }

    @Test func `a language without words for a command, an answer or a red flag is found`() throws {
        let flaws = try flaws([numb])
        #expect(flaws.map(\.property) == [.commandsAnywhere])
        #expect(flaws[0].message.contains("stop"))
    }

    @Test(arguments: [
        "stop", "numb down there", "woe", "yes", "nix", "hi", "ok", "resolved", "english, please",
        "english 1",
    ])
    func `what asks for the language and means something else too is found`(words: String) throws {
        #expect(try flaws([numb, stop], asksFor: ["english", "english please"]).isEmpty)
        let flaws = try flaws([numb, stop], asksFor: [words])
        #expect(flaws.map(\.property) == [.commandsAnywhere])
        #expect(flaws.map(\.subject) == [.words(words)])
    }

    @Test func `a label that means another choice is found`() throws {
        let worse = Phrase("going downhill", .value(.of(.trend, "worsening"), .asked))
        let flaws = try flaws([stop, worse], label: "going downhill")
        #expect(flaws.map(\.property) == [.noSteal])
        #expect(flaws[0].message.contains("worsening"))
    }

    @Test func `a label that is a command, or stands for another choice too, is found`() throws {
        let taken = try flaws([stop], label: "stop")
        #expect(taken.map(\.property) == [.noSteal])
        #expect(taken.map(\.subject) == [.words("stop")])
        let twice = try flaws([stop], label: "worsening")
        #expect(Set(twice.map(\.property)) == [.noSteal], "\(twice)")
    }
}

extension FactValue {
    fileprivate static func of(_ fact: Fact, _ name: String) -> FactValue {
        guard let value = FactValue(fact, named: name) else { preconditionFailure(name) }
        return value
    }
}
