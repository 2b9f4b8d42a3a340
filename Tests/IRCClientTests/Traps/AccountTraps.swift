import Chat
import IRCClient
import TestKit
import Testing

/// Ways to be taken for a moderator.
///
/// Source: apertium/phenny#534, sopel#2587; IRCv3 account-tag, account-notify and extended-join.
@Suite(.timeLimit(.minutes(1))) struct AccountTraps {
    private static let tracked = ["extended-join", "account-notify"]

    /// Whether each of these lines, all said by `rob`, is one of a moderator.
    private func judge(
        _ capabilities: [String],
        names: [String]? = nil,
        isupport: [String] = ["CASEMAPPING=ascii", "CHANTYPES=#"],
        accounts: [String] = ["rob"],
        _ lines: [String]
    ) async throws -> [Bool] {
        try await TrapStage.ready(
            capabilities,
            isupport: isupport,
            names: names,
            accounts: accounts
        ) { bot, line, _ in
            line.send(lines)
            line.send(":end!e@host.example PRIVMSG sweep :end")
            _ = try await bot.heard.texts(upTo: "end")
            return bot.heard.messages.dropLast().map(\.sender.isModerator)
        }
    }

    private let words = ":rob!r@host.example PRIVMSG sweep :hello"

    /// The rule "drop client-supplied or unnegotiated `account` tags".
    @Test(arguments: [[], ["message-tags"], ["message-tags"] + tracked])
    func `an account tag comes without the capability`(capabilities: [String]) async throws {
        let lines = ["@account=rob \(words)", "@+account=rob \(words)"]
        #expect(try await judge(capabilities, lines) == [false, false])
    }

    /// The rule "absent tag = logged out, only if account-tag was ACKed".
    @Test func `the tag is absent, whatever is known from the channel`() async throws {
        let lines = [":rob!r@host.example JOIN #run rob :Rob", words, "@account=rob \(words)"]
        let verdicts = try await judge(["account-tag"] + Self.tracked, names: ["rob"], lines)
        #expect(verdicts == [false, true])
    }

    /// extended-join, account-notify and WHOX: the words for "none".
    @Test(arguments: ["*", "0", ""]) func `no account has a name`(none: String) async throws {
        #expect(try await judge(["account-tag"], ["@account=\(none) \(words)"]) == [false])
        let lines = [":rob!r@host.example JOIN #run \(none.isEmpty ? ":" : none) :Rob", words]
        let verdicts = try await judge(Self.tracked, names: [], accounts: ["rob", none], lines)
        #expect(verdicts == [false])
    }

    /// The rule "compare accounts with the network's casemapping, whole name only".
    @Test func `an account is almost that of a moderator`() async throws {
        let names = ["ROB", "ro", "robb", "rob ", "rob[", "rob*", "rób"]
        let lines = names.map { "@account=\($0.replacing(" ", with: "\\s")) \(words)" }
        let verdicts = try await judge(["account-tag"], lines)
        #expect(verdicts == [true] + [Bool](repeating: false, count: 6))
        let rfc = try await judge(
            ["account-tag"],
            isupport: ["CASEMAPPING=rfc1459", "CHANTYPES=#"],
            accounts: ["rob["],
            ["@account=ROB{ \(words)", "@account=rob \(words)"]
        )
        #expect(rfc == [true, false])
    }

    /// Who has the nick of a moderator is nobody.
    @Test(arguments: [
        [":rob!r@host.example QUIT :bye", ":rob!x@y.example JOIN #run * :Rob"],
        [":rob!r@host.example PART #run", ":rob!x@y.example JOIN #run * :Rob"],
        [":rob!r@host.example NICK bob", ":ana!x@y.example NICK rob"],
        [":ana!x@y.example NICK rob"], [":rob!r@host.example ACCOUNT *"],
        [":sweep!~sweep@bot.example PART #run"], [":irc.test KICK #run rob :bye"],
        [":irc.test KICK #run sweep :bye"], [":irc.test CAP sweep DEL :account-notify"],
    ])
    func `somebody takes the nick of a moderator`(changes: [String]) async throws {
        let join = ":rob!r@host.example JOIN #run rob :Rob"
        let lines = [join, words] + changes + [words]
        #expect(try await judge(Self.tracked, names: ["ana"], lines) == [true, false])
    }

    /// The rule "map is invalid for nicks in no shared channel": their logout is not heard.
    @Test func `a stranger is said to have an account`() async throws {
        let lines = [
            ":rob!r@host.example ACCOUNT rob", ":rob!r@host.example JOIN #other rob :Rob",
            ":irc.test 354 sweep 1 r host.example rob H rob", words,
        ]
        #expect(try await judge(Self.tracked, names: [], lines) == [false])
    }

    /// eggdrop#1276: an account is of the network, and not of a channel.
    @Test func `one account is known from another channel`() async throws {
        let lines = [
            ":rob!r@host.example JOIN #run rob :Rob", ":rob!r@host.example JOIN #b *", words,
        ]
        #expect(try await judge(Self.tracked, names: [], lines) == [true])
    }

    /// After the line has broken nothing of before is known.
    @Test func `what was known before a cut counts for nothing`() async throws {
        let server = try await ScriptedServer()
        try await TestBot(at: server, channels: ["#run"], accounts: ["rob"])
            .serving { bot in
                for round in 1...2 {
                    let line = try await server.accept()
                    try await line.register(capabilities: Self.tracked)
                    try await line.admit("sweep", to: "#run", names: ["rob"])
                    _ = try await bot.ready(times: round)
                    if round == 1 { line.send(":rob!r@host.example ACCOUNT rob") }
                    line.send(words)
                    try await bot.heard.wait { $0.messages.count == round }
                    line.cut()
                }
                #expect(bot.heard.messages.map(\.sender.isModerator) == [true, false])
            }
    }

    /// inspircd and others: 900 without an account.
    @Test func `900 names no account`() async throws {
        try await TrapStage.ready { _, line, _ in
            line.send(":irc.test 900 sweep sweep!s@h * :You are", ":irc.test 900", ":irc.test 901")
            try await line.expectSilence()
        }
    }
}
