/// Who is in our channels, with which rights and accounts, as far as the server told.
///
/// Somebody who shares no channel with us is forgotten at once: what we knew can be out of date
/// without our hearing of it.
struct Roster: Sendable {
    /// How many channels, and how many members of one, are kept account of.
    ///
    /// Far above what networks allow. Those beyond have no rights and no account.
    private static let maxChannels = 1_024
    private static let maxMembers = 65_536

    private struct Channel: Sendable {
        var name: ChannelName
        var members: [CaseMapped<Nick>: MemberModes] = [:]
    }

    private(set) var casemapping = Casemapping.rfc1459
    private var channels: [CaseMapped<ChannelName>: Channel] = [:]
    private var accounts = AccountTable(.rfc1459)

    // MARK: Questions

    var channelNames: [ChannelName] {
        channels.values.map(\.name).sorted { $0.text < $1.text }
    }

    func contains(_ channel: ChannelName) -> Bool {
        channels[key(channel)] != nil
    }

    func members(of channel: ChannelName) -> [Nick] {
        (channels[key(channel)]?.members.keys.map(\.name) ?? []).sorted { $0.text < $1.text }
    }

    func memberCount(of channel: ChannelName) -> Int {
        channels[key(channel)]?.members.count ?? 0
    }

    /// How many channels have one of some signs.
    func channelCount(signs: [UInt8]) -> Int {
        channels.values.count { $0.name.text.utf8.first.map(signs.contains) ?? false }
    }

    func modes(of nick: Nick, in channel: ChannelName) -> MemberModes? {
        channels[key(channel)]?.members[key(nick)]
    }

    func account(of nick: Nick) -> AccountName? {
        accounts[key(nick)]
    }

    func nicks(of account: AccountName) -> [Nick] {
        accounts.nicks(of: account).map(\.name).sorted { $0.text < $1.text }
    }

    /// Whether we share a channel.
    func isVisible(_ nick: Nick) -> Bool {
        let key = key(nick)
        return channels.values.contains { $0.members[key] != nil }
    }

    // MARK: Changes

    /// Begins a channel that we came into, without members.
    mutating func enter(_ channel: ChannelName) {
        guard channels.count < Self.maxChannels || contains(channel) else { return }
        channels[key(channel)] = Channel(name: channel)
    }

    /// Forgets a channel, and who was only there.
    mutating func leave(_ channel: ChannelName) {
        guard let gone = channels.removeValue(forKey: key(channel)) else { return }
        for nick in gone.members.keys { forgetIfInvisible(nick) }
    }

    mutating func add(_ nick: Nick, to channel: ChannelName, modes: MemberModes = MemberModes()) {
        let channel = key(channel)
        let nick = key(nick)
        // A second reference to the members would have all of them copied below.
        guard let count = channels[channel]?.members.count,
            count < Self.maxMembers || channels[channel]?.members[nick] != nil
        else { return }
        channels[channel]?.members[nick] = modes
    }

    mutating func remove(_ nick: Nick, from channel: ChannelName) {
        let channel = key(channel)
        let nick = key(nick)
        channels[channel]?.members[nick] = nil
        forgetIfInvisible(nick)
    }

    mutating func removeFromAll(_ nick: Nick) {
        let nick = key(nick)
        // The keys as they are would be a second reference, too.
        for channel in Array(channels.keys) { channels[channel]?.members[nick] = nil }
        accounts[nick] = nil
    }

    mutating func rename(_ old: Nick, to new: Nick) {
        let oldKey = key(old)
        let newKey = key(new)
        for channel in Array(channels.keys) {
            guard let modes = channels[channel]?.members.removeValue(forKey: oldKey) else {
                continue
            }
            channels[channel]?.members[newKey] = modes
        }
        let account = accounts[oldKey]
        accounts[oldKey] = nil
        accounts[newKey] = account
    }

    mutating func setAccount(_ account: AccountName?, of nick: Nick) {
        accounts[key(nick)] = isVisible(nick) ? account : nil
    }

    /// Forgets who is logged in to what, when the server no longer tells of changes.
    mutating func forgetAccounts() {
        accounts = AccountTable(casemapping)
    }

    /// Gives or takes one mode, when the member is known.
    mutating func change(_ mode: Character, isSet: Bool, of nick: Nick, in channel: ChannelName) {
        let channel = key(channel)
        let nick = key(nick)
        if isSet {
            channels[channel]?.members[nick]?.insert(mode)
        } else {
            channels[channel]?.members[nick]?.remove(mode)
        }
    }

    /// Makes all keys anew for another casemapping.
    ///
    /// Of two names that are one from now on nobody can say whose rights and whose account were
    /// meant: what they had in common is kept, and no more.
    mutating func rekey(_ casemapping: Casemapping) {
        guard casemapping != self.casemapping else { return }
        self.casemapping = casemapping
        let old = self
        channels = [:]
        for var channel in old.channels.values {
            channel.members = rekeyed(channel.members) { $0.intersection($1) }
            let key = key(channel.name)
            if let twin = channels[key] {
                channel.members.merge(twin.members) { $0.intersection($1) }
            }
            channels[key] = channel
        }
        let known = old.accounts.all.mapValues(Optional.some)
        accounts = AccountTable(casemapping)
        for (nick, account) in rekeyed(known, whereOne: { $0?.text == $1?.text ? $0 : nil }) {
            accounts[nick] = account
        }
    }

    private func rekeyed<Value>(
        _ table: [CaseMapped<Nick>: Value],
        whereOne merge: (Value, Value) -> Value
    ) -> [CaseMapped<Nick>: Value] {
        Dictionary(table.map { (key($0.key.name), $0.value) }, uniquingKeysWith: merge)
    }

    private mutating func forgetIfInvisible(_ nick: CaseMapped<Nick>) {
        guard accounts[nick] != nil else { return }
        if !channels.values.contains(where: { $0.members[nick] != nil }) { accounts[nick] = nil }
    }

    private func key<Name: CaseMappable>(_ name: Name) -> CaseMapped<Name> {
        CaseMapped(name, casemapping)
    }
}
