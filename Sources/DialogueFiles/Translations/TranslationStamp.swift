internal import Dialogue
public import Foundation
internal import Yams

/// A translation with its texts marked as translated from what the base says now.
public struct TranslationStamp: Equatable, Sendable {
    /// The file's new text: the old one, byte for byte, but for the section of the marks.
    public let text: String
    /// The texts whose mark is another one than before, in the order of the base.
    public let changed: [String]

    /// Marks texts of a translation; its base stands in the same folder.
    ///
    /// - Parameters:
    ///   - url: The translation.
    ///   - paths: The texts to mark, such as `levels/emergencyNow`; all of them when empty.
    /// - Throws: ``LibraryRefused`` when one of the two files is not in order, when the file is no
    ///   translation, or when it has no such text.
    public init(translation url: URL, only paths: [String] = []) throws(LibraryRefused) {
        do {
            let file = try SourceFile(reading: url)
            guard let language = try file.parsed()["translates"]?.scalar?.string else {
                throw LibraryRefused(
                    file: file.name,
                    "This file has no \"translates\", so there is nothing to mark.",
                    fix: "Name a translation, such as back-pain.es.yaml."
                )
            }
            let topic = file.name.prefix { $0 != "." }
            let base = url.deletingLastPathComponent().appending(path: "\(topic).\(language).yaml")
            let draft = LibraryDraft([try SourceFile(reading: base), file])
            // Strings lose the mark that some editors put in front of a file.
            let hasMark = try Data(contentsOf: url).starts(with: [0xEF, 0xBB, 0xBF])
            try self.init(
                draft.comparison(of: file.name),
                (hasMark ? "\u{FEFF}" : "") + file.text,
                only: paths
            )
        } catch let refused as LibraryRefused {
            throw refused
        } catch let refused as FileRefused {
            throw LibraryRefused(diagnostics: refused.diagnostics)
        } catch let diagnostic as Diagnostic {
            throw LibraryRefused(diagnostics: [diagnostic])
        } catch {
            throw LibraryRefused(
                file: url.lastPathComponent,
                "The file cannot be read.",
                fix: "Check that it exists and its permissions."
            )
        }
    }

    private init(
        _ comparison: TextComparison,
        _ text: String,
        only paths: [String]
    ) throws(LibraryRefused) {
        let texts = comparison.base.items
        for path in paths where !texts.contains(where: { $0.path == path }) {
            throw LibraryRefused(
                file: comparison.file.name,
                "There is no text \"\(path)\".",
                fix: Spelling.closest(to: path, among: texts.map(\.path))
                    .map { "Did you mean \"\($0)\"?" }
                    ?? "Names look like levels/emergencyNow or questions/legs/why."
            )
        }
        let old = Stamps(comparison.root)
        let stamps = texts.compactMap { item -> (path: String, stamp: String)? in
            let isMarked = paths.isEmpty || paths.contains(item.path)
            return (isMarked ? item.stamp : old[item.path]).map { (item.path, $0) }
        }
        changed = stamps.filter { old[$0.path] != $0.stamp }.map(\.path)
        self.text = changed.isEmpty ? text : Stamps.text(text, with: stamps)
    }
}
