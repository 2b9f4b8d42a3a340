internal import RulesCore
internal import Understanding

/// Sentences that have to be heard as what they are, by language.
///
/// A language that is not listed is held by its own phrases alone.
enum SafetySentences {
    /// A sentence and the flag that it raises; nil for distress.
    struct Sentence {
        let text: String
        let flag: FactValue?

        /// The sentence as a phrase would put it.
        var phrase: Phrase {
            Phrase(text, flag.map { .value($0, .always) } ?? .cue(.distress))
        }
    }

    /// Words around a phrase that take nothing from what it says.
    struct Frame {
        var before = ""
        var after = ""

        /// The phrase with the words around it.
        func filled(with text: String) -> String { before + text + after }
    }

    /// What people say around a red flag, by language.
    static let frames: [String: [Frame]] = [
        "en": [
            Frame(before: "today "), Frame(after: " since monday, my back hurts"),
            Frame(before: "hi, "),
        ],
        "es": [
            Frame(before: "hoy "), Frame(after: " desde el lunes, me duele la espalda"),
            Frame(before: "hola, "),
        ],
    ]

    static let all: [String: [Sentence]] = [
        "en": sentences([
            (.saddle, "yes", ["i can't feel myself wipe", "numb between my legs since yesterday"]),
            (.saddle, "yes", ["hi, my bum is numb today", "my genitals have gone numb"]),
            (
                .bladderBowel, "yes",
                ["i can't pee", "i can't pee since this morning, my back hurts"]
            ),
            (.bladderBowel, "yes", ["today i wet myself", "i lost control of my bowels"]),
            (.chestCollapse, "yes", ["chest pain and i can't breathe", "i fainted this morning"]),
            (.chestCollapse, "yes", ["sudden tearing pain in my back"]),
            (.legs, "bothLegs", ["both my legs are numb", "both legs went weak today"]),
            (.trauma, "major", ["i was hit by a car", "i fell off a roof yesterday"]),
        ]) + distress(["i want to kill myself", "i want to die"]),
        "es": sentences([
            (.saddle, "yes", ["no siento cuando me limpio", "se me duerme la entrepierna"]),
            (.bladderBowel, "yes", ["no puedo orinar", "hoy me hice pis encima"]),
            (.bladderBowel, "yes", ["no controlo la orina"]),
            (.chestCollapse, "yes", ["dolor en el pecho y me falta el aire", "me desmayé ayer"]),
            (.legs, "bothLegs", ["se me duermen las dos piernas"]),
            (.trauma, "major", ["me atropelló un coche", "me caí de un tejado"]),
        ]) + distress(["me quiero morir", "quiero matarme"]),
    ]

    private static func sentences(
        _ list: [(fact: Fact, value: String, texts: [String])]
    ) -> [Sentence] {
        list.flatMap { fact, value, texts in
            texts.map { Sentence(text: $0, flag: FactValue(fact, named: value)) }
        }
    }

    private static func distress(_ texts: [String]) -> [Sentence] {
        texts.map { Sentence(text: $0, flag: nil) }
    }
}
