internal import Chat

/// Words that answers held and that no phrase of the scripts knows, by how many people said them.
///
/// In memory alone, since the bot began: words of runners are kept nowhere. What fewer than
/// ``enough`` people have said is told to nobody.
struct StrangeWords {
    /// How many people must have said a word before it is told.
    static let enough = 3
    /// How many words are remembered; beyond, those that one person alone has said make room.
    static let limit = 2_000

    private var people: [String: Set<MemberID>] = [:]

    /// Notes what somebody said, but for their own name.
    mutating func note(_ words: Set<String>, by member: MemberID, called name: String) {
        for word in words where word != name.lowercased() {
            if people.count >= Self.limit, people[word] == nil {
                people = people.filter { $0.value.count > 1 }
                guard people.count < Self.limit else { return }
            }
            people[word, default: []].insert(member)
        }
    }

    /// Lets go of what somebody has said.
    mutating func remove(of member: MemberID) {
        people = people.compactMapValues { members in
            let rest = members.subtracting([member])
            return rest.isEmpty ? nil : rest
        }
    }

    /// The words that most have said, with how many.
    func commonest(atMost limit: Int) -> [(word: String, people: Int)] {
        people.filter { $0.value.count >= Self.enough }
            .map { (word: $0.key, people: $0.value.count) }
            .sorted { ($1.people, $0.word) < ($0.people, $1.word) }
            .prefix(limit).map(\.self)
    }
}
