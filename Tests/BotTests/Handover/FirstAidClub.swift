import Bot
import BotStore
import Chat
import Dialogue
import Foundation
import Testing

/// A club with two first aiders who are there, a runner, and a moderator.
final class FirstAidClub {
    let life: Life
    let ann: Member
    let bob: Member
    let rob: Member
    private(set) var mia: Member
    private var mark = 0

    /// Monday, 2026-03-02, noon.
    static let noon = Date(timeIntervalSince1970: 1_772_452_800)

    static func aider(_ name: String, _ duty: [DutyHours] = [DutyHours()]) -> FirstAider {
        FirstAider(
            member: MemberID(network: Life.network, key: "account:\(name)"),
            name: name,
            duty: duty
        )
    }

    init(
        present: [String] = ["ann", "bob"],
        firstAiders: [FirstAider] = [aider("ann"), aider("bob")],
        hasAccount: Bool = true,
        store: Store? = nil,
        library: ScriptLibrary? = nil
    ) async throws {
        life = try await Life(
            from: Self.noon,
            store: store,
            library: library,
            firstAiders: firstAiders
        )
        ann = life.member("ann")
        bob = life.member("bob")
        rob = life.member("rob", isModerator: true)
        mia = life.member("mia", hasAccount: hasAccount)
        for name in present { await life.come(life.member(name)) }
    }

    /// Says something in private and gives what is said to whom after it.
    @discardableResult
    func say(_ text: String, by member: Member) async -> [Life.Said] {
        mark = life.said.count
        await life.say(text, by: member)
        return Array(life.said[mark...])
    }

    @discardableResult
    func mia(_ text: String) async -> [String] { texts(to: mia, in: await say(text, by: mia)) }

    @discardableResult
    func ann(_ text: String) async -> [String] { texts(to: ann, in: await say(text, by: ann)) }

    @discardableResult
    func rob(_ text: String) async -> [String] { texts(to: rob, in: await say(text, by: rob)) }

    /// What was said to somebody after the last words of anybody.
    func news(for member: Member) -> [String] { texts(to: member, in: Array(life.said[mark...])) }

    /// From here on is what is news.
    func listen() { mark = life.said.count }

    private func texts(to member: Member, in said: [Life.Said]) -> [String] {
        said.filter { $0.action.recipient == member.id }.map(\.text)
    }

    /// Everything that was said to anybody but the runner.
    var saidToOthers: [String] {
        life.said.filter { $0.action.recipient != mia.id }.map(\.text)
    }

    /// The runner asks for a person, and agrees to what is said by that number.
    @discardableResult
    func ask(_ choice: String = "1") async throws -> String {
        await mia("person")
        await mia(choice)
        return try #require(
            news(for: ann).lazy.compactMap { $0.prefixMatch(of: /[A-Z][2-9][A-Z][2-9]/) }.first
                .map { String($0.output) }
        )
    }

    /// The runner is back as a stranger.
    func comeBackAsStranger() async {
        life.network.go(mia.id)
        await life.reconnect()
        mia = life.member("mia", hasAccount: false)
    }

    var open: [OpenHandover] { get async throws { try await life.store.handovers() } }
}
