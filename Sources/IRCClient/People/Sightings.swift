package import IRCProtocol
package import NIOCore

/// Who was seen under which nick on one connection, and is known to be there still.
///
/// Whoever has no account gets a number when seen first. It holds while the server would tell us
/// that they leave, or for ``patience`` after they were seen last, and as long as they come as the
/// same `nick!user@host`; the next to come so has another number. Whatever is forgotten makes
/// somebody a stranger, and never one person another.
///
/// It knows no clock: the moment comes in with each call.
package struct Sightings: Sendable {
    /// How many nicks are kept; then up to a quarter is forgotten, who is in sight last of all.
    package static let capacity = 4_096

    /// How many of one host, without an account and out of sight, are kept while others of it come.
    package static let hostCapacity = 2_048

    /// How long somebody out of sight is who they were: no longer than an answer takes.
    package static let trust = TimeAmount.seconds(5)

    /// How long somebody in sight has their account, where the server does not tell of logouts.
    package static let accountTrust = TimeAmount.seconds(60)

    /// How long somebody without an account may be out of sight and still be the same by what they
    /// look like: while they think of an answer, and no longer.
    package static let patience = TimeAmount.minutes(3)

    /// What the server tells of somebody without being asked; the later the more.
    package enum Sight: Int, Comparable, Sendable {
        /// Nothing.
        case none
        /// That they leave: their nick is watched.
        case watched
        /// That they leave, or take another nick: we share a channel.
        case shared
        /// Also that they log in or out.
        case tracked

        package static func < (one: Sight, other: Sight) -> Bool {
            one.rawValue < other.rawValue
        }
    }

    /// Somebody under a nick.
    package struct Sighting: Sendable {
        /// The ``PersonKey`` as text.
        package let key: String
        /// Whether it is that of an account.
        package let hasAccount: Bool
        /// As the server shows them now.
        package fileprivate(set) var source: Source
        /// Whether they have spoken to us alone.
        package fileprivate(set) var isTalking: Bool
        fileprivate var sight: Sight
        fileprivate var seenAt: NIODeadline
        /// How often they spoke to us alone.
        fileprivate var words: Int

        fileprivate func isSure(at now: NIODeadline) -> Bool {
            let age = now - seenAt
            guard sight > .none else { return age <= Sightings.trust }
            return !hasAccount || sight == .tracked || age <= Sightings.accountTrust
        }
    }

    private let mark: String
    private var casemapping = Casemapping.rfc1459
    private var number: UInt64 = 0
    private var sightings: [CaseMapped<Nick>: Sighting] = [:]
    /// The nicks of each person, the one seen last at the end; never an empty list.
    private var nicks: [String: [CaseMapped<Nick>]] = [:]
    /// How many without an account there are of each host.
    private var hosts: [String: Int] = [:]

    /// Begins with nobody seen.
    ///
    /// - Parameter mark: A word of letters and digits that no other connection has.
    package init(mark: String) {
        self.mark = mark
    }

    // MARK: Questions

    /// Who was seen last under a nick, and not to leave.
    package subscript(nick: Nick) -> Sighting? { sightings[key(nick)] }

    /// Who is certain to have a nick at this moment.
    package func holder(of nick: Nick, at now: NIODeadline) -> Sighting? {
        self[nick].flatMap { $0.isSure(at: now) ? $0 : nil }
    }

    /// The nick that somebody is certain to have at this moment: of several the one seen last.
    package func nick(of person: String, at now: NIODeadline) -> Nick? {
        nicks[person]?.last { sightings[$0]?.isSure(at: now) == true }?.name
    }

    /// The nick that somebody had last, and was not seen to give up.
    package func lastNick(of person: String) -> Nick? { nicks[person]?.last?.name }

    /// Who talks to us and is in no channel of ours, who spoke last first.
    package func talkers(withAccounts: Bool) -> [Nick] {
        sightings.values
            .filter { $0.isTalking && $0.sight < .shared && (withAccounts || !$0.hasAccount) }
            .sorted { $0.seenAt > $1.seenAt }.map(\.source.nick)
    }

    /// Of whom the server tells only because it watches them.
    package var watched: [Nick] {
        sightings.values.filter { $0.sight == .watched }.map(\.source.nick)
    }

    /// Everybody seen.
    package var all: [Nick] { sightings.values.map(\.source.nick) }

    /// Whether somebody without an account has been out of sight for so long that another may have
    /// the nick by now.
    package func isPast(_ nick: Nick, at now: NIODeadline) -> Bool {
        guard let known = self[nick], !known.hasAccount else { return false }
        return known.sight == .none && now - known.seenAt > Self.trust
    }

    // MARK: What the server shows

    /// Takes note of somebody.
    ///
    /// - Parameters:
    ///   - source: As the server shows them.
    ///   - account: The account, as the server vouches at this moment.
    ///   - sight: What the server will tell of them.
    ///   - isTalking: Whether they speak to us alone.
    ///   - patience: How long they may have been out of sight, and be the same.
    ///   - now: This moment.
    /// - Returns: Who it is.
    @discardableResult package mutating func saw(
        _ source: Source,
        account: AccountName?,
        sight: Sight,
        isTalking: Bool = false,
        patience: TimeAmount = Self.patience,
        at now: NIODeadline
    ) -> Sighting {
        let nick = key(source.nick)
        if var known = sightings[nick],
            isSame(known, source, account, within: patience, at: now)
        {
            known.source = source
            known.seenAt = now
            known.sight = sight
            known.isTalking = known.isTalking || isTalking
            known.words += isTalking ? 1 : 0
            sightings[nick] = known
            bringForward(nick, of: known.key)
            return known
        }
        forget(nick)
        makeRoom(for: account == nil ? source.host : nil, at: now)
        let sighting = Sighting(
            key: newKey(source, account).text,
            hasAccount: account != nil,
            source: source,
            isTalking: isTalking,
            sight: sight,
            seenAt: now,
            words: isTalking ? 1 : 0
        )
        add(sighting, under: nick)
        return sighting
    }

    /// Takes note that the server tells more, or less, of who has a nick from now on.
    ///
    /// Who comes into sight after they were out of it for some time may be anybody, until they are
    /// seen again.
    package mutating func changeSight(of nick: Nick, to sight: Sight, at now: NIODeadline) {
        let nick = key(nick)
        guard let known = sightings[nick], known.sight != sight else { return }
        guard known.sight > .none || now - known.seenAt <= Self.trust else { return }
        // Until this moment we would have been told.
        if sight == .none { sightings[nick]?.seenAt = now }
        sightings[nick]?.sight = sight
    }

    /// Takes note that somebody left, or is not who they were: the next under the nick is another.
    package mutating func lost(_ nick: Nick) { forget(key(nick)) }

    /// Takes note that somebody has another nick now.
    package mutating func renamed(_ old: Nick, to new: Nick) {
        let newKey = key(new)
        guard var known = forget(key(old)) else {
            forget(newKey)
            return
        }
        forget(newKey)
        known.source.nick = new
        add(known, under: newKey)
    }

    /// Takes note that somebody logged in to an account, or out of it.
    package mutating func changedAccount(of nick: Nick, to account: AccountName?) {
        guard let known = self[nick] else { return }
        let isSame = account.map { known.key == accountKey($0).text } ?? !known.hasAccount
        if !isSame { lost(nick) }
    }

    /// Forgets everybody, where names are compared in another way from now on.
    package mutating func rekey(_ casemapping: Casemapping) {
        self.casemapping = casemapping
        sightings = [:]
        nicks = [:]
        hosts = [:]
    }

    /// The key of an account.
    package func accountKey(_ account: AccountName) -> PersonKey {
        .account(AccountName(casemapping.fold(account.text)) ?? account)
    }
}

