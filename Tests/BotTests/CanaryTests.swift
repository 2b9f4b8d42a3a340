import Bot
import Chat
import Dialogue
import Foundation
import Logging
import Synchronization
import Testing
import Understanding

@Suite(.timeLimit(.minutes(5))) struct CanaryTests {
    /// The shipped scripts with a reader that knows only what a test lets it know.
    func library(_ words: [Phrase]) throws -> ScriptLibrary {
        let shipped = try Stage.shipped.get()
        let edition = shipped.editions[0]
        let reader = try Reader(Lexicon(language: "en", phrases: words))
        return ScriptLibrary(
            first: ScriptLibrary.Edition(
                script: edition.script,
                shared: edition.shared,
                reader: reader
            ),
            others: [],
            hash: "0123456789abcdef"
        )
    }

    /// What the canaries say of a library.
    func failures(_ library: ScriptLibrary) async throws -> [String] {
        let gate = try await Stage().gate(Stage.dialogues)
        let work = ScriptWork.canaries(in: library, isAfterSwap: true)
        guard case .canaries(let report) = await gate.perform(work, now: Date()) else { return [] }
        #expect(report.hash == library.hash && report.isAfterSwap)
        return report.failures
    }

    @Test func `the shipped scripts pass`() async throws {
        #expect(try await failures(Stage.shipped.get()).isEmpty)
    }

    @Test func `scripts that no longer hear an emergency fail, by the words that go unheard`()
        async throws
    {
        #expect(
            try await failures(library([])) == [
                "back-pain en: no words are offered for none, or for not sure"
            ]
        )
        let deaf = try await failures(
            library([Phrase("none", .cue(.none)), Phrase("not sure", .cue(.notSure))])
        )
        #expect(
            deaf.contains("back-pain en: \"i can't pee\" does not lead to the emergency number")
        )
        #expect(deaf.count >= 5 && !deaf.contains { $0.contains("choosing") })
    }

    @Test func `scripts that fail right after a swap are taken back, and that is said loudly`()
        async throws
    {
        let stage = try await Stage()
        let shipped = try Stage.shipped.get().hash.prefix(7)
        let folder = try DialogueFolder(replacing: "Any of these?", with: "Any of them?")
        try await stage.say("!reload", from: "rob", isModerator: true)
        let gate = stage.takeWork()[0]
        try await stage.take(await stage.gate(folder.url).perform(gate, now: stage.now))
        guard case .canaries(let used, isAfterSwap: true)? = stage.takeWork().first else {
            Issue.record("nothing tries what is in use")
            return
        }
        #expect(try await stage.say("hi").last?.contains("Any of them?") == true)

        let report = CanaryReport(
            hash: used.hash,
            isAfterSwap: true,
            failures: ["choosing legs does nothing", "and so on"]
        )
        let said = try await stage.take(.canaries(report))
        #expect(said.map(\.target) == [Stage.moderatorsRoom])
        #expect(
            said.first?.text == "ATTENTION, the scripts in use fail: choosing legs does nothing "
                + "(and 1 more). I went back to back-pain en \(shipped) by myself."
        )
        #expect(try await stage.say("hi", from: "tom").last?.contains("Any of these?") == true)
        // What is told of scripts that are out of use by now is of no use.
        #expect(try await stage.take(.canaries(report)).isEmpty)
    }

    @Test func `the daily ones are quiet while all is well, and tell when it is not`() async throws
    {
        let stage = try await Stage()
        try await stage.take(.canariesDue)
        #expect(try await stage.work(on: try DialogueFolder()).isEmpty)
        let hash = try Stage.shipped.get().hash
        let report = CanaryReport(hash: hash, isAfterSwap: false, failures: ["nothing is heard"])
        let said = try await stage.take(.canaries(report))
        #expect(said.map(\.target) == [Stage.moderatorsRoom])
        #expect(said.first?.text.contains("stays in use") == true)
        #expect(try await !stage.say("hi").isEmpty)
    }

    @Test func `a day later they are due, and shutdown ends the service`() async throws {
        let inbox = Inbox()
        let days = Mutex(0)
        let reloads = ScriptReloads(
            gate: try await Stage().gate(Stage.dialogues),
            inbox: inbox,
            now: Date.init,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        ) {
            let day = days.withLock { day in
                day += 1
                return day
            }
            if day > 2 { try await Task.sleep(for: .seconds(3600)) }
        }
        let service = Task { try await reloads.run() }
        reloads.request()
        var (due, wanted) = (0, 0)
        while due < 2 || wanted < 1 {
            for event in await inbox.next() ?? [] {
                switch event {
                case .canariesDue: due += 1
                case .reloadWanted: wanted += 1
                default: Issue.record("something else came")
                }
            }
        }
        reloads.perform(.canaries(in: try Stage.shipped.get(), isAfterSwap: false))
        guard case .canaries(let report)? = await inbox.next()?.first else {
            Issue.record("work was not done")
            return
        }
        #expect(report.failures.isEmpty)
        service.cancel()
        try await service.value
    }
}
