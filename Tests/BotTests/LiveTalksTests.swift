import Bot
import Dialogue
import Foundation
import RulesCore
import Testing

/// Scripts are swapped while people talk, wherever they are in their talk.
@Suite(.timeLimit(.minutes(5))) struct LiveTalksTests {
    /// The day on which the stage plays.
    static let day = 20_514

    /// What a runner says who is asked something; nil where there is nothing to answer.
    static func answer(_ pending: Pending?, from facts: Facts) -> String? {
        guard let pending else { return nil }
        guard case .facts(let asked) = pending.kind else { return "yes" }
        guard !asked.contains(where: { facts[$0].isUnknown }) else { return "not sure" }
        let numbers = pending.options.enumerated()
            .filter { _, option in
                let value = facts[option.fact]
                return option.value.map { $0 == value } ?? (value != option.fact.calmValue)
            }
        return numbers.isEmpty ? "none" : numbers.map { "\($0.offset + 1)" }.joined(separator: ", ")
    }

    /// Two runners: the plain one, and one with something to tell in every question.
    static var runners: [String: Facts] {
        var plain = Facts()
        for fact in Fact.allCases { plain.set(fact.calmValue ?? fact.clearValues[0]) }
        plain.course.trend = .improving
        var rich = plain
        rich.screen.legs = .oneLegSensory
        rich.screen.trauma = .minor
        rich.screen.nightConstant = .unknown
        rich.course.runRelation = .nuisance
        rich.course.severity = .moderate
        rich.course.duration = .d8to13
        rich.course.trend = .unchanged
        rich.course.selfCare = .tried
        rich.person.pregnancy = .yes
        rich.cautions.skinRisk = .yes
        return ["plain": plain, "rich": rich]
    }

    /// How far somebody is when the scripts change, beside the count of questions answered.
    enum Detour: String, CaseIterable {
        case straight
        case misunderstood
        case misunderstoodTwice
        case takenApart
        case forgetting
        case aboutYou
        case stopped

        var words: [String] {
            switch self {
            case .straight: []
            case .misunderstood: ["blah"]
            case .misunderstoodTwice: ["blah", "blah"]
            case .takenApart: ["not sure"]
            case .forgetting: ["forget me"]
            case .aboutYou: ["my mate has back pain"]
            case .stopped: ["stop"]
            }
        }

        /// What has to be said before the talk goes on.
        var wayBack: [String] {
            switch self {
            case .forgetting: ["no"]
            case .aboutYou: ["yes"]
            case .stopped: ["hi"]
            default: []
            }
        }
    }

    struct Talker {
        let nick: String
        let facts: Facts
        let detour: Detour
    }

    /// Brings people to every place of a talk.
    func talkers(_ stage: Stage, _ names: [String] = ["plain", "rich"]) async throws -> [Talker] {
        var talkers: [Talker] = []
        for (name, facts) in Self.runners where names.contains(name) {
            for detour in Detour.allCases {
                // The plain one only goes straight.
                guard name == "rich" || detour == .straight else { continue }
                for count in detour == .straight ? Array(0...9) : [0, 1, 4] {
                    let nick = "\(name)-\(detour)-\(count)"
                    try await stage.say("hi", from: nick)
                    for _ in 0..<count {
                        let pending = try await stage.conversation(of: nick)?.pending
                        guard let answer = Self.answer(pending, from: facts) else { break }
                        try await stage.say(answer, from: nick)
                    }
                    for words in detour.words { try await stage.say(words, from: nick) }
                    // "Not sure" to what is asked by itself is an answer too.
                    let known = try #require(await stage.conversation(of: nick)).known(on: Self.day)
                    let said = known.asked.reduce(into: facts) { $0.set(known.facts[$1]) }
                    talkers.append(Talker(nick: nick, facts: said, detour: detour))
                }
            }
        }
        return talkers
    }

    @Test(arguments: ChangedScripts.allCases)
    func `everybody goes on and ends in the decision of their facts`(
        change: ChangedScripts
    )
        async throws
    {
        let stage = try await Stage()
        let talkers = try await talkers(stage)
        let folder = try change.folder()
        let said = try await stage.reload(from: folder)
        #expect(said.first?.contains("Loaded (") == true, "\(said)")

        for talker in talkers {
            for words in talker.detour.wayBack {
                #expect(try await !stage.say(words, from: talker.nick).isEmpty, "\(talker.nick)")
            }
            try await finish(talker, stage)
        }
    }

    /// Answers to the end; what was answered once is never asked again.
    func finish(_ talker: Talker, _ stage: Stage) async throws {
        for _ in 0..<40 {
            let now = try #require(try await stage.conversation(of: talker.nick))
            guard let pending = now.pending else { break }
            if case .facts(let asked) = pending.kind {
                #expect(asked.isDisjoint(with: now.known(on: Self.day).asked), "\(talker.nick)")
            }
            let answer = try #require(Self.answer(pending, from: talker.facts))
            let replies = try await stage.say(answer, from: talker.nick)
            #expect(!replies.isEmpty && replies.allSatisfy { !$0.isEmpty }, "\(talker.nick)")
            let after = try #require(try await stage.conversation(of: talker.nick))
            #expect(after.entries.starts(with: now.entries), "\(talker.nick)")
            #expect(after != now, "\(talker.nick)")
        }
        let end = try #require(try await stage.conversation(of: talker.nick))
        #expect(end.stage == .decided, "\(talker.nick) \(end)")
        let decision = end.known(on: Self.day).decision
        let expected = Decision(for: talker.facts)
        #expect(decision.level == expected.level, "\(talker.nick)")
        #expect(decision.rows == expected.rows, "\(talker.nick)")
        #expect(decision.items == expected.items, "\(talker.nick)")
    }

    @Test(arguments: [ChangedScripts.split, .joined, .intoTheList])
    func `whoever is not understood after a reload is asked again, and never met by silence`(
        change: ChangedScripts
    ) async throws {
        let stage = try await Stage()
        let talkers = try await talkers(stage, ["rich"])
        try await stage.reload(from: change.folder())
        for talker in talkers where talker.detour != .stopped {
            for words in ["repeat", "blah", "blah", "why", "my data", "not sure", "blah"] {
                let replies = try await stage.say(words, from: talker.nick)
                #expect(!replies.isEmpty, "\(talker.nick): \(words)")
                #expect(replies.allSatisfy { !$0.isEmpty }, "\(talker.nick): \(words)")
            }
        }
    }

    @Test func `an answer means what was shown, whatever the scripts say by now`() async throws {
        let stage = try await Stage()
        try await stage.say("hi")
        let saddle = "      saddle: numb bottom, genitals or inner thighs\n"
        let trauma = "      trauma: it began with a fall, knock or crash\n"
        let folder = try DialogueFolder()
        try folder.edit { $0.replacing(saddle, with: "").replacing(trauma, with: trauma + saddle) }
        let said = try await stage.reload(from: folder)
        #expect(said.first?.contains("1 will be asked again about saddle") == true)
        #expect(try await stage.say("1").first?.contains("call 112 now") == true)
    }

    // MARK: - What moderators read

    /// People at the first list, at severity and behind the advice, then a reload.
    func report(after change: ChangedScripts) async throws -> String {
        let stage = try await Stage()
        try await stage.say("hi", from: "first")
        for words in ["hi", "none", "none", "1"] { try await stage.say(words, from: "severity") }
        for words in ["hi", "none", "none", "1", "1", "1", "2", "none", "none"] {
            try await stage.say(words, from: "advised")
        }
        try await stage.say("hi", from: "quiet")
        try await stage.say("stop", from: "quiet")
        let said = try await stage.reload(from: change.folder())
        #expect(said.count == 1)
        return said.first ?? ""
    }

    @Test(arguments: [
        (ChangedScripts.reworded, "3 live, all unchanged"),
        (.relabelled, "3 live, all unchanged"),
        (.split, "3 live, 2 unchanged, 1 will be asked again about saddle"),
        (.reordered, "3 live, 2 unchanged, 1 will go on with nsaidRisk"),
        (.intoTheList, "3 live, 2 unchanged, 1 will be asked again about saddle"),
    ])
    func `the report counts who is talking and what changes`(
        change: ChangedScripts,
        report: String
    ) async throws {
        let said = try await self.report(after: change)
        #expect(said.hasPrefix("back-pain en: \(report). Loaded ("), "\(said)")
    }

    @Test func `who has said nothing for 90 days is not counted`() async throws {
        let stage = try await Stage()
        try await stage.say("hi")
        stage.now += 89 * 86_400
        let folder = try DialogueFolder()
        #expect(try await stage.reload(from: folder).first?.contains("1 live") == true)
        stage.now += 2 * 86_400
        #expect(try await stage.reload(from: folder).first?.contains("nobody") == true)
    }

    @Test func `the report holds no name and no word of anybody`() async throws {
        let said = try await report(after: .split)
        for word in ["first", "severity,", "advised", "quiet", "mia", "112"] {
            #expect(!said.contains(word))
        }
    }
}
