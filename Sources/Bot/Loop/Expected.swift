internal import BotStore
internal import Chat

/// Whom the bot has to ask how they are, and waits for.
///
/// Read from the store in slices, by the day up to which people may be asked at the time; what
/// changes meanwhile is told with ``update(_:name:dueDay:)``. Another such day, or quiet hours, begin
/// it anew: so it is never more than what the store holds, whatever the clock does.
struct Expected {
    /// How many people one slice brings, and how many are asked in one go.
    static let slice = 64
    /// How many people are waited for at most, as many as a network looks out for: those due longest.
    ///
    /// Others are asked when they speak.
    static let limit = 4_000

    /// How far the store has been read.
    enum Sweep {
        /// Behind that one.
        case after(DueCheckIn?)
        case done
    }

    private struct Person {
        var name: String
        var isThere = false
    }

    private(set) var sweep = Sweep.done
    /// Up to which local day people may be asked; nil when nobody may.
    private(set) var day: Int?
    private var people: [MemberID: Person] = [:]
    private var arrived: [MemberID] = []
    /// Whether ``names`` has changed since it was told.
    private(set) var isChanged = false
    /// Those who were there and are not any more.
    private(set) var left: Set<MemberID> = []

    /// Who is waited for, with the name they had last.
    var names: [MemberID: String] { people.mapValues(\.name) }

    /// Those who are there and to be asked, in the order in which they came, as many as a slice.
    var present: [(member: MemberID, name: String)] {
        arrived.prefix(Self.slice).map { ($0, people[$0]?.name ?? "") }
    }

    /// Begins anew where the day up to which people may be asked is another one.
    mutating func begin(_ day: Int?) {
        guard day != self.day else { return }
        self.day = day
        isChanged = isChanged || !people.isEmpty
        people = [:]
        arrived = []
        left = []
        sweep = day == nil ? .done : .after(nil)
    }

    /// Reads everything anew.
    mutating func beginAgain() {
        let day = day
        begin(nil)
        begin(day)
    }

    /// Takes a slice of those due.
    mutating func add(_ slice: [DueCheckIn]) {
        for due in slice where people[due.member] == nil {
            people[due.member] = Person(name: due.name)
            isChanged = true
        }
        sweep = slice.isEmpty || people.count >= Self.limit ? .done : .after(slice.last)
    }

    /// Notes when somebody is to be asked next.
    mutating func update(_ member: MemberID, name: String, dueDay: Int?) {
        if let day, let dueDay, dueDay <= day {
            guard people[member] == nil, people.count < Self.limit else { return }
            people[member] = Person(name: name)
            isChanged = true
        } else {
            remove(member)
        }
    }

    /// Waits for somebody no longer.
    mutating func remove(_ member: MemberID) {
        left.remove(member)
        guard let person = people.removeValue(forKey: member) else { return }
        if person.isThere { arrived.removeAll { $0 == member } }
        isChanged = true
    }

    /// Notes that somebody is there; nothing where they are not waited for.
    mutating func note(_ member: Member) {
        guard let person = people[member.id] else { return }
        left.remove(member.id)
        people[member.id] = Person(name: member.name, isThere: true)
        if !person.isThere { arrived.append(member.id) }
    }

    /// Notes that somebody is not there any more.
    mutating func noteGone(_ member: MemberID) {
        guard people[member]?.isThere == true else { return }
        people[member]?.isThere = false
        arrived.removeAll { $0 == member }
        left.insert(member)
    }

    /// Notes that a network is out of reach: who is there is not known any more.
    mutating func noteLost(_ network: String) {
        for member in arrived where member.network == network { noteGone(member) }
    }

    /// Notes that the networks know whom to wait for.
    mutating func noteTold() {
        isChanged = false
        left = []
    }
}
