internal import RulesCore

/// Turns texts of an edition into messages for one runner.
struct Wording {
    /// Names are cut to this many characters.
    static let maxNameLength = 64

    let edition: ScriptLibrary.Edition
    let club: Club
    let name: String
    let seed: UInt64

    init(edition: ScriptLibrary.Edition, club: Club, name: String, seed: UInt64) {
        self.edition = edition
        self.club = club
        self.seed = seed
        // Names come from the network: nothing in them may act as markup or control.
        self.name = String(
            name.unicodeScalars.lazy
                .filter { scalar in
                    let category = scalar.properties.generalCategory
                    return category != .control && category != .format && scalar != "{"
                        && scalar != "}"
                }
                .prefix(Self.maxNameLength).map(Character.init)
        )
    }

    /// The same for the same runner in another language.
    func speaking(_ edition: ScriptLibrary.Edition) -> Wording {
        Wording(edition: edition, club: club, name: name, seed: seed)
    }

    /// The messages of a text.
    ///
    /// `value` fills what is particular to the place; the rest is known.
    func messages(
        _ text: Text,
        _ value: (Placeholder) -> [String]? = { _ in nil }
    ) -> [String] {
        text.variant(seed)
            .filled { placeholder in
                value(placeholder) ?? everywhere(placeholder)
            }
    }

    /// The messages of a phrase that all topics share.
    func phrase(
        _ phrase: SharedWords.Phrase,
        _ value: (Placeholder) -> [String]? = { _ in nil }
    ) -> [String] {
        guard let text = edition.shared.phrases[phrase] else { return [] }
        return messages(text, value)
    }

    /// A phrase as one piece of text.
    func words(_ phrase: SharedWords.Phrase) -> String {
        self.phrase(phrase).joined(separator: " ")
    }

    /// A range in words, such as "10 to 20".
    private func words(_ range: ClosedRange<Int>) -> String {
        "\(range.lowerBound) \(words(.to)) \(range.upperBound)"
    }

    /// Numbered options in one line.
    func numbered(_ labels: [String]) -> String {
        labels.enumerated().map { "\($0 + 1) \($1)" }.joined(separator: "  ")
    }

    /// What a value means, said to the runner; its fixed name where a script has no words.
    func inWords(_ value: FactValue) -> String {
        edition.script.inWords[value] ?? value.name
    }

    private func everywhere(_ placeholder: Placeholder) -> [String] {
        switch placeholder {
        case .name: [name]
        case .bot: [club.bot]
        case .club: [club.name]
        case .emergencyNumber: [club.emergencyNumber]
        case .iceMinutes: [words(Parameters.iceMinutes)]
        case .iceTimes: [words(Parameters.iceTimesPerDay)]
        case .heatMinutes: [words(Parameters.hotTubMinutes)]
        case .restDays: [edition.shared.days(Parameters.restDays)]
        case .returnMinutes: ["\(Parameters.returnMinutes)"]
        case .keepDays: [edition.shared.days(club.keepDays)]
        case .choices, .because, .items, .unclear, .checkIn, .nextCheckIn, .days, .noted, .action,
            .sources, .code, .contact, .minutes, .times, .date, .words, .planDay, .weekday, .step,
            .rounds, .runMinutes, .walkMinutes:
            []
        }
    }
}

extension [String] {
    /// The parts of an enumeration, each but the last with what stands between it and the next.
    var listed: [String] {
        dropLast().map { $0 + ";" } + suffix(1)
    }
}
