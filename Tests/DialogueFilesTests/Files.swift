import Dialogue
import Foundation
import Testing

@testable import DialogueFiles

/// The shipped files, and files made by patching them.
enum Files {
    static func text(_ name: String) throws -> String {
        try String(contentsOf: MistakeTests.folder.appending(path: name), encoding: .utf8)
    }

    /// The first line of the shipped script that begins so, with its end.
    static func line(_ start: String) throws -> String {
        let lines = try text("back-pain.en.yaml").split(separator: "\n")
        return try #require(lines.first { $0.hasPrefix(start) }) + "\n"
    }

    /// A text with its edits; each has to change something.
    static func patched(_ text: String, _ edits: [(old: String, new: String)]) throws -> String {
        try edits.reduce(text) { text, edit in
            let patched = text.replacing(edit.old, with: edit.new, maxReplacements: 1)
            try #require(patched != text, "\(edit.old)")
            return patched
        }
    }

    /// The shipped script with those edits.
    static func script(_ edits: (old: String, new: String)...) throws -> Script {
        let text = try patched(text("back-pain.en.yaml"), edits)
        return try ScriptReader.script(in: SourceFile(name: "back-pain.en.yaml", text: text))
    }

    /// A shipped English file made a translation of itself into a language.
    static func translation(
        _ name: String,
        into language: String,
        _ edits: [(old: String, new: String)] = []
    ) throws -> SourceFile {
        let head = (old: "language: en\n", new: "language: \(language)\ntranslates: en\n")
        // What asks for a language asks for one alone.
        let asking = #/(?m)^asks for this language: .*$/#
        let text = try patched(text("\(name).en.yaml"), [head] + edits)
            .replacing(asking, with: "asks for this language: [speak \(language)]")
        return SourceFile(name: "\(name).\(language).yaml", text: text)
    }
}
