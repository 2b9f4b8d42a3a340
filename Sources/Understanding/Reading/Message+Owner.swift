import RulesCore

extension Message {
    /// What a time or a circumstance such as "when I run" belongs to.
    enum Owner {
        /// The pain in the back.
        case back
        /// Another symptom.
        case symptom
    }

    /// What the nearest words of pain or of a symptom before that token, in its clause, speak of;
    /// else the first behind it.
    func owner(at token: Int) -> Owner? {
        let clause = clauses[token]
        let owners = hits.filter { clauses[$0.start] == clause && $0.isOwner }
        guard
            let nearest = owners.filter({ $0.end <= token }).max(by: { $0.end < $1.end })
                ?? owners.first
        else { return nil }
        // "Sciatica" is both: pain then.
        let isPain = owners.contains { pain in
            pain.meaning == .cue(.pain)
                && owners.contains { $0.fact != nil && $0.match.overlaps(pain.match) }
        }
        // "Back pain with chills since yesterday": one time for both.
        let isJoint = owners.contains { pain in
            pain.meaning == .cue(.pain) && pain.end <= nearest.start && nearest.end <= token
                && !(pain.end..<nearest.start)
                    .contains {
                        contains(.and, from: $0) || contains(.firstPerson, from: $0)
                            || tokens[$0].isTurn
                    }
        }
        let isSymptom = nearest.fact.map(Message.symptoms.contains) ?? false
        return isSymptom && !isPain && !isJoint ? .symptom : .back
    }

    /// The hits that a time or a circumstance may belong to.
    var owners: [Hit] { hits.filter(\.isOwner) }

    /// Facts about the back itself: what is said of when they began is said of the pain.
    static let ofTheBack: FactSet = [.trauma, .nightConstant, .otherUrgent]
    private static let symptoms: FactSet = [
        .saddle, .bladderBowel, .chestCollapse, .legs, .feverUnwell,
    ]
}

extension Message.Hit {
    fileprivate var isOwner: Bool {
        meaning == .cue(.pain)
            || fact.map { $0.rawValue <= Fact.otherUrgent.rawValue && $0 != .cancerWeight }
                ?? false
    }
}
