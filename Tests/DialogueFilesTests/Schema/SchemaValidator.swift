import Foundation
import Testing
import Yams

/// Holds YAML against the parts of JSON Schema draft-07 that the project's schemas use.
struct SchemaValidator {
    /// A keyword that stands here is a keyword that is checked, or says something to people.
    private static let keywords: Set<String> = [
        "$schema", "title", "description", "patternErrorMessage", "definitions", "$ref", "type",
        "pattern", "enum", "items", "minItems", "maxItems", "properties", "required",
        "additionalProperties", "propertyNames", "minProperties", "maxProperties", "allOf", "anyOf",
        "not", "if", "then",
    ]

    private let root: [String: Any]

    init(_ text: String) throws {
        root = try #require(
            try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        )
    }

    /// Where the file is not as the schema says, each with what is wrong.
    func problems(in yaml: String) throws -> [String] {
        let node = try #require(try Yams.compose(yaml: yaml, .basic))
        return problems(node, root, at: "")
    }

    private func problems(_ node: Node, _ schema: Any?, at path: String) -> [String] {
        if let isAllowed = schema as? Bool { return isAllowed ? [] : ["\(path) is not allowed"] }
        guard var schema = schema as? [String: Any] else { return [] }
        if let name = (schema["$ref"] as? String)?.split(separator: "/").last {
            let definitions = root["definitions"] as? [String: Any]
            schema = definitions?[String(name)] as? [String: Any] ?? ["not": [String: Any]()]
        }
        let unknown = Set(schema.keys).subtracting(Self.keywords)
        #expect(unknown.isEmpty, "a keyword that nobody checks, at \(path)")
        return whole(node, schema, at: path) + scalar(node, schema, at: path)
            + sequence(node, schema, at: path) + mapping(node, schema, at: path)
    }

    private func whole(_ node: Node, _ schema: [String: Any], at path: String) -> [String] {
        var problems: [String] = []
        let types = (schema["type"] as? [String]) ?? (schema["type"] as? String).map { [$0] }
        if let types, Set(types).isDisjoint(with: node.types) {
            problems.append("\(path) has to be \(types.joined(separator: " or "))")
        }
        for part in schema["allOf"] as? [Any] ?? [] {
            problems += self.problems(node, part, at: path)
        }
        if let parts = schema["anyOf"] as? [Any],
            parts.allSatisfy({ !self.problems(node, $0, at: path).isEmpty })
        {
            problems.append("\(path) fits none of its kinds")
        }
        if let not = schema["not"], self.problems(node, not, at: path).isEmpty {
            problems.append("\(path) is what it must not be")
        }
        if let condition = schema["if"], self.problems(node, condition, at: path).isEmpty {
            problems += self.problems(node, schema["then"], at: path)
        }
        return problems
    }

    private func scalar(_ node: Node, _ schema: [String: Any], at path: String) -> [String] {
        guard let text = node.scalar?.string else { return [] }
        var problems: [String] = []
        if let values = schema["enum"] as? [String], !values.contains(text) {
            problems.append("\(path) cannot be \(text)")
        }
        if let pattern = schema["pattern"] as? String,
            text.range(of: pattern, options: .regularExpression) == nil
        {
            problems.append("\(path) is not written as it should be")
        }
        return problems
    }

    private func sequence(_ node: Node, _ schema: [String: Any], at path: String) -> [String] {
        guard let items = node.sequence else { return [] }
        var problems: [String] = []
        if items.count < schema["minItems"] as? Int ?? 0
            || items.count > schema["maxItems"] as? Int ?? .max
        {
            problems.append("\(path) has \(items.count) parts")
        }
        for (place, item) in items.enumerated() {
            problems += self.problems(item, schema["items"], at: "\(path)/\(place)")
        }
        return problems
    }

    private func mapping(_ node: Node, _ schema: [String: Any], at path: String) -> [String] {
        guard let mapping = node.mapping else { return [] }
        let properties = schema["properties"] as? [String: Any] ?? [:]
        let names = mapping.keys.compactMap { $0.scalar?.string }
        var problems = (schema["required"] as? [String] ?? []).filter { !names.contains($0) }
            .map { "\(path) has no \($0)" }
        if names.count < schema["minProperties"] as? Int ?? 0
            || names.count > schema["maxProperties"] as? Int ?? .max
        {
            problems.append("\(path) has \(names.count) names")
        }
        for (key, value) in mapping {
            let name = key.scalar?.string ?? ""
            problems += self.problems(key, schema["propertyNames"], at: "\(path)/\(name)")
            let rule = properties[name] ?? schema["additionalProperties"]
            problems += self.problems(value, rule, at: "\(path)/\(name)")
        }
        return problems
    }
}

extension Node {
    /// What it is to JSON Schema; a scalar is text here, whatever it looks like.
    fileprivate var types: Set<String> {
        switch self {
        case .scalar(let scalar): Int(scalar.string) == nil ? ["string"] : ["string", "integer"]
        case .sequence: ["array"]
        case .mapping: ["object"]
        case .alias: []
        }
    }
}
