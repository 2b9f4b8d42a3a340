import RulesCore
import Testing
import Understanding

/// How far the words reach that turn the meaning of others.
@Suite struct ScopeTests {
    private let english: Reader
    private let spanish: Reader

    init() throws {
        english = try English.reader.get()
        spanish = try Spanish.reader.get()
    }

    /// The value that a message gives a fact; English unless it begins with "es: ".
    private func value(_ fact: Fact, of text: String, asking: Fact? = nil) -> String? {
        let isSpanish = text.hasPrefix("es: ")
        let reading = (isSpanish ? spanish : english)
            .read(
                String(text.dropFirst(isSpanish ? 4 : 0)),
                asking: asking.map { Question(asking: $0) },
                now: English.now
            )
        return reading.findings.first { $0.value.fact == fact }?.value.name
    }

    // MARK: - What states nothing

    @Test(arguments: [
        ("if I couldn't feel my legs I'd be in hospital", Fact.legs),
        ("if my legs went numb, or I lost control of my bladder, what would I do?", .bladderBowel),
        ("what if it wakes me at night, or I start leaking?", .bladderBowel),
        ("I'd go to hospital if I lost control of my bladder", .bladderBowel),
        ("hypothetically, a member faints mid race, who rings the ambulance", .chestCollapse),
        ("google says numbness down below, fever and weak legs are bad news", .legs),
        ("is it true that sitting all day makes your bum go numb", .saddle),
        ("does back pain mean cancer?", .cancerWeight),
        ("can a bad back cause chest pain?", .chestCollapse),
        ("my physio asked about numb legs", .legs),
        ("my physio asked if I wet myself", .bladderBowel),
        ("es: si se me durmieran las piernas, llamaría", .legs),
        ("es: hipotéticamente, un socio se desmaya en carrera, quién llama", .chestCollapse),
        ("es: google dice que el entumecimiento de la entrepierna es una urgencia", .saddle),
        ("es: el fisio me preguntó si se me escapa el pis", .bladderBowel),
    ])
    func `a what-if and what holds for anybody raise nothing`(text: String, fact: Fact) {
        #expect(value(fact, of: text) == nil)
    }

    @Test(arguments: [
        ("if it matters, I also can't feel my backside", Fact.saddle, "yes"),
        ("if I sit down my left leg goes numb", .legs, "oneLegSensory"),
        ("if you must know I can't feel my bum", .saddle, "yes"),
        ("what if it's serious? I can't feel my legs", .legs, "bothLegs"),
        ("I read that numbness is bad and my bum is numb", .saddle, "yes"),
        ("google says I'm fine but my left foot drags", .legs, "oneLegWeak"),
        ("reading about this made me realise I can't feel when I wipe", .saddle, "yes"),
        ("any tips for a sore back, left leg numb since Tuesday", .legs, "oneLegSensory"),
        ("how do I stop my left leg going numb?", .legs, "oneLegSensory"),
        ("imagine my surprise when I wet myself", .bladderBowel, "yes"),
        ("es: si me siento se me duerme la pierna izquierda", .legs, "oneLegSensory"),
        ("es: leí que es grave y a mí se me duermen las dos piernas", .legs, "bothLegs"),
        ("es: ¿es malo que me haya orinado encima?", .bladderBowel, "yes"),
        (
            "es: google dice que no es nada pero se me duerme la pierna izquierda", .legs,
            "oneLegSensory"
        ),
    ])
    func `what is stated beside a what-if counts`(text: String, fact: Fact, name: String) {
        #expect(value(fact, of: text) == name)
    }

    // MARK: - Past

    @Test(arguments: [
        ("Fell out of a tree aged nine and broke two ribs", Fact.trauma),
        ("in 2009 I had a car crash", .trauma), ("back in uni my legs went numb", .legs),
        ("at 16 I was hit by a car", .trauma), ("two winters ago I slipped on ice", .trauma),
        ("in my teens my back woke me every night", .nightConstant),
        ("during my first pregnancy I couldn't hold my pee", .bladderBowel),
        ("es: en 2009 tuve un accidente de coche", .trauma),
        ("es: cuando estaba en la uni se me durmieron las piernas", .legs),
    ])
    func `what was long ago raises nothing that is about now`(text: String, fact: Fact) {
        #expect(value(fact, of: text) == nil)
    }

    @Test(arguments: [
        ("ever since I fell off a horse as a kid my back hurts", Fact.trauma, "major"),
        ("since 2019 my left leg has been numb", .legs, "oneLegSensory"),
        ("for years my left leg has been tingling", .legs, "oneLegSensory"),
        ("my left leg went numb years ago and never came back", .legs, "oneLegSensory"),
        ("as a kid I had a fall, but now I can't feel my legs", .legs, "bothLegs"),
        ("last year I ran a marathon, now my foot is numb", .legs, "oneLegSensory"),
        ("breast cancer in 2009", .cancerWeight, "yes"),
        ("stress fracture in my shin in 2015", .riskHistory, "yes"),
        ("operated on my back in 2009", .spineSurgery, "yes"),
        ("es: desde 2019 tengo la pierna izquierda dormida", .legs, "oneLegSensory"),
        ("es: hace años me desmayé y hoy otra vez me desmayé", .chestCollapse, "yes"),
        (
            "es: en 2019 me atropelló un coche y desde entonces me duele la espalda", .trauma,
            "major"
        ),
    ])
    func `what goes on and what is history by nature stays`(
        text: String,
        fact: Fact,
        name: String
    ) {
        #expect(value(fact, of: text) == name)
    }

