/// Who is in our channels, with which rights and accounts, as far as the server told.
///
/// Somebody who shares no channel with us is forgotten at once: what we knew can be out of date
/// without our hearing of it.
struct Roster: Sendable {
    private struct Channel: Sendable {
        var name: ChannelName
        var members: [CaseMapped<Nick>: MemberModes] = [:]
    }

    private(set) var casemapping = Casemapping.rfc1459
    private var channels: [CaseMapped<ChannelName>: Channel] = [:]
    private var accounts: [CaseMapped<Nick>: AccountName] = [:]

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

    func modes(of nick: Nick, in channel: ChannelName) -> MemberModes? {
        channels[key(channel)]?.members[key(nick)]
    }

    func account(of nick: Nick) -> AccountName? {
        accounts[key(nick)]
    }

    /// Whether we share a channel.
    func isVisible(_ nick: Nick) -> Bool {
        let key = key(nick)
        return channels.values.contains { $0.members[key] != nil }
    }

    // MARK: Changes

    /// Begins a channel that we came into, without members.
    mutating func enter(_ channel: ChannelName) {
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
        for channel in channels.keys { channels[channel]?.members[nick] = nil }
        accounts[nick] = nil
    }

    mutating func rename(_ old: Nick, to new: Nick) {
        let oldKey = key(old)
        let newKey = key(new)
        for channel in channels.keys {
            guard let modes = channels[channel]?.members.removeValue(forKey: oldKey) else {
                continue
            }
            channels[channel]?.members[newKey] = modes
        }
        accounts[newKey] = accounts.removeValue(forKey: oldKey)
    }

    mutating func setAccount(_ account: AccountName?, of nick: Nick) {
        accounts[key(nick)] = account
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
    mutating func rekey(_ casemapping: Casemapping) {
        guard casemapping != self.casemapping else { return }
        self.casemapping = casemapping
        let old = self
        channels = [:]
        for var channel in old.channels.values {
            channel.members = old.rekeyed(channel.members)
            channels[key(channel.name)] = channel
        }
        accounts = old.rekeyed(old.accounts)
    }

    private func rekeyed<Value>(_ table: [CaseMapped<Nick>: Value]) -> [CaseMapped<Nick>: Value] {
        Dictionary(table.map { (key($0.key.name), $0.value) }) { first, _ in first }
    }

    private mutating func forgetIfInvisible(_ nick: CaseMapped<Nick>) {
        guard accounts[nick] != nil else { return }
        if !channels.values.contains(where: { $0.members[nick] != nil }) { accounts[nick] = nil }
    }

    private func key<Name: CaseMappable>(_ name: Name) -> CaseMapped<Name> {
        CaseMapped(name, casemapping)
    }
}
