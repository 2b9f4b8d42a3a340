import Bot
import BotStore
import Chat
import Foundation
import Testing

/// Who is a moderator, for how long, and what others are told.
@Suite(.timeLimit(.minutes(5))) struct RolesTests {
    @Test(arguments: [
        (Standing.noAccount, "Log in"), (.otherAccount, "\"!mods\""), (.accountsUntold, "just now"),
        (.noOperator(of: "#ops"), "operators of #ops"), (.unprovable, "set up"),
    ])
    func `a refusal says what is missing and never who the moderators are`(
        standing: Standing,
        words: String
    ) async throws {
        let stage = try await Stage()
        let eve = Member.loggedIn("eve", standing)
        for command in ["!status", "!mods", "!reload", "!announce all hi", "!approve", "!pause"] {
            let said = try await stage.hear(command, by: eve)
            #expect(said.map(\.target) == ["eve"])
            #expect(said[0].text.contains(words), "\(said[0].text)")
            #expect(!said[0].text.contains("rob"))
            #expect(said[0].text.contains("\"help\""))
        }
        #expect(stage.takeWork().isEmpty)
        #expect(try await stage.store.audit(atMost: 9).isEmpty)
        let inRoom = try await stage.hear("!status", by: eve, in: Stage.moderatorsRoom)
        #expect(inRoom.map(\.target) == [Stage.moderatorsRoom])
        #expect(inRoom[0].text.contains(words))
        #expect(try await stage.hear("!other bot", by: eve, in: Stage.moderatorsRoom).isEmpty)
        #expect(try await stage.hear("!status", by: eve, in: Stage.room).isEmpty)
    }

    @Test func `each command that the help lists is refused to who is no moderator`() async throws {
        let stage = try await Stage()
        let list = try await stage.hear("!help", by: .rob).map(\.text).joined()
        let commands = Set(list.matches(of: /![a-z]+/).map { String($0.output) })
        #expect(commands.isSuperset(of: ["!takeover", "!funnel", "!preview", "!ignore", "!mods"]))
        let audit = try await stage.store.audit(atMost: 99)
        for command in commands {
            let said = try await stage.hear(command, by: .loggedIn("eve"))
            #expect(said.map(\.target) == ["eve"])
            #expect(said[0].text.hasPrefix("\"\(command)\" is for the club's moderators, and your"))
        }
        #expect(stage.takeWork().isEmpty)
        #expect(try await stage.store.audit(atMost: 99) == audit)
    }

    @Test func `a crowd of strangers is refused a few times and not for ever`() async throws {
        let stage = try await Stage()
        var said = 0
        for number in 0..<100 {
            let eve = Member.loggedIn("eve\(number)")
            let message = stage.message("!pause", by: eve, in: Stage.moderatorsRoom)
            said += try await stage.take(message).count
        }
        #expect(said == 4)
    }

    @Test func `an emergency behind a sign is an emergency`() async throws {
        let stage = try await Stage()
        let said = try await stage.first("!help i cant feel myself wipe", by: .loggedIn("tom"))
        #expect(said.contains("112"))
    }

    @Test(arguments: [
        "!i cant pee and my groin is numb", "!help i cant pee and my groin is numb",
        "!status cant feel myself wipe, back killing me",
    ])
    func `a moderator in need is answered, whatever sign stands before it`(
        words: String
    ) async throws {
        let stage = try await Stage()
        #expect(try await stage.first(words, by: .rob).contains("112"))
        let room = try await stage.hear(words, by: .rob, in: Stage.moderatorsRoom)
        #expect(room.first?.text.contains("112") == true)
        #expect(try await stage.first("!why my groin is numb", by: .rob).contains("saddle is yes"))
    }

    @Test func `moderators too are told that it is too much, once`() async throws {
        let stage = try await Stage()
        var said: [String] = []
        for _ in 0..<200 {
            said += try await stage.take(stage.message("!dialogues", by: .rob)).map(\.text)
        }
        #expect(said.count < 40 && said.count { $0.contains("One message at a time") } == 1)
    }

    @Test func `an account is a moderator at once, until its day is over, and after a restart`()
        async throws
    {
        let stage = try await Stage()
        let ann = Member.loggedIn("Ann", as: "annie")
        #expect(try await stage.first("!status", by: ann).contains("not on the list"))
        let added = try await stage.first("!mods add ann until 2026-12-31", by: .rob)
        #expect(added.contains("until 2026-12-31 is over"))
        #expect(try await stage.first("!status", by: ann).contains("demo connected"))
        let list = try await stage.first("!mods", by: .rob)
        #expect(list.contains("settings: rob.") && list.contains("ann until 2026-12-31."))
        // A nick is none, and neither is the account of a moment ago.
        let impostor = Member(
            id: MemberID(network: Stage.network, key: "nick:ann!a@h"),
            name: "ann",
            standing: .noAccount
        )
        #expect(try await stage.first("!status", by: impostor).contains("not logged in"))
        let untold = Member(
            id: ann.id,
            name: "Ann",
            standing: .accountsUntold,
            hasAccount: true
        )
        #expect(try await stage.first("!status", by: untold).contains("just now"))

        let again = try await Stage(store: stage.store)
        #expect(try await again.first("!status", by: ann).contains("demo connected"))
        again.now = Date(timeIntervalSince1970: 1_798_761_599)
        #expect(try await again.first("!status", by: ann).contains("demo connected"))
        again.now += 1
        #expect(try await again.first("!status", by: ann).contains("not on the list"))
        try await again.take(.tick)
        #expect(try await again.store.moderation().deputies.isEmpty)
    }

    @Test func `only moderators of the settings add and remove, and it holds at once`() async throws
    {
        let stage = try await Stage()
        let ann = Member.loggedIn("ann")
        try await stage.hear("!mods add ann until 2026-04-01", by: .rob)
        for words in ["add ann until 2026-12-31", "add eve until 2026-12-31", "remove ann"] {
            #expect(
                try await stage.first("!mods \(words)", by: ann).contains("extend your own time")
            )
        }
        #expect(try await stage.first("!mods remove anne", by: .rob).contains("!mods remove ann\""))
        #expect(try await stage.first("!mods remove rob", by: .rob).contains("by the settings"))
        #expect(
            try await stage.first("!mods remove ANN", by: .rob).contains("no moderator any more")
        )
        #expect(try await stage.first("!status", by: ann).contains("not on the list"))
        #expect(try await stage.store.moderation() == Moderation())
    }

    @Test(arguments: [
        ("add", "name an account"), ("add ann", "say until when"),
        ("add ann until", "say until when"),
        ("add ann until soon", "is no day"), ("add ann until 2026-02-31", "is no day"),
        ("add ann until 2026-13-01", "is no day"), ("add ann until 2026-02-28", "is over"),
        ("add ann until 2027-03-05", "a year"), ("add Rob until 2026-12-31", "settings already"),
        ("remove", "name one account"), ("ad ann", "Did you mean \"!mods add\"?"),
        ("what now", "!help mods"),
    ])
    func `what is wrong is told with what to type instead`(
        words: String,
        answer: String
    ) async throws {
        let stage = try await Stage()
        let said = try await stage.first("!mods \(words)", by: .rob)
        #expect(said.contains(answer), "\(said)")
        #expect(try await stage.store.moderation().deputies.isEmpty)
    }

    @Test func `where the network proves no accounts nobody is added`() async throws {
        let stage = try await Stage()
        let op = Member(
            id: MemberID(network: Stage.network, key: "nick:op!o@h"),
            name: "op",
            standing: .moderator
        )
        let said = try await stage.first("!mods add ann until 2026-12-31", by: op)
        #expect(said.contains("does not prove"))
    }

    @Test func `a command that is nearly right is named`() async throws {
        let stage = try await Stage()
        #expect(try await stage.first("!staus", by: .rob).contains("Did you mean \"!status\"?"))
        #expect(try await stage.first("!help anounce", by: .rob).contains("\"!announce\"?"))
    }
}
