internal import Dialogue

/// The pieces that the schemas of all dialogue files are made of.
///
/// Nearly everything stands in its place, without references: with draft-07, which editors know
/// best, a description beside a reference would not count.
enum SchemaParts {
    /// A name in an object, and what stands behind it.
    typealias Property = (name: String, value: OrderedJSON)

    /// What words may be to YAML: a word such as 60 or yes is text to the loader all the same.
    private static let scalars: [OrderedJSON] = ["string", "number", "boolean"]

    /// A whole file.
    static func document(
        title: String,
        _ description: String,
        _ properties: [Property],
        required: [String],
        definitions: [Property] = []
    ) -> OrderedJSON {
        guard
            case .object(let members) = object(description, properties, required: required)
        else { return [:] }
        let shared: [Property] =
            definitions.isEmpty ? [] : [("definitions", .object(definitions))]
        return .object(
            [
                ("$schema", "http://json-schema.org/draft-07/schema#"),
                ("title", .string(title)),
            ] + members + shared
        )
    }

    /// What stands under that name among the definitions.
    static func reference(_ name: String) -> OrderedJSON {
        .object([("$ref", .string("#/definitions/\(name)"))])
    }

    /// Names with something behind each; other names are mistakes.
    static func object(
        _ description: String,
        _ properties: [Property],
        required: [String] = []
    ) -> OrderedJSON {
        var members: [Property] = [
            ("description", .string(description)), ("type", "object"),
            ("additionalProperties", .bool(false)),
        ]
        if !required.isEmpty { members.append(("required", .strings(required))) }
        members.append(("properties", .object(properties)))
        return .object(members)
    }

    /// A name for each of a closed list, all of which have to be there.
    static func covering(_ description: String, _ properties: [Property]) -> OrderedJSON {
        object(description, properties, required: properties.map(\.name))
    }

    /// A text of one or several wordings.
    static func text(
        _ description: String,
        offering offered: [Placeholder] = [],
        needing needed: [Placeholder] = []
    ) -> OrderedJSON {
        let names = Placeholder.everywhere + offered.filter { !Placeholder.everywhere.contains($0) }
        let own = offered.map { "{\($0.rawValue)} is \($0.meaning)." }
        let must = needed.map { "{\($0.rawValue)}" }.joined(separator: " and ")
        let possible = names.map { "{\($0.rawValue)}" }.joined(separator: ", ")
        let pattern = pattern(offering: names, needing: needed)
        let mistake =
            (needed.isEmpty ? "" : "Has to say \(must). ")
            + "Every brace needs its partner; possible here: \(possible)."
        return [
            "description": .string(
                ([description] + own + (needed.isEmpty ? [] : ["Has to say \(must)."]))
                    .joined(separator: " ")
            ),
            "type": .array(scalars + ["array"]), "minItems": .int(1),
            "pattern": .string(pattern), "patternErrorMessage": .string(mistake),
            "items": [
                "type": .array(scalars), "pattern": .string(pattern),
                "patternErrorMessage": .string(mistake),
            ],
        ]
    }

    /// Some words, all needed placeholders, and no brace that is not one of the offered ones.
    private static func pattern(offering: [Placeholder], needing: [Placeholder]) -> String {
        let needs = needing.map { "(?=[\\s\\S]*\\{\($0.rawValue)\\})" }.joined()
        let names = offering.map(\.rawValue).joined(separator: "|")
        return "^(?=[\\s\\S]*\\S)\(needs)[^{}]*(?:\\{(?:\(names))\\}[^{}]*)*$"
    }

    private static let words: [Property] = [
        ("pattern", "^[^{}]*[^{}\\s][^{}]*$"),
        ("patternErrorMessage", "One line of plain words, without braces."),
    ]

    /// One line of plain words.
    static func label(_ description: String) -> OrderedJSON {
        .object([("description", .string(description)), ("type", .array(scalars))] + words)
    }

    /// One phrase or a list of them.
    static func phrases(_ description: String, count: Int? = nil) -> OrderedJSON {
        let sizes: [Property] =
            count.map { [("minItems", .int($0)), ("maxItems", .int($0))] } ?? []
        return .object(
            [("description", .string(description)), ("type", .array(scalars + ["array"]))] + words
                + [("items", .object([("type", .array(scalars))] + words))] + sizes
        )
    }

    /// A list of phrases.
    static func list(_ description: String) -> OrderedJSON {
        [
            "description": .string(description), "type": "array",
            "items": ["type": .array(scalars)],
        ]
    }

    /// What each text of a translation was translated from.
    static let translatedFrom: OrderedJSON = [
        "description":
            "Written by the program, never by hand: what each text was translated from.",
        "type": "object", "additionalProperties": ["type": .array(scalars)],
    ]

    /// A language.
    static let language: OrderedJSON = [
        "description": "The language as a BCP 47 tag, the same as in the file's name.",
        "type": "string", "pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$",
    ]
}
