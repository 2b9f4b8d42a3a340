internal import Chat
internal import Dialogue

/// Whom the bot has offered help unasked, and who wants none: once a week to each, and never again
/// to who has declined.
struct Offers {
    /// How long nobody is offered help again, in seconds: a week.
    static let pause: Int64 = 7 * 86_400
    /// For how long words that decline are taken for an answer to an offer in the room, in seconds.
    static let answerTime: Int64 = 900
    /// How often it is noted that somebody who has declined is still there, in seconds.
    private static let day: Int64 = 86_400

    private var offers: [MemberID: HelpOffer]
    /// Of whom the store does not know yet what is kept.
    private var unstored: Set<MemberID> = []

    /// As it was stored.
    init(_ stored: [MemberID: HelpOffer] = [:]) {
        offers = stored
    }

    /// What is kept of somebody.
    subscript(member: MemberID) -> HelpOffer? { offers[member] }

    /// Whether help may be offered to somebody; a clock that was put back makes nobody be asked twice.
    func allow(_ member: MemberID, at now: Int64) -> Bool {
        guard let offer = offers[member] else { return true }
        return !offer.isDeclined && offer.at <= now - Self.pause
    }

    /// Whether somebody may be about to answer an offer.
    func isFresh(for member: MemberID, at now: Int64) -> Bool {
        guard let offer = offers[member] else { return false }
        return !offer.isDeclined && (now - Self.answerTime...now).contains(offer.at)
    }

    mutating func noteOffered(_ member: MemberID, at now: Int64) {
        keep(HelpOffer(isDeclined: false, at: now), of: member)
    }

    mutating func noteDeclined(_ member: MemberID, at now: Int64) {
        keep(HelpOffer(isDeclined: true, at: now), of: member)
    }

    /// Somebody has spoken: as long as they are seen, what they have declined is remembered.
    mutating func noteSeen(_ member: MemberID, at now: Int64) {
        guard let offer = offers[member], offer.isDeclined, offer.at <= now - Self.day else {
            return
        }
        noteDeclined(member, at: now)
    }

    /// Somebody is known under another id; who has declined under either has declined.
    mutating func move(from old: MemberID, to new: MemberID) {
        guard old != new, let offer = offers[old] else { return }
        if offers[new].map({ !$0.isDeclined || offer.isDeclined }) ?? true { keep(offer, of: new) }
        drop(old)
    }

    /// Forgets offers that are over, and those who have declined and were not seen for long.
    mutating func forget(unseenSince time: Int64, at now: Int64) {
        let over = offers.filter { $0.value.at < ($0.value.isDeclined ? time : now - Self.pause) }
        for member in over.keys { drop(member) }
    }

    /// The store has deleted what was kept of somebody.
    mutating func noteForgotten(_ member: MemberID) {
        offers[member] = nil
        unstored.remove(member)
    }

    private mutating func keep(_ offer: HelpOffer, of member: MemberID) {
        offers[member] = offer
        unstored.insert(member)
    }

    private mutating func drop(_ member: MemberID) {
        offers[member] = nil
        unstored.insert(member)
    }

    // MARK: - Storing

    /// What the store is to have and has not.
    var changes: [MemberID: HelpOffer] { offers.filter { unstored.contains($0.key) } }

    /// What the store has and is not to have.
    var dropped: Set<MemberID> { unstored.filter { offers[$0] == nil } }

    /// The store has all of it now.
    mutating func noteStored() { unstored = [] }
}
