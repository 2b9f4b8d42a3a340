import Bot
import Chat

extension Member {
    /// Somebody who is logged in, with what the network proves of them.
    static func loggedIn(
        _ account: String,
        as nick: String? = nil,
        _ standing: Standing = .otherAccount
    ) -> Member {
        Member(
            id: MemberID(network: Stage.network, key: "account:\(account)"),
            name: nick ?? account,
            standing: standing,
            hasAccount: true,
            account: account
        )
    }

    /// A moderator of the settings.
    static let rob = loggedIn("rob", .moderator)
}

extension Stage {
    /// Somebody says something; gives all that is said anywhere, which leaves at once.
    @discardableResult
    func hear(
        _ text: String,
        by member: Member,
        in room: String? = nil
    ) async throws -> [ChatAction] {
        let actions = try await take(message(text, by: member, in: room))
        try await take(.chat(.delivered(actions.map(\.id))))
        return actions
    }

    /// Somebody says something; gives the first answer.
    func first(_ text: String, by member: Member, in room: String? = nil) async throws -> String {
        try await hear(text, by: member, in: room).first?.text ?? ""
    }
}
