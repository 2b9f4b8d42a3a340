import Testing

@testable import Dialogue

/// Which language a message is in, and whether clearly.
@Suite struct LanguageChoiceTests {
    private func listening(_ text: String, own: String = "en") throws -> Listening {
        Listening(text, in: Languages(try TalkTests.library.get(), own: own))
    }

    static let english = [
        "my back hurts", "i have a sore lower back since sunday", "pain started after my long run",
        "it's getting worse every day", "since last monday", "about three weeks now",
        "hurts when i run downhill", "no falls or anything like that", "the left leg tingles a bit",
        "i went to the physio yesterday", "tried ice and stretching, didn't help",
        "what does that mean?", "can i still do my long run on sunday", "not really, just stiff",
        "it wakes me up at night", "a dull ache on the right side",
        "i don't understand the question",
        "it only hurts in the morning", "sitting makes it worse", "better than last week",
        "i think it was the deadlifts", "none of them, thankfully",
        "yes my doctor told me that i can run again",
        "is it ok to run tomorrow??", "i'm 45 and never had this before", "both of them feel weak",
        "it's gone now, thanks for asking", "what should i do then", "took some ibuprofen",
        "hi there, my back is killing me", "who are you and why do you ask",
        "never had surgery on my spine", "felt it pop when i picked up the kids",
    ]

    static let spanish = [
        "me duele la espalda", "tengo dolor en la zona lumbar desde el domingo",
        "empezó después de la tirada larga", "cada día está peor", "desde el lunes pasado",
        "hace unas tres semanas", "me duele al correr cuesta abajo",
        "no me he caído ni me he dado un golpe",
        "me hormiguea un poco la pierna izquierda", "ayer fui al fisio",
        "probé con hielo y estiramientos y nada", "¿qué quiere decir eso?",
        "puedo hacer la tirada larga del domingo?", "la verdad es que no mucho, solo rigidez",
        "me despierta por la noche", "un dolor sordo en el lado derecho", "no entiendo la pregunta",
        "solo me duele por las mañanas", "sentado me duele más", "mejor que la semana pasada",
        "creo que fue el peso muerto", "ninguna de esas, por suerte",
        "sí, el médico me dijo que puedo correr", "puedo correr mañana??",
        "tengo 45 años y nunca me había pasado", "las dos piernas las noto débiles",
        "ya se me pasó, gracias por preguntar", "entonces qué hago",
        "tomé ibuprofeno ayer por la noche",
        "hola, tengo la espalda fatal", "quién eres y por qué preguntas",
        "nunca me han operado de la columna", "noté un crujido al levantar a los niños",
    ]

    @Test(arguments: english) func `English is clearly English`(text: String) throws {
        let listening = try listening(text, own: "es")
        #expect(listening.leading?.language == "en")
        #expect(listening.isClear || text.split(separator: " ").count < 5, "\(text)")
    }

    @Test(arguments: spanish) func `Spanish is clearly Spanish`(text: String) throws {
        let listening = try listening(text)
        #expect(listening.leading?.language == "es")
        #expect(listening.isClear || text.split(separator: " ").count < 5, "\(text)")
    }

    @Test(arguments: [
        "1", "2 and 3".filter { !$0.isLetter }, "7/10", "ok", "no", "nada", "me", "a", "", "si",
        "Carmen",
        "Miguel", "Garmin", "🙂", "stop", "x", "vale", "por favor", "gracias", "muchas gracias",
        "hola",
        "hi", "thanks", "not sure", "un poco", "no sé", "la Sportiva", "Las Vegas",
        "El Corte Inglés",
        "ran the Camino de Santiago", "Buenos Aires", "Los Angeles marathon", "San Sebastian half",
        "hasta luego", "amigo", "siesta", "vamos", "adios amigos",
    ])
    func `a word or two, a number, a name and a place are clearly nothing`(text: String) throws {
        #expect(try !listening(text).isClear)
        #expect(try !listening(text, own: "es").isClear)
    }

    @Test(arguments: [
        "back hurts since lunes", "my espalda hurts since monday",
        "hola guys, any pace for sunday?",
        "ran with my amigos, then paella and siesta", "the tortilla at the feria was great",
        "did the San Silvestre in Madrid, what a night", "si si, it hurts when i run",
        "gracias, that was helpful", "see you mañana at the track",
    ])
    func `English with a word of Spanish is English`(text: String) throws {
        #expect(try listening(text, own: "es").leading?.language == "en")
        let other = try listening(text)
        #expect(!other.isClear || other.leading?.language == "en")
    }

    @Test(arguments: [
        "me duele la lower back", "ayer hice un long run y ahora me duele",
        "hice un 10k y me duele todo",
        "thanks, pero me duele mucho la espalda", "tengo un running injury en la espalda",
    ])
    func `Spanish with words of English is Spanish`(text: String) throws {
        #expect(try listening(text, own: "en").leading?.language == "es")
    }

    @Test(arguments: [
        "me duele my back", "hurts cuando corro fast", "since ayer, worse hoy",
    ])
    func `what is half and half is clearly neither`(text: String) throws {
        #expect(try !listening(text).isClear)
    }

    @Test(arguments: ["en", "es"]) func `chatter of a club is not taken for the other language`(
        language: String
    ) throws {
        let chatter =
            language == "en"
            ? [
                "anyone for an easy 8 tomorrow?", "PB at parkrun!! 21:04",
                "lost my garmin somewhere",
                "track is closed this week", "who has spare gels for saturday", "lol same",
                "see you at the usual corner at 7", "that hill nearly killed me",
                "new shoes feel like clouds", "strava says 12k, my legs say 20", "rain again...",
            ]
            : [
                "alguien para un rodaje suave mañana?", "MMP en la popular!! 21:04",
                "he perdido el garmin", "la pista está cerrada esta semana",
                "a quién le sobran geles para el sábado", "jajaja igual que yo",
                "nos vemos a las 7 donde siempre", "esa cuesta casi me mata",
                "las zapatillas nuevas van como nubes", "strava dice 12k y mis piernas 20",
                "otra vez lloviendo...",
            ]
        for text in chatter {
            for own in ["en", "es"] {
                let leading = try listening(text, own: own).leading?.language
                #expect(leading == nil || leading == language, "\(text)")
            }
        }
    }
}
