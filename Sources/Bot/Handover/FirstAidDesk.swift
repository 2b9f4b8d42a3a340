internal import BotStore
internal import Chat
internal import Dialogue
internal import Understanding

/// Who of the club's first aid is there, and which wishes for a person are open.
///
/// Who is there is known by the networks alone, and so forgotten with the line or the program; the
/// wishes are those of the store.
struct FirstAidDesk {
    /// The wishes that are open, by runner.
    var handovers: [MemberID: OpenHandover] {
        didSet {
            isChanged = isChanged || takers(oldValue) != takers(handovers)
            guard !told.isEmpty else { return }
            let open = Set(handovers.values.map(\.handover.id))
            told = told.filter { open.contains($0.key) }
        }
    }
    private let firstAiders: [MemberID: FirstAider]
    /// Those who are there of whom this has to be known, with their names.
    private var present: [MemberID: String] = [:]
    /// What those were called last.
    private var lastNames: [MemberID: String] = [:]
    /// Whether ``names`` has changed since it was told.
    private(set) var isChanged: Bool
    /// Those who were there and are not any more.
    private(set) var left: Set<MemberID> = []
    /// Who of those on duty was told which answers of a runner.
    private var told: [HandoverID: [MemberID: UInt64]] = [:]
    /// Who wished for a person in the last hour, and when.
    private var wishes: [(runner: MemberID, at: Int64)] = []

    /// How many wishes of one person, and of one network, are told of in an hour.
    private static let perPerson = 4
    private static let perNetwork = 30

    init(_ firstAiders: [FirstAider], _ handovers: [OpenHandover]) {
        self.firstAiders = Dictionary(firstAiders.map { ($0.member, $0) }) { first, _ in first }
        self.handovers = Dictionary(handovers.map { ($0.runner, $0) }) { first, _ in first }
        isChanged = !firstAiders.isEmpty || !handovers.isEmpty
    }

    /// Whom the networks are to look out for, with the name that each had last.
    var names: [MemberID: String] {
        firstAiders.mapValues(\.name).merging(takers(handovers)) { first, _ in first }
            .merging(lastNames) { $1 }
    }

    /// Whether a network has anybody who may come.
    func hasAnybody(on network: String) -> Bool {
        firstAiders.keys.contains { $0.network == network }
    }

    /// Whether the network proves that it is somebody of the first aid.
    func isFirstAider(_ member: Member) -> Bool {
        member.hasAccount && firstAiders[member.id] != nil
    }

    /// Those of a network who are on duty and there, but for the runner themselves.
    func onDuty(
        on network: String,
        at moment: LocalMoment,
        for runner: MemberID
    ) -> [(member: MemberID, name: String)] {
        firstAiders.values
            .filter { $0.member.network == network && $0.member != runner }
            .filter { $0.duty.contains { $0.contains(moment) } }
            .compactMap { aider in present[aider.member].map { (aider.member, $0) } }
            .sorted { $0.0.key < $1.0.key }
    }

    /// Those of a network who are on duty and not known to be there, as the settings name them.
    func missed(on network: String, at moment: LocalMoment) -> [String] {
        firstAiders.values
            .filter { $0.member.network == network && present[$0.member] == nil }
            .filter { $0.duty.contains { $0.contains(moment) } }
            .map(\.name).sorted()
    }

    /// Whether those on duty may be told of one more wish: nobody is to be rung out of their patience.
    func mayAsk(_ runner: MemberID, at now: Int64) -> Bool {
        let recent = wishes.filter { isRecent($0.at, now) }
        return recent.count { $0.runner == runner } < Self.perPerson
            && recent.count { $0.runner.network == runner.network } < Self.perNetwork
    }

    /// Notes that those on duty are told of a wish.
    mutating func noteAsked(_ runner: MemberID, at now: Int64) {
        wishes = wishes.filter { isRecent($0.at, now) } + [(runner, now)]
    }

    /// Notes that somebody was told a runner's answers.
    mutating func noteTold(_ lines: [String], of id: HandoverID, to member: MemberID) {
        told[id, default: [:]][member] = Self.mark(lines)
    }

    /// Whether somebody was told just those answers of a runner, and was there since then.
    func isTold(_ lines: [String], of id: HandoverID, _ member: MemberID) -> Bool {
        told[id]?[member] == Self.mark(lines)
    }

    private static func mark(_ lines: [String]) -> UInt64 {
        StableHash.of(lines.joined(separator: "\n"))
    }

    /// A clock that was put back ends everything at once rather than never.
    private func isRecent(_ time: Int64, _ now: Int64) -> Bool {
        time <= now && now - time < 3_600
    }

    private func takers(_ handovers: [MemberID: OpenHandover]) -> [MemberID: String] {
        Dictionary(
            handovers.values.compactMap(\.handover.taker).map { ($0.member, $0.name) }
        ) { first, _ in first }
    }

    // MARK: - Who is there

    /// Notes that somebody is there; nothing where that need not be known.
    mutating func note(_ member: Member) {
        guard firstAiders[member.id] != nil || isTaker(member.id) else { return }
        left.remove(member.id)
        present[member.id] = member.name
        guard lastNames.updateValue(member.name, forKey: member.id) != member.name else { return }
        isChanged = true
    }

    /// Notes that somebody is not there any more.
    mutating func noteGone(_ member: MemberID) {
        if present.removeValue(forKey: member) != nil { left.insert(member) }
        told = told.mapValues { $0.filter { $0.key != member } }
    }

    /// Whether somebody of whom this has to be known is there.
    func isThere(_ member: MemberID) -> Bool { present[member] != nil }

    /// Notes that a network is out of reach: who is there is not known any more.
    mutating func noteLost(_ network: String) {
        for member in present.keys where member.network == network { noteGone(member) }
    }

    /// Notes that the networks know whom to look out for.
    mutating func noteTold() {
        isChanged = false
        left = []
    }

    private func isTaker(_ member: MemberID) -> Bool {
        handovers.values.contains { $0.handover.taker?.member == member }
    }
}
