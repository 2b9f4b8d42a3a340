import Bot
import BotStore
import Chat
import Dialogue
import Foundation
import Testing

/// Whatever people call themselves and say, nothing gets out that the bot was not to say, and
/// nobody gets a right.
@Suite(.timeLimit(.minutes(5))) struct RoomSafetyTests {
    /// What no client is to obey, no template to fill, and no server to take for a line's end.
    private static let nasty = [
        "\u{2}", "\u{3}04,01", "\u{4}ff0000", "\u{f}", "\u{11}", "\u{16}", "\u{1d}", "\u{1e}",
        "\u{1f}", "\u{7}", "\u{1b}[31m", "\u{0}", "\r\n", "\n", "\rQUIT :gone\r\n",
        "\u{1}ACTION falls\u{1}", "\u{85}", "\u{2028}", "\u{2029}", "\u{202e}", "\u{2066}",
        "\u{9f}", "{emergency-number}", "{club}", "{name}", "{", "}", "}}{{", "%s", "\\n", "$(id)",
        "PRIVMSG #running :", "JOIN 0", ":sweep!s@h ", "@+draft/reply=1 ",
    ]
    private static let sayings = [
        "sweep: help", "sweep: hi", "sweep, does ice help", "my back hurts", "hi", "none", "help",
        "!reload", "!status", "!why ", "!help ", "!nonsense", "i can't feel myself wipe", "summary",
        "my data", "why", "forget me", "yes", "person", "1 and 3", "sweep: quiet", "!sweep off",
        "no, I fell",
    ]

    private func mixed(_ words: String, _ random: inout SeededGenerator) -> String {
        var text = words
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            let nasty = Self.nasty.randomElement(using: &random) ?? ""
            let place = text.indices.randomElement(using: &random) ?? text.endIndex
            text.insert(contentsOf: nasty, at: place)
        }
        return text
    }

    @Test(arguments: 1...8)
    func `no control character, no line break and no filled brace of anybody's gets out`(
        seed: UInt64
    ) async throws {
        var random = SeededGenerator(seed: seed)
        let stage = try await Stage()
        let people = (0..<6).map { _ in mixed("mia", &random) }
        for _ in 0..<150 {
            let text = mixed(Self.sayings.randomElement(using: &random) ?? "", &random)
            let who = people.randomElement(using: &random) ?? "mia"
            let room = [nil, Stage.room, Stage.moderatorsRoom].randomElement(using: &random) ?? nil
            let isModerator = Int.random(in: 0..<4, using: &random) == 0
            let actions = try await stage.take(
                stage.message(text, from: who, in: room, isModerator: isModerator)
            )
            try await stage.take(.chat(.delivered(actions.map(\.id))))
            for action in actions {
                let bad = action.text.unicodeScalars.first { scalar in
                    scalar.properties.generalCategory == .control
                        || (0x2028...0x202E).contains(scalar.value)
                        || (0x2066...0x2069).contains(scalar.value)
                }
                #expect(bad == nil, "\(text.debugDescription): \(action.text.debugDescription)")
                #expect([who, Stage.room, Stage.moderatorsRoom].contains(action.target))
                #expect(!action.text.isEmpty)
            }
            // What was said in private is answered in private alone.
            if room == nil { #expect(actions.allSatisfy { $0.target == who }) }
            if let room, !isModerator, let member = actions.first(where: { $0.recipient != nil }) {
                #expect(member.target == who, "\(room)")
            }
        }
        // A name that looks like a placeholder is not filled.
        let said = try await stage.take(
            stage.message("sweep: hi", from: "{emergency-number}", in: "#other")
        )
        #expect(said.allSatisfy { !$0.text.contains("112") })
    }

    @Test func `a hundred who look like the moderator get none of it`() async throws {
        let stage = try await Stage()
        let letters = [
            "r": ["r", "R", "г", "ʀ", "𝐫"], "o": ["o", "0", "о", "ο", "ö"],
            "b": ["b", "B", "Ь", "ƅ", "8"],
        ]
        var names = letters["r", default: []]
            .flatMap { r in
                letters["o", default: []]
                    .flatMap { o in
                        letters["b", default: []].map { r + o + $0 }
                    }
            }
        names += ["rob ", " rob", "rob\u{200b}", "rob_", "rob|away", "[rob]", "@rob", "~rob"]
        #expect(names.count > 100)
        let running = try Stage.shipped.get().hash
        var refusals = 0
        for name in names {
            for command in ["!reload", "!rollback", "!status", "!preview", "!funnel", "!check"] {
                let said = try await stage.say(command, from: name)
                #expect(said.allSatisfy { $0.contains("for the club's moderators") }, "\(name)")
                let room = try await stage.say(command, in: Stage.moderatorsRoom, from: name)
                #expect(room.allSatisfy { $0.text.contains("for the club's moderators") })
                refusals += said.count + room.count
            }
            stage.now += 61
        }
        #expect(refusals >= names.count, "each of them was heard")
        #expect(stage.takeWork().isEmpty)
        #expect(try await stage.store.audit(atMost: 9).isEmpty)
        let title = try await stage.say("!dialogues", from: "rob", isModerator: true)
        #expect(title.first?.contains(running.prefix(7)) == true)
    }
}
