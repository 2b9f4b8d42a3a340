internal import Foundation
internal import Yams

/// One dialogue file as it was read, with its lines for showing places.
struct SourceFile {
    /// The largest file that is read.
    ///
    /// A script is a few dozen kilobytes; libyaml needs seconds for some files of a megabyte.
    static let maxBytes = 256 * 1024

    let name: String
    let text: String
    let lines: [String]

    init(name: String, text: String) {
        self.name = name
        // A BOM is what some editors put in front; libyaml trips over it.
        self.text = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
        lines = self.text.split(separator: /\r\n|\n/, omittingEmptySubsequences: false)
            .map(String.init)
    }

    /// Reads a file whole.
    init(reading url: URL) throws(Diagnostic) {
        let name = url.lastPathComponent
        func refuse(_ message: String, _ fix: String) -> Diagnostic {
            Diagnostic(
                code: .unreadable,
                severity: .error,
                file: name,
                line: 1,
                column: 1,
                message: message,
                fix: fix,
                source: ""
            )
        }
        let data: Data
        do {
            let before = try Self.stamp(of: url)
            data = try Data(contentsOf: url)
            guard try Self.stamp(of: url) == before, data.count == before.bytes else {
                throw refuse("The file was being written just now.", "Try again in a moment.")
            }
        } catch let refused as Diagnostic {
            throw refused
        } catch {
            throw refuse("The file cannot be read.", "Check that it exists and its permissions.")
        }
        guard data.count <= Self.maxBytes else {
            throw refuse(
                "The file has \(data.count) bytes; \(Self.maxBytes) are the most.",
                "Split it by topic."
            )
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw refuse("The file is not UTF-8 text.", "Save it as UTF-8 in your editor.")
        }
        self.init(name: name, text: text)
    }

    /// How large a file is and when it was last written.
    private static func stamp(of url: URL) throws -> (bytes: Int, date: Date) {
        let path = url.path(percentEncoded: false)
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return (
            (attributes[.size] as? NSNumber)?.intValue ?? 0,
            attributes[.modificationDate] as? Date ?? .distantPast
        )
    }

    func diagnostic(
        _ code: Diagnostic.Code,
        line: Int,
        column: Int,
        _ message: String,
        fix: String,
        severity: Diagnostic.Severity = .error
    ) -> Diagnostic {
        Diagnostic(
            code: code,
            severity: severity,
            file: name,
            line: line,
            column: column,
            message: message,
            fix: fix,
            source: lines.indices.contains(line - 1) ? lines[line - 1] : ""
        )
    }

    /// The root of the file, after the pre-scan has found nothing.
    func parsed() throws(FileRefused) -> Node {
        let findings = PreScan.findings(in: self)
        guard findings.isEmpty else { throw FileRefused(findings) }
        do {
            // The basic resolver leaves "yes", "no", 1:30 and 1.10 the text that they are.
            if let node = try Yams.compose(yaml: text, .basic) { return node }
            throw FileRefused([
                diagnostic(.noWords, line: 1, column: 1, "The file is empty.", fix: "Fill it.")
            ])
        } catch let refused as FileRefused {
            throw refused
        } catch {
            throw FileRefused([diagnostic(for: error)])
        }
    }

    /// What a parse error means to somebody who writes dialogue.
    private func diagnostic(for error: any Error) -> Diagnostic {
        switch error as? YamlError {
        case .scanner(let context, let problem, let mark, _),
            .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let isColon = problem.contains("mapping values are not allowed")
            return diagnostic(
                .notYAML,
                line: mark.line,
                column: mark.column,
                isColon
                    ? "A text with a colon in it cannot stand behind a name."
                    : "This cannot be read: \(context.map { "\($0.text) " } ?? "")\(problem).",
                fix: isColon
                    ? "Put the text on the next line, indented, and a | behind the name."
                    : "Look at the indentation and quotes here and in the line above."
            )
        case .duplicatedKeysInMapping(let keys, let context):
            let key = keys.first ?? ""
            let line = lines.lastIndex { $0.drop { $0 == " " }.hasPrefix(key + ":") }
            return diagnostic(
                .twice,
                line: (line ?? context.mark.line - 1) + 1,
                column: 1,
                "\"\(key)\" stands here twice.",
                fix: "Keep one of them."
            )
        default:
            return diagnostic(
                .notYAML,
                line: 1,
                column: 1,
                "This cannot be read: \(error).",
                fix: "Look at the indentation and quotes."
            )
        }
    }
}

/// A file that is not used, with everything that was found in it.
struct FileRefused: Error {
    let diagnostics: [Diagnostic]

    init(_ diagnostics: [Diagnostic]) {
        self.diagnostics = diagnostics
    }
}
