import RulesCore
import Testing
import Understanding

/// Who or what does what is said.
@Suite struct SubjectTests {
    private func read(_ text: String, in language: String) throws -> Reading {
        let reader = try (language == "en" ? English.reader : Spanish.reader).get()
        return reader.read(text, asking: nil, now: English.now)
    }

    @Test(arguments: [
        ("en", "Dave fell off his bike at the weekend"), ("en", "our Karen passed out at the end"),
        ("en", "Aoife has a fever so she's out"), ("en", "my 14 yo has a fever"),
        ("en", "can't feel his legs, my brother"), ("en", "a guy at the club can't pee"),
        ("en", "my coach collapsed at the track"), ("en", "my phone fell in the canal"),
        ("en", "the gazebo collapsed at the relays"), ("en", "bottle leaking all over my bag"),
        ("en", "the wind was relentless"), ("es", "Aitana tiene fiebre y no viene"),
        ("es", "mi entrenador se desmayó en la pista"), ("es", "mi cuñado no siente las piernas"),
        ("es", "el móvil se cayó al canal"), ("es", "a Lucía la atropelló un coche"),
    ])
    func `what others and things do is no flag`(language: String, text: String) throws {
        #expect(try read(text, in: language).findings.isEmpty)
    }

    @Test(arguments: [
        ("en", "my physio says I have a trapped nerve and my foot drags", Fact.legs),
        ("en", "my wife noticed I drag my left foot", .legs),
        ("en", "left foot my wife says drags", .legs),
        ("en", "mate can't feel my legs", .legs), ("en", "foot flopping since Tues", .legs),
        ("en", "lost control on the way home of my bladder", .bladderBowel),
        ("en", "a lad fell on top of me and my back is killing me", .trauma),
        ("en", "the gate knocked me over, back's sore", .trauma),
        ("en", "my lady bits have gone numb", .saddle),
        ("en", "got rear ended by some kid on Friday, my back has hurt ever since", .trauma),
        ("en", "when I sneeze it's like someone stabs me in the lower back", .otherUrgent),
        ("en", "in the rain I fell over, back's sore", .trauma),
        ("en", "Undercarriage has gone numb", .saddle),
        ("es", "mi mujer notó que arrastro el pie izquierdo", .legs),
        ("es", "el perro me tiró y me duele la espalda", .trauma),
        ("es", "cuando me toco ahí abajo es como tocar a otra persona", .saddle),
    ])
    func `what is done to the speaker or told of them is theirs`(
        language: String,
        text: String,
        fact: Fact
    ) throws {
        let reading = try read(text, in: language)
        #expect(reading.about == .myself)
        #expect(reading.findings.contains { $0.value.fact == fact })
    }
}
