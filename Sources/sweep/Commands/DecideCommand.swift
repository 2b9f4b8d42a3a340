internal import ArgumentParser
internal import Foundation
internal import RulesCore

/// Facts in, decisions out, one JSON object a line.
struct DecideCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide",
        abstract: "Decides on facts given as JSON Lines on standard input.",
        discussion: """
            A fact left out is unknown. Example:
              echo '{"id": 1, "facts": {"saddle": "yes"}}' | sweep decide
            """
    )

    func run() throws {
        let output = LineOutput()
        let decoder = JSONDecoder()
        var areAllFine = true
        while let line = readLine() {
            guard !line.allSatisfy(\.isWhitespace) else { continue }
            let (answer, isFine) = Self.answer(line, decoder)
            try output.write(answer)
            areAllFine = areAllFine && isFine
        }
        if !areAllFine { throw ExitCode(Failure.Code.notInOrder.rawValue) }
    }

    private struct Request: Decodable {
        let id: JSONValue?
        let facts: [String: String]
    }

    private struct Named: Decodable {
        let id: JSONValue?
    }

    private static func answer(_ line: String, _ decoder: JSONDecoder) -> (String, isFine: Bool) {
        let data = Data(line.utf8)
        do {
            let request = try decoder.decode(Request.self, from: data)
            let id = request.id?.text ?? "null"
            var facts = Facts()
            for (name, value) in request.facts.sorted(by: { $0.key < $1.key }) {
                guard let fact = Fact(named: name) else {
                    return (error(id, "unknown fact \(name)"), false)
                }
                guard let value = FactValue(fact, named: value) else {
                    return (error(id, "unknown value \(value) of \(name)"), false)
                }
                facts.set(value)
            }
            return (text(id, Decision(for: facts)), true)
        } catch {
            let id = (try? decoder.decode(Named.self, from: data))?.id?.text ?? "null"
            let problem = "not of the form {\"id\": ..., \"facts\": {fact: value, ...}}"
            return (self.error(id, problem), false)
        }
    }

    private static func error(_ id: String, _ problem: String) -> String {
        "{\"id\": \(id), \"error\": \(JSONValue.string(problem).text)}"
    }

    private static func text(_ id: String, _ decision: Decision) -> String {
        func list(_ names: some Sequence<String>) -> String {
            "[" + names.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
        }
        return """
            {"id": \(id), "level": "\(decision.level.name)", \
            "rows": \(list(decision.rows.map(\.name))), \
            "items": \(list(decision.items.map(\.name))), \
            "suppressed": \(list(decision.suppressed.map(\.name))), \
            "clarify": \(list(decision.clarify.map(\.name))), \
            "sources": \(list(decision.sources.map(\.name)))}
            """
    }
}
