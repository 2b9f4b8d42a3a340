internal import RulesCore
internal import Understanding

/// One message, listened to in every language that is spoken.
///
/// It is read in the language that most of its telling words are of, those that no other language has.
/// Red flags and distress are heard in all of them.
struct Listening {
    /// How many telling words a message has at least that is clearly in a language.
    static let clearWords = 3

    /// The language that has most telling words; nil where none leads.
    let leading: ScriptLibrary.Edition?
    /// Whether it leads clearly: with some words, and more than twice as many as all others.
    let isClear: Bool
    private let text: String
    private let languages: Languages
    private let origins: WordOrigins

    init(_ text: String, in languages: Languages) {
        self.text = text
        self.languages = languages
        origins = WordOrigins(text, among: languages.editions.map(\.reader))
        let telling = origins.telling
        let most = telling.max() ?? 0
        let leaders = telling.indices.filter { telling[$0] == most }
        leading = most > 0 && leaders.count == 1 ? languages.editions[leaders[0]] : nil
        isClear = most >= Self.clearWords && most > 2 * (telling.reduce(0, +) - most)
    }

    /// What other languages than the one that reads it hear in it of an emergency or another red flag,
    /// or of distress.
    func alarms(
        besides edition: ScriptLibrary.Edition,
        now: LocalMoment
    ) -> [(edition: ScriptLibrary.Edition, reading: Reading)] {
        guard
            let reading = languages.editions.firstIndex(where: { $0.language == edition.language })
        else { return [] }
        return languages.editions.indices
            .filter { $0 != reading && origins.mayHear($0, besides: reading) }
            .map { place in
                let other = languages.editions[place]
                return (other, other.reader.read(text, asking: nil, now: now))
            }
            .filter { $0.reading.isAlarm }
    }
}

extension Reading {
    /// Whether it tells of a red flag of the speaker's own, or of distress.
    var isAlarm: Bool {
        isDistress || about == .myself && findings.contains { $0.value.isRedFlag }
    }

    /// The same with the red flags and the distress that another language has heard in the message.
    func adding(_ alarm: Reading) -> Reading {
        var reading = self
        // A command is nothing but a command.
        reading.command = nil
        reading.isDistress = isDistress || alarm.isDistress
        guard alarm.about == .myself else { return reading }
        for flag in alarm.findings where flag.value.isRedFlag {
            let own = findings.first { $0.value.fact == flag.value.fact }
            if let own, own.value.isRedFlag, own.value.index >= flag.value.index { continue }
            reading.findings.removeAll { $0.value.fact == flag.value.fact }
            reading.findings.append(flag)
            reading.open.remove(flag.value.fact)
            reading.about = .myself
        }
        return reading
    }
}
