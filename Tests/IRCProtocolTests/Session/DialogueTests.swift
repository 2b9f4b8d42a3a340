import Foundation
import IRCProtocol
import Testing

/// Plays the dialogues of the `Fixtures` folder.
///
/// In a fixture `<` is a line of the server, `>` a line that we must send and `!` an event that
/// must happen, each directly behind the line that causes it; `?` asks for the state, `@` gives
/// settings, `&` the channel whose rights matter and `=` the settings of a login as `sweep` with the
/// password `pencil`. `^` has us ask who has a nick, `-` give that up. Behind `%` stands what else happens to a login: its key is made, or time has
/// run out. Lines that begin with `#` say what the server is and why the case is there. The player
/// does what a caller does who never waits: it joins once registered, and asks what there is to ask.
@Suite struct DialogueTests {
    static let files =
        (try? FileManager.default
            .contentsOfDirectory(
                at: PackageFolders.fixtures,
                includingPropertiesForKeys: nil
            )
            .filter { $0.pathExtension == "txt" }.map(\.lastPathComponent).sorted()) ?? []

    @Test func `there are dialogues to play`() {
        #expect(Self.files.count >= 10)
    }

    @Test(arguments: files) func `the session does its part`(file: String) throws {
        let text = try String(
            contentsOf: PackageFolders.fixtures.appending(path: file),
            encoding: .utf8
        )
        var player: Player?
        var configuration = try SessionConfiguration.test()
        var rightsChannel: ChannelName?
        var login: Login?
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            let content = String(line.dropFirst(2))
            let place = Comment(rawValue: "\(file):\(index + 1)")
            switch line.first {
            case "@":
                let words = content.split(separator: " ").map(String.init)
                configuration = try .test(nick: words[0], channels: Array(words.dropFirst()))
            case "&": rightsChannel = ChannelName(content)
            case "=":
                let words = content.split(separator: " ").map(String.init)
                login = TestLogin.login(
                    words.compactMap(LoginMechanism.init(rawValue:)),
                    isRequired: words.contains("required"),
                    binding: words.contains("bound") ? [1, 2, 3] : nil
                )
            case "<", ">", "!", "?", "%", "^", "-":
                if player == nil { player = try Player(configuration, login, rightsChannel) }
                try player?.play(line.first ?? " ", content, place)
            default: break
            }
        }
        player?.expectNothingLeft(Comment(rawValue: "\(file): at the end"))
    }

    private struct Player {
        var session: IRCSession
        var sent: [String]
        var events: [String] = []
        var derivation: KeyDerivation?

        init(
            _ configuration: SessionConfiguration,
            _ login: Login?,
            _ rightsChannel: ChannelName?
        ) throws {
            session = IRCSession(configuration, login: login)
            session.rightsChannel = rightsChannel
            sent = try session.start().sent
        }

        mutating func play(_ sign: Character, _ content: String, _ place: Comment) throws {
            switch sign {
            case "<":
                expectNothingLeft(place)
                try take(session.hear(content))
            case "%" where content == "key":
                expectNothingLeft(place)
                let derivation = try #require(derivation, place)
                let key = try TestLogin.saltedPassword(derivation)
                try take(session.receive(saltedPassword: key, for: derivation))
            case "%":
                expectNothingLeft(place)
                try take(session.expireLogin())
            case "^":
                expectNothingLeft(place)
                sent = try [session.inquire(about: Nick(content))].compactMap(\.self).sent
            case "-": session.giveUpInquiry(about: Nick(content))
            case ">":
                #expect(sent.first == content, place)
                sent = Array(sent.dropFirst())
            case "!":
                #expect(events.first == content, place)
                events = Array(events.dropFirst())
            default: answer(content, place)
            }
        }

        private mutating func join() throws {
            var channels = session.configuration.channels
            while !channels.isEmpty {
                let reaction = session.joinNext(of: &channels)
                sent += try reaction.replies.sent
                events += reaction.events.map(\.summary)
            }
        }

        private mutating func take(_ reaction: Reaction) throws {
            sent = try reaction.replies.sent
            events = reaction.events.map(\.summary)
            for case .loginNeedsKey(let derivation) in reaction.events {
                self.derivation = derivation
            }
            if reaction.events.contains(.registered(session.nick)) { try join() }
            if let question = session.nextQuestion() { sent.append(try question.sent) }
        }

        func expectNothingLeft(_ place: Comment) {
            #expect(sent.isEmpty && events.isEmpty, place)
        }

        private func answer(_ question: String, _ place: Comment) {
            let words = question.split(separator: " ").map(String.init)
            let channel = ChannelName(words.count > 1 ? words[1] : "")
            let found: String =
                switch words[0] {
                case "nick": session.nick.text
                case "identity": session.identity.text
                case "phase": "\(session.phase)"
                case "account": session.ownAccount?.text ?? "none"
                case "accounts":
                    session.members(of: channel)
                        .compactMap { nick in
                            session.account(of: nick).map { "\(nick.text)=\($0.text)" }
                        }
                        .joined(separator: " ")
                case "ignored": "\(session.ignoredMessages)"
                case "channels": session.channels.map(\.text).joined(separator: " ")
                case "members": session.members(of: channel).map(\.text).joined(separator: " ")
                case "operators":
                    session.members(of: channel).filter { session.isOperator($0, of: channel) }
                        .map(\.text).joined(separator: " ")
                default: "an unknown question"
                }
            let named = ["accounts", "members", "operators"].contains(words[0]) ? 2 : 1
            #expect(found == words.dropFirst(named).joined(separator: " "), place)
        }
    }
}
