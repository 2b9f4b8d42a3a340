import Bot
import BotStore
import Chat
import Dialogue
import Foundation
import Testing

/// Which words led to which fact: for runners, who ask of themselves, and for moderators, who ask
/// of words that they make up.
@Suite(.timeLimit(.minutes(5))) struct WhyTests {
    private static let opener =
        "sore lower back since yesterday, tingly down the left leg, is it ok to do tues intervals"

    // MARK: - Runners

    @Test func `why tells from which words something was taken, then why it is asked`()
        async throws
    {
        let stage = try await Stage()
        try await stage.say(Self.opener)
        let answers = try await stage.say("why")
        #expect(answers.count == 2)
        let words = try #require(answers.first)
        #expect(words.contains("From \"yesterday\" I took: it began up to 3 days ago."))
        #expect(words.contains("left leg\" I took: pain, tingling or numbness in one leg."))
        #expect(words.hasSuffix("Say undo if that's wrong."))
        #expect(answers.last?.hasPrefix("These are rare, but") == true)
    }

    @Test func `an answer by number is not read back as words`() async throws {
        let stage = try await Stage()
        try await stage.say(Self.opener)
        try await stage.say("none")
        let answers = try await stage.say("why")
        #expect(answers.count == 1)
        #expect(answers.first?.contains("I took") == false)
    }

    @Test func `what was taken back is not told any more`() async throws {
        let stage = try await Stage()
        try await stage.say(Self.opener)
        try await stage.say("undo")
        #expect(try await stage.say("why").allSatisfy { !$0.contains("I took") })
    }

    @Test func `after a restart the facts are told, with the day and without the words`()
        async throws
    {
        let store = try Store()
        let before = try await Stage(store: store)
        try await before.say(Self.opener)
        let after = try await Stage(store: store)
        let answers = try await after.say("why")
        #expect(
            answers.first
                == "From your words of 2026-03-01 I took: pain, tingling or numbness in one leg; "
                + "it began up to 3 days ago. Say undo if that's wrong."
        )
        #expect(answers.count == 2)
    }

    @Test func `behind the advice, why tells the reasons and what they go by`() async throws {
        let stage = try await Stage()
        try await stage.say("i can't feel myself wipe")
        let answers = try await stage.say("why")
        let text = answers.joined(separator: " ")
        #expect(text.contains("(R01)"))
        #expect(text.contains("I took: "))
        #expect(answers.allSatisfy { $0.utf8.count <= 350 })
    }

    @Test func `long words lose their middle, and no line is too long`() async throws {
        let stage = try await Stage()
        let family = String(repeating: "👩‍👩‍👧‍👦\u{301}", count: 40)
        try await stage.say("tingly \(family) down the left leg since yesterday {name} \u{3}04!")
        let answers = try await stage.say("why")
        #expect(answers.count >= 2)
        #expect(answers.allSatisfy { $0.utf8.count <= 350 })
    }

    @Test func `the words of one runner are not told to another`() async throws {
        let stage = try await Stage()
        try await stage.say(Self.opener, from: "mia")
        try await stage.say("hi", from: "tom")
        #expect(try await stage.say("why", from: "tom").allSatisfy { !$0.contains("tingly") })
    }

    @Test func `no byte of the words comes to the disk, though the facts do`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "why-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "sweep.sqlite").path(percentEncoded: false)
        let stage = try await Stage(store: Store(path: path, durability: .normal))
        try await stage.say(Self.opener)
        let said = try await stage.take(stage.message("why"))
        #expect(said.contains { $0.text.contains("tingly") })
        try await stage.say("!why tingly sample", from: "rob", isModerator: true)
        // The line breaks before it is known whether they have arrived.
        try await stage.take(.chat(.lost(network: Stage.network)))
        try await stage.take(stage.message("why"))
        let again = try await stage.take(.chat(.ready(network: Stage.network, epoch: 2)))
        #expect(again.allSatisfy { !$0.text.contains("tingly") })

        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
        let bytes = try names.map { try Data(contentsOf: folder.appending(path: $0)) }
        #expect(bytes.contains { $0.range(of: Data("Got it:".utf8)) != nil })
        #expect(bytes.allSatisfy { $0.range(of: Data("tingly".utf8)) == nil })
        #expect(try await stage.conversation(of: "mia")?.entries.isEmpty == false)
    }

    @Test func `a flood of whys gets few answers`() async throws {
        let stage = try await Stage()
        try await stage.say(Self.opener)
        var answers = 0
        for _ in 0..<100 { answers += try await stage.take(stage.message("why")).count }
        #expect((2...40).contains(answers))
        // They are on their way no more when the line is gone.
        try await stage.take(.chat(.lost(network: Stage.network)))
        try await stage.take(.chat(.ready(network: Stage.network, epoch: 2)))
        #expect(try await stage.say("why").count >= 1)
    }

    // MARK: - Moderators

    @Test(arguments: [
        ("!why tingly down my left leg since yesterday", "legs is oneLegSensory, said"),
        ("!why my back is sore since yesterday", "\"yesterday\": duration is d0to3"),
        ("!WHY my bum isn't numb", "left open, so it is asked: saddle"),
        ("!why my mate can't feel his legs", "About somebody else: nothing is stored."),
        ("!why great session tonight lads", "About nobody's health: nothing is stored."),
        ("!why stop", "A command as a whole: stop."),
        ("!why sadle: yes", "sadle is no fact. Did you mean \"!why saddle: yes\"?"),
        ("!why saddle: not really", "left open, so it is asked: saddle."),
        ("!why Saddle : no", "saddle is no, said."),
        ("!why duration: 10 days", "duration is d8to13"),
        ("!why i want to die", "Distress: the emergency line is said at once."),
        ("!why", "Say \"!why\" and sample words"),
        ("!why  : ", "About nobody's health"),
        ("!why nofact: numb bum", "saddle is yes"),
    ])
    func `sample words are explained`(words: String, explanation: String) async throws {
        let stage = try await Stage()
        let answers = try await stage.say(words, from: "rob", isModerator: true)
        #expect(answers.contains { $0.contains(explanation) }, "\(answers)")
        #expect(answers.allSatisfy { $0.utf8.count <= 350 })
    }

    @Test func `asked in the moderators' room, it is answered in private`() async throws {
        let stage = try await Stage()
        let said = try await stage.say(
            "!why numb bum",
            in: Stage.moderatorsRoom,
            from: "rob",
            isModerator: true
        )
        #expect(said.map(\.target) == ["rob"])
        #expect(said.allSatisfy { $0.recipient != nil })
    }

    @Test func `who is no moderator is refused`() async throws {
        let stage = try await Stage()
        let answers = try await stage.say("!why my leg tingles")
        #expect(answers.count == 1)
        #expect(answers.first?.contains("moderators") == true)
        // Whose words tell of an emergency may mean them.
        #expect(try await stage.say("!why numb bum").first?.contains("112") == true)
    }

    @Test func `nothing that a runner said is shown to moderators`() async throws {
        let stage = try await Stage()
        try await stage.say(Self.opener, from: "mia")
        for words in ["!why mia", "!why", "!why since then"] {
            let answers = try await stage.say(words, from: "rob", isModerator: true)
            #expect(answers.allSatisfy { !$0.contains("tingly") && !$0.contains("oneLeg") })
        }
    }
}
