import Bot
import Chat
import Foundation
import Testing

@Suite(.timeLimit(.minutes(5))) struct PreviewTests {
    private func preview(
        _ stage: Stage,
        of folder: DialogueFolder,
        _ words: String = "back-pain"
    ) async throws -> [String] {
        try await stage.reload(from: folder, by: "!preview \(words)")
    }

    private func mod(_ stage: Stage, _ text: String) async throws -> [String] {
        try await stage.say(text, from: "rob", isModerator: true)
    }

    @Test func `a draft is walked through in private, and nobody else hears a word of it`()
        async throws
    {
        let stage = try await Stage()
        let folder = try DialogueFolder(replacing: "fever, chills", with: "hot, shivery")
        let begun = try await preview(stage, of: folder)
        #expect(begun.count == 1)
        #expect(begun[0].hasPrefix("[preview] back-pain en ") && begun[0].contains("not in use"))
        _ = try await mod(stage, "hi")
        let said = try await mod(stage, "none")
        #expect(said.allSatisfy { $0.hasPrefix("[preview] ") })
        #expect(said.last?.contains("1 hot, shivery") == true)
        try await stage.say("hi", from: "tom")
        #expect(try await stage.say("none", from: "tom").last?.contains("1 fever") == true)
        #expect(try await mod(stage, "!preview end").first?.contains("nothing of it") == true)
        #expect(try await stage.conversation(of: "rob") == nil)
        #expect(try await mod(stage, "hi").first?.hasPrefix("Hi rob") == true)
    }

    @Test func `days pass when they are let, and what would be written then is shown`()
        async throws
    {
        let stage = try await Stage()
        _ = try await preview(stage, of: DialogueFolder())
        #expect(
            try await mod(stage, "!preview +2d")
                == ["[preview] (2026-03-03: I would write nothing)"]
        )
        _ = try await mod(stage, "mild ache since today's run, no red flags")
        for _ in 0..<20 {
            let said = try await mod(stage, "none")
            if said.contains(where: { $0.contains("may I ask") }) { break }
        }
        _ = try await mod(stage, "yes")
        let later = try await mod(stage, "!preview +1d")
        #expect(later.count > 1 && later[0] == "[preview] (2026-03-04)", "\(later)")
        for wrong in ["+0d", "+91d", "+88d", "+x", "+3", "+99999999999999999999d"] {
            let said = try await mod(stage, "!preview \(wrong)")
            #expect(said.first?.contains("lets three days pass") == true, "\(said)")
        }
    }

    @Test func `an emergency in a preview is answered as the draft has it, with the number`()
        async throws
    {
        let stage = try await Stage()
        _ = try await preview(stage, of: DialogueFolder())
        let said = try await mod(stage, "my back hurts and I can't feel myself wipe")
        #expect(said.first?.contains("call 112") == true)
    }

    @Test func `mistakes are told, and what is not there as well`() async throws {
        let stage = try await Stage()
        let broken = try DialogueFolder(replacing: "  ice: |", with: "  icee: |")
        let said = try await preview(stage, of: broken)
        #expect(said.first?.contains("errors") == true)
        #expect(said.contains { $0.contains("Did you mean \"ice\"?") })
        let other = try await preview(stage, of: DialogueFolder(), "knee")
        #expect(other.first?.hasPrefix("The folder has no such script, but back-pain en") == true)
        #expect(try await mod(stage, "!preview +1d").first?.hasPrefix("There is no") == true)
        #expect(try await mod(stage, "!preview end") == ["There is no preview."])
        #expect(try await mod(stage, "hi").first?.hasPrefix("Hi rob") == true)
    }

    @Test func `what is written while the scripts are read is no talk, but for an emergency`()
        async throws
    {
        let stage = try await Stage()
        #expect(try await mod(stage, "!preview back-pain").first?.contains("a moment") == true)
        #expect(try await mod(stage, "my back hurts").first?.contains("a moment") == true)
        #expect(try await stage.conversation(of: "rob") == nil)
        #expect(try await mod(stage, "i cant pee").first?.contains("112") == true)
        #expect(try await mod(stage, "!preview end").first?.contains("nothing of it") == true)
        #expect(try await stage.work(on: DialogueFolder()).isEmpty)
    }

    @Test func `half an hour without a word ends it, and the next word says so`() async throws {
        let stage = try await Stage()
        _ = try await preview(stage, of: DialogueFolder())
        stage.now += 1_801
        let said = try await mod(stage, "hi")
        #expect(said.first?.contains("has ended") == true)
        #expect(said.dropFirst().first?.hasPrefix("Hi rob") == true)
    }

    @Test func `nobody but moderators gets one`() async throws {
        let stage = try await Stage()
        let said = try await stage.say("!preview back-pain", from: "eve")
        #expect(said.first?.contains("for the club's moderators") == true)
        #expect(stage.takeWork().isEmpty)
    }
}
