import Dialogue
import RulesCore
import Testing

/// Every property that is claimed fails for some script that does not have it.
@Suite struct InterviewProofTests {
    /// The structure with some of its questions changed.
    private func flaws(_ change: (inout [ScriptQuestion]) -> Void) throws -> [Flaw] {
        var script = SampleScript.usual
        change(&script.questions)
        let edition = try script.edition()
        do {
            _ = try InterviewProof(edition)
            return []
        } catch {
            return error.flaws
        }
    }

    @Test func `the usual structure is proved, with its lengths`() throws {
        let proof = try InterviewProof(SampleScript.usual.edition())
        #expect(proof.states > 3_000)
        #expect(proof.answers > 10 * proof.states)
        #expect(proof.longest == 13)
        #expect(proof.medianOfSelfCare == 8)
        #expect(proof.median <= proof.medianOfSelfCare)
        #expect(proof.longestInDoubt > proof.longest)
    }

    @Test func `an emergency that is not asked for is found`() throws {
        let flaws = try flaws { questions in
            questions[0] = SampleScript.list(
                [.bladderBowel, .chestCollapse, .legs, .trauma],
                own: [.legs, .trauma]
            )
        }
        let cover = flaws.filter { $0.property == .askCover }
        #expect(cover.contains { $0.subject == .question(.saddle) })
        // The talk is the shortest that comes to advice without having asked.
        let talk = try #require(cover.map(\.talk).first { !$0.isEmpty })
        #expect(talk.first == "> hi")
        #expect(talk.filter { $0.hasPrefix("> ") }.count <= 5)
    }

    @Test func `an emergency that is asked late is found, with the talk that shows it`() throws {
        let flaws = try flaws { $0.swapAt(0, 3) }
        let flaw = try #require(flaws.first { $0.property == .safetyFirst })
        #expect(flaw.subject == .question(.saddle))
        #expect(flaw.talk.filter { $0.hasPrefix("> ") } == ["> hi"])
    }

    @Test func `a choice that is missing is found`() throws {
        let flaws = try flaws {
            $0[7] = SampleScript.own(.trend, choices: ["resolved", "improving", "unchanged"])
        }
        #expect(flaws.contains { $0.subject == .question(.trend) && $0.property == .askCover })
    }

    @Test func `a question that nobody comes to is found`() throws {
        let flaws = try flaws { $0.append(SampleScript.own(.severity)) }
        #expect(flaws.map(\.property) == [.reachable])
        #expect(flaws.map(\.subject) == [.question(.severity)])
    }

    @Test func `an interview that is too long is found, with the longest talk`() throws {
        let flaws = try flaws { questions in
            questions.removeAll { $0.facts.contains(.nsaidRisk) || $0.facts.contains(.age) }
            questions += [
                .age, .pregnancy, .spineSurgery, .clearance, .nsaidRisk, .acetaminophenRisk,
                .skinRisk, .coldIntolerance, .heatStrainRisk,
            ]
            .map { SampleScript.own($0) }
        }
        let flaw = try #require(flaws.first { $0.property == .bounded })
        #expect(flaw.talk.filter { $0.hasPrefix("> ") }.count > InterviewProof.mostQuestions)
    }

    @Test func `what the proof depends on tells structures apart, and not words`() throws {
        let usual = InterviewProof.structure(of: try SampleScript.usual.edition().script)
        var other = SampleScript.usual
        other.questions.swapAt(4, 5)
        #expect(InterviewProof.structure(of: try other.edition().script) != usual)
    }
}
