/// The words of one language that the wording lint looks for.
struct LintWords {
    /// Painkillers that the rules know nothing of.
    let drugs: Set<String>
    /// Medicines that the rules know, which count as short words.
    let knownDrugs: Set<String>
    /// What a dose is counted in.
    let units: Set<String>
    /// Numbers that are written out before a unit.
    let numbers: Set<String>
    /// The word before a number and the units behind it in "every 4 hours".
    let every: Set<String>
    let periods: Set<String>
    /// What sounds like leave to run.
    let leave: [String]
    /// What sounds as if nothing could be wrong.
    let comfort: [String]
    /// What makes a general answer one about its reader.
    let own: [String]
    let readability: Readability

    /// The words of a language, if there are any.
    static func words(for language: String) -> LintWords? {
        switch language.prefix(while: { $0 != "-" }) {
        case "en": english
        case "es": spanish
        default: nil
        }
    }

    static let english = LintWords(
        drugs: [
            "aspirin", "diclofenac", "voltaren", "codeine", "tramadol", "celecoxib", "celebrex",
            "ketoprofen", "indomethacin", "indometacin", "meloxicam", "etoricoxib", "morphine",
            "oxycodone", "hydrocodone", "oxycontin", "vicodin", "fentanyl", "gabapentin",
            "pregabalin", "diazepam", "valium", "baclofen", "cyclobenzaprine", "methocarbamol",
            "tizanidine", "amitriptyline", "prednisone", "prednisolone", "metamizole", "panadol",
            "nurofen", "excedrin", "cocodamol", "lidocaine",
        ],
        knownDrugs: [
            "acetaminophen", "paracetamol", "ibuprofen", "naproxen", "tylenol", "advil", "aleve",
        ],
        units: [
            "mg", "milligram", "milligrams", "ml", "mcg", "gram", "grams", "tablet", "tablets",
            "pill", "pills", "capsule", "capsules",
        ],
        numbers: ["one", "two", "three", "four"],
        every: ["every"],
        periods: ["hours", "hour", "hrs"],
        leave: [
            "you can run", "you can still run", "you can go on running", "you can keep running",
            "you can go running", "you can go for a run", "you may run", "you could run",
            "you're fine to run", "you are fine to run", "you're ok to run", "you are ok to run",
            "safe to run", "okay to run", "ok to run", "fine to run", "keep running",
            "carry on running", "free to run",
        ],
        comfort: [
            "don't worry", "dont worry", "do not worry", "no need to worry", "nothing to worry",
            "nothing serious", "not serious", "isn't serious", "probably nothing", "it's nothing",
            "it is nothing", "no big deal",
        ],
        own: [
            "your", "yours", "you have", "you've", "you've got", "you are", "you're", "you need",
            "you should", "you must", "you can", "you may", "you could", "you will", "you'll",
        ],
        readability: .english
    )

    static let spanish = LintWords(
        drugs: [
            "aspirina", "diclofenaco", "voltarén", "voltaren", "codeína", "tramadol", "celecoxib",
            "ketoprofeno", "dexketoprofeno", "enantyum", "indometacina", "meloxicam",
            "etoricoxib", "morfina", "oxicodona", "gabapentina", "pregabalina", "diazepam",
            "baclofeno", "ciclobenzaprina", "metamizol", "nolotil", "prednisona", "lidocaína",
        ],
        knownDrugs: [
            "acetaminofén", "paracetamol", "ibuprofeno", "naproxeno", "tylenol", "advil", "aleve",
        ],
        units: [
            "mg", "miligramo", "miligramos", "ml", "mcg", "gramo", "gramos", "comprimido",
            "comprimidos", "pastilla", "pastillas", "tableta", "tabletas", "cápsula", "cápsulas",
        ],
        numbers: ["un", "una", "dos", "tres", "cuatro"],
        every: ["cada"],
        periods: ["horas", "hora", "h"],
        leave: [
            "puedes correr", "puede correr", "puedes seguir corriendo", "puede seguir corriendo",
            "puedes salir a correr", "puedes continuar corriendo", "sigue corriendo",
            "podrías correr", "seguro correr",
        ],
        comfort: [
            "no te preocupes", "no se preocupe", "no hay de qué preocuparse", "nada grave",
            "nada serio", "no es grave", "no es nada", "seguro que no es nada",
        ],
        own: [
            "tu", "tus", "tuyo", "tuya", "tienes", "tiene usted", "eres", "estás", "necesitas",
            "debes", "puedes", "podrías", "te duele", "te pasa",
        ],
        readability: .spanish
    )
}