// MARK: - The tables

extension Sightings {
    private func key(_ nick: Nick) -> CaseMapped<Nick> { CaseMapped(nick, casemapping) }

    private func isSame(
        _ known: Sighting,
        _ source: Source,
        _ account: AccountName?,
        within patience: TimeAmount,
        at now: NIODeadline
    ) -> Bool {
        if let account { return known.hasAccount && known.key == accountKey(account).text }
        return !known.hasAccount && known.source.user == source.user
            && known.source.host == source.host
            && (known.sight > .none || now - known.seenAt <= patience)
    }

    private mutating func newKey(_ source: Source, _ account: AccountName?) -> PersonKey {
        if let account { return accountKey(account) }
        number += 1
        return .passing(
            PersonKey.Passing(
                nick: casemapping.fold(source.nick.text),
                user: source.user ?? "",
                host: source.host ?? "",
                mark: mark,
                number: number
            )
        )
    }

    private mutating func add(_ sighting: Sighting, under nick: CaseMapped<Nick>) {
        sightings[nick] = sighting
        nicks[sighting.key, default: []].append(nick)
        if let host = sighting.passingHost { hosts[host, default: 0] += 1 }
    }

    @discardableResult private mutating func forget(_ nick: CaseMapped<Nick>) -> Sighting? {
        guard let known = sightings.removeValue(forKey: nick) else { return nil }
        nicks[known.key]?.removeAll { $0 == nick }
        if nicks[known.key]?.isEmpty == true { nicks[known.key] = nil }
        if let host = known.passingHost {
            hosts[host] = hosts[host].flatMap { $0 > 1 ? $0 - 1 : nil }
        }
        return known
    }

    private mutating func bringForward(_ nick: CaseMapped<Nick>, of person: String) {
        guard let list = nicks[person], list.last != nick else { return }
        nicks[person] = list.filter { $0 != nick } + [nick]
    }

    /// Forgets others where somebody new, of that host if they have no account, finds no room.
    ///
    /// Who is in sight goes only where all are, and never for the sake of one host.
    private mutating func makeRoom(for host: String?, at now: NIODeadline) {
        if let host, hosts[host, default: 0] >= Self.hostCapacity {
            let unseen = sightings.lazy.filter {
                $0.value.sight == .none && $0.value.passingHost == host
            }
            let least = unseen.min { $0.value.isMissedLess(than: $1.value, at: now) }
            if let least { forget(least.key) }
        }
        guard sightings.count >= Self.capacity else { return }
        let unseen = sightings.filter { $0.value.sight == .none }
        let least = (unseen.isEmpty ? sightings : unseen)
            .sorted { $0.value.isMissedLess(than: $1.value, at: now) }
        for (nick, _) in least.prefix(Self.capacity / 4) { forget(nick) }
    }
}

extension Sightings.Sighting {
    /// The host of who has no account, where the server shows one.
    fileprivate var passingHost: String? {
        hasAccount || source.host?.isEmpty == true ? nil : source.host
    }

    /// Whether they are to be forgotten before another: whose time is over first, then who spoke
    /// least, and longest ago.
    fileprivate func isMissedLess(than other: Self, at now: NIODeadline) -> Bool {
        let isOver = now - seenAt > Sightings.patience
        let isOtherOver = now - other.seenAt > Sightings.patience
        return isOver != isOtherOver
            ? isOver : (words, seenAt) < (other.words, other.seenAt)
    }
}
