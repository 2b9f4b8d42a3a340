internal import ArgumentParser
internal import Dialogue
internal import Foundation
internal import RulesCore
internal import Understanding

/// Words in, facts out, one JSON object a line.
struct UnderstandCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "understand",
        abstract: "Tells which facts the words of messages settle, given as JSON Lines.",
        discussion: """
            "asking" is the fact that was asked, or null. Example:
              echo '{"id": 1, "text": "3 weeks", "asking": "duration"}' | sweep understand
            """
    )

    @Option(help: "The folder of scripts, which holds the words files.")
    var dialogues = "Dialogues"

    /// The commands that are named; the others are of this program alone.
    private static let commands: Set<Reading.Command> = [
        .help, .stop, .undo, .why, .repeated, .restart, .person, .forget,
    ]

    private struct Request: Decodable {
        let id: JSONValue?
        let text: String
        let lang: String?
        let asking: String?
        let now: Date?
    }

    func run() throws {
        let library = try LoadedScripts(folder: dialogues).library
        let output = LineOutput()
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        var areAllFine = true
        while let line = readLine() {
            guard !line.allSatisfy(\.isWhitespace) else { continue }
            let (answer, isFine) = Self.answer(line, decoder, library)
            try output.write(answer)
            areAllFine = areAllFine && isFine
        }
        if !areAllFine { throw ExitCode(Failure.Code.notInOrder.rawValue) }
    }

    private static func answer(
        _ line: String,
        _ decoder: JSONDecoder,
        _ library: ScriptLibrary
    ) -> (String, isFine: Bool) {
        guard let request = try? decoder.decode(Request.self, from: Data(line.utf8)) else {
            let problem = "not of the form {\"id\": ..., \"text\": ..., \"asking\": fact or null}"
            return (error("null", problem), false)
        }
        let id = request.id?.text ?? "null"
        var question: Question?
        if let name = request.asking {
            guard let fact = Fact(named: name) else {
                return (error(id, "unknown fact \(name)"), false)
            }
            question = Question(asking: fact)
        }
        let language = request.lang ?? library.editions[0].script.language
        guard library.speaks(language) else {
            return (error(id, "no script speaks the language \(language)"), false)
        }
        let reading = library.edition(language: language).reader
            .read(
                request.text,
                asking: question,
                now: TerminalClock.moment(request.now ?? Date())
            )
        return (text(id, reading, question), true)
    }

    private static func error(_ id: String, _ problem: String) -> String {
        "{\"id\": \(id), \"error\": \(JSONValue.string(problem).text)}"
    }

    private static func text(_ id: String, _ reading: Reading, _ question: Question?) -> String {
        let facts = reading.settled(asking: question).sorted { $0.fact.rawValue < $1.fact.rawValue }
            .map { "\"\($0.fact.name)\": \"\($0.name)\"" }
        let open = reading.open.map { "\"\($0.name)\"" }
        let command =
            reading.command.flatMap { Self.commands.contains($0) ? "\"\($0.rawValue)\"" : nil }
            ?? "null"
        return """
            {"id": \(id), "facts": {\(facts.joined(separator: ", "))}, \
            "open": [\(open.joined(separator: ", "))], "about": "\(reading.about.rawValue)", \
            "command": \(command)}
            """
    }
}

extension Reading {
    /// The values that the words settle, the direct answer to one asked fact among them.
    fileprivate func settled(asking question: Question?) -> [FactValue] {
        var values = findings.filter { $0.certainty != .vague }.map(\.value)
        guard let fact = question?.facts.first, !values.contains(where: { $0.fact == fact }) else {
            return values
        }
        switch answer {
        case .options(let numbers):
            let chosen = numbers.compactMap { question?.options[$0].value }
            if let value = chosen.first, chosen.count == 1, !value.isUnknown {
                values.append(value)
            }
        case .yes: FactValue(fact, named: "yes").map { values.append($0) }
        case .no?, Answer.none?: fact.calmValue.map { values.append($0) }
        case .all, .notSure, nil: break
        }
        return values
    }
}
