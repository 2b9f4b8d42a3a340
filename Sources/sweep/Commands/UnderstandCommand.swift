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
              echo '{"id": 1, "text": "3 weeks", "asking": "duration"}' | sweep understand --why
            """
    )

    @Option(help: "The folder of scripts, which holds the words files.")
    var dialogues = "Dialogues"

    @Flag(help: "Tell as well which words led to each fact, and how sure they are.")
    var why = false

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
            let (answer, isFine) = answer(line, decoder, library)
            try output.write(answer)
            areAllFine = areAllFine && isFine
        }
        if !areAllFine { throw ExitCode(Failure.Code.notInOrder.rawValue) }
    }

    private func answer(
        _ line: String,
        _ decoder: JSONDecoder,
        _ library: ScriptLibrary
    ) -> (String, isFine: Bool) {
        guard let request = try? decoder.decode(Request.self, from: Data(line.utf8)) else {
            let problem = "not of the form {\"id\": ..., \"text\": ..., \"asking\": fact or null}"
            return (Self.error("null", problem), false)
        }
        let id = request.id?.text ?? "null"
        var question: Question?
        if let name = request.asking {
            guard let fact = Fact(named: name) else {
                return (Self.error(id, "unknown fact \(name)"), false)
            }
            question = Question(asking: fact)
        }
        let language = request.lang ?? library.editions[0].script.language
        guard library.speaks(language) else {
            return (Self.error(id, "no script speaks the language \(language)"), false)
        }
        let reading = library.edition(language: language).reader
            .read(
                request.text,
                asking: question,
                now: TerminalClock.moment(request.now ?? Date())
            )
        let settled = reading.settled(asking: question)
        let because = why ? ", \"because\": [\(Self.because(settled, of: request.text))]" : ""
        return ("{\"id\": \(id), \(Self.text(reading, settled))\(because)}", true)
    }

    private static func error(_ id: String, _ problem: String) -> String {
        "{\"id\": \(id), \"error\": \(JSONValue.string(problem).text)}"
    }

    private static func text(_ reading: Reading, _ settled: [Reading.Finding]) -> String {
        let facts = settled.map { "\"\($0.value.fact.name)\": \"\($0.value.name)\"" }
        let open = reading.open.map { "\"\($0.name)\"" }
        let command =
            reading.command.flatMap { Self.commands.contains($0) ? "\"\($0.rawValue)\"" : nil }
            ?? "null"
        return """
            "facts": {\(facts.joined(separator: ", "))}, "open": [\(open.joined(separator: ", "))], \
            "about": "\(reading.about.rawValue)", "command": \(command)
            """
    }

    /// Which words led to each fact.
    private static func because(_ settled: [Reading.Finding], of text: String) -> String {
        settled.map { finding in
            """
            {"fact": "\(finding.value.fact.name)", "value": "\(finding.value.name)", \
            "words": \(JSONValue.string(finding.words(in: text)).text), \
            "certainty": "\(finding.certainty.name)"}
            """
        }
        .joined(separator: ", ")
    }
}