    // MARK: - Answers that turn

    @Test(arguments: [
        ("not numb but tingly", Fact.saddle, "yes"),
        ("not exactly numb, more tingly", .saddle, "yes"),
        ("no, I lied, numb", .saddle, "yes"), ("no. I lied, I leak", .bladderBowel, "yes"),
        ("didn't faint but came close", .chestCollapse, "yes"),
        ("I wouldn't say leaking, more dribbling", .bladderBowel, "yes"),
        ("es: dolor no, pero se me duerme la izquierda", .legs, "oneLegSensory"),
        ("es: no exactamente dormido, más bien como acorchado", .saddle, "yes"),
    ])
    func `a word behind one that is denied counts without a yes`(
        text: String,
        fact: Fact,
        name: String
    ) {
        #expect(value(fact, of: text, asking: fact) == name)
    }

    @Test(arguments: [
        ("not numb but different", Fact.saddle), ("not numb, just different", .saddle),
        ("no... well, a bit", .saddle), ("I wouldn't say I leak", .bladderBowel),
        ("I wouldn't call it a fever", .feverUnwell), ("loo is mostly fine", .bladderBowel),
        ("legs are ok I guess", .legs), ("I sleep fine unless I roll over", .nightConstant),
        ("left one is fine", .legs), ("coughing is fine", .otherUrgent),
        ("bones are fine", .riskHistory), ("es: no, bueno, un poco", .bladderBowel),
        ("es: las piernas más o menos bien", .legs), ("es: creo que bien", .bladderBowel),
    ])
    func `half an answer leaves a red flag open`(text: String, fact: Fact) {
        #expect(value(fact, of: text, asking: fact) == nil)
    }

    @Test(arguments: [
        ("everything works down there", Fact.bladderBowel, "no"),
        ("sleep right through", .nightConstant, "no"), ("weight's steady", .cancerWeight, "no"),
        ("legs are good", .legs, "none"), ("feels the same as always", .saddle, "no"),
        ("no nothing happened, it crept up on me", .trauma, "none"),
        ("es: todo funciona bien", .bladderBowel, "no"), ("es: las piernas bien", .legs, "none"),
    ])
    func `a calm word about what was asked lowers it`(text: String, fact: Fact, name: String) {
        #expect(value(fact, of: text, asking: fact) == name)
        #expect(value(fact, of: text + " I guess", asking: fact) == nil || text.hasPrefix("es: "))
    }

    // MARK: - Corrections

    @Test(arguments: [
        ("I have a fever, scratch that, no fever", Fact.feverUnwell),
        ("my left leg is numb, actually no it isn't", .legs),
        ("I fell, actually no I didn't fall", .trauma),
        ("es: tengo fiebre, miento, no tengo fiebre", .feverUnwell),
    ])
    func `a red flag that is taken back stays open`(text: String, fact: Fact) {
        #expect(value(fact, of: text) == nil)
    }

    @Test(arguments: [
        ("no numbness, actually yes my left leg is numb", Fact.legs, "oneLegSensory"),
        ("no fever. Actually I do have a fever", .feverUnwell, "yes"),
        ("I have a fever, sorry, no chills", .feverUnwell, "yes"),
        ("my legs are numb, sorry for the long message, no fever", .legs, "bothLegs"),
        ("es: no tengo fiebre. miento, sí tengo fiebre", .feverUnwell, "yes"),
    ])
    func `a correction upwards counts, and one of other words takes nothing back`(
        text: String,
        fact: Fact,
        name: String
    ) {
        #expect(value(fact, of: text) == name)
    }

    @Test func `what corrects itself is the later`() {
        #expect(value(.trend, of: "better, no wait, worse", asking: .trend) == "worsening")
    }

    // MARK: - What is not done yet

    @Test(arguments: [
        "should I take ibuprofen? sore back", "my mate says try heat on my back",
        "I'll try stretching my back tonight", "can I put ice on it? back is sore",
        "I might try ibuprofen for my back", "no ice baths for me, sore back",
        "es: ¿debería tomar ibuprofeno? me duele la espalda",
        "es: voy a probar con estiramientos, me duele la espalda",
    ])
    func `a remedy that is planned, asked about or refused is neither tried nor not`(text: String) {
        #expect(value(.selfCare, of: text) == nil)
    }

    @Test(arguments: [
        "tried ice on my back, no joy", "my wife put a hot water bottle on my back",
        "haven't tried ice but heat helps my back", "I'll keep stretching, sore back",
        "es: me pongo hielo en la espalda", "es: he tomado ibuprofeno para la espalda",
    ])
    func `a remedy in use is tried`(text: String) {
        #expect(value(.selfCare, of: text) == "tried")
    }
}
