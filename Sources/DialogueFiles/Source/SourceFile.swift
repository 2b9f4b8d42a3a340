internal import Foundation
internal import Yams

/// One dialogue file as it was read, with its lines for showing places.
struct SourceFile {
    /// How large a file may be to be read, in bytes.
    ///
    /// A script is a few dozen kilobytes, and libyaml needs seconds for some files of a megabyte; the
    /// words of a language are some hundred kilobytes of plain lists.
    static func maxBytes(_ name: String) -> Int {
        name.hasPrefix("words.") ? 1024 * 1024 : 256 * 1024
    }

    let name: String
    let text: String
    /// The text with the mark that some editors put in front of it.
    let original: String
    let lines: [String]

    init(name: String, text: String) {
        self.name = name
        original = text
        // A BOM is what some editors put in front; libyaml trips over it.
        self.text = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
        lines = self.text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
            .map(String.init)
    }

    /// Reads a file whole.
    init(reading url: URL) throws(Diagnostic) {
        let name = url.lastPathComponent
        let data: Data
        do {
            let before = try Self.stamp(of: url)
            guard before.bytes <= Self.maxBytes(name) else {
                throw Self.tooLarge(name, before.bytes)
            }
            data = try Data(contentsOf: url)
            guard try Self.stamp(of: url) == before, data.count == before.bytes else {
                throw Self.refusal(
                    of: name,
                    "The file was being written just now.",
                    "Try again in a moment."
                )
            }
        } catch let refused as Diagnostic {
            throw refused
        } catch {
            throw Self.refusal(
                of: name,
                "The file cannot be read.",
                "Check that it exists and its permissions."
            )
        }
        try self.init(name: name, data: data)
    }

    /// Takes the bytes of a file.
    init(name: String, data: Data) throws(Diagnostic) {
        guard data.count <= Self.maxBytes(name) else { throw Self.tooLarge(name, data.count) }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw Self.refusal(
                of: name,
                "The file is not UTF-8 text.",
                "Save it as UTF-8 in your editor."
            )
        }
        self.init(name: name, text: text)
    }

    private static func tooLarge(_ name: String, _ bytes: Int) -> Diagnostic {
        refusal(
            of: name,
            "The file has \(bytes) bytes; \(maxBytes(name)) are the most.",
            "Take out what is not needed."
        )
    }

    private static func refusal(of name: String, _ message: String, _ fix: String) -> Diagnostic {
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

    /// How large a file is and when it was last written.
    private static func stamp(of url: URL) throws -> (bytes: Int, date: Date) {
        let path = url.resolvingSymlinksInPath().path(percentEncoded: false)
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
        severity: Diagnostic.Severity = .error,
        talk: [String] = []
    ) -> Diagnostic {
        Diagnostic(
            code: code,
            severity: severity,
            file: name,
            line: line,
            column: column,
            message: message,
            fix: fix,
            source: lines.indices.contains(line - 1) ? lines[line - 1] : "",
            before: Array(lines.prefix(max(0, line - 1)).suffix(2)),
            after: Array(lines.dropFirst(max(0, line)).prefix(2)),
            talk: talk
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
            throw FileRefused([ParseFault.diagnostic(for: error, in: self)])
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
