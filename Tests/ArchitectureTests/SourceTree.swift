import Foundation

/// The project's Swift files, as they stand on the disk.
struct SourceTree {
    let files: [File]

    struct File {
        /// The path from the project's folder.
        let path: String
        let text: String

        /// The target that the file belongs to: the folder under Sources or Tests.
        var target: String { String(path.split(separator: "/")[1]) }

        var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

        /// The modules that the file imports.
        var imports: [String] {
            lines.compactMap { line in
                line.firstMatch(of: Self.importPattern).map { String($0.output.1) }
            }
        }

        private static var importPattern: Regex<(Substring, Substring)> {
            /^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?(\w+)/
        }

        /// The code without comments and string literals, so that words in them do not count.
        var code: String {
            text.replacing(/\/\/[^\n]*/, with: "").replacing(/"(?:[^"\\\n]|\\.)*"/, with: "\"\"")
        }
    }

    init(folder: String) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let base = root.appending(path: folder)
        let found = FileManager.default.enumerator(atPath: base.path(percentEncoded: false))
        var files: [File] = []
        while let name = found?.nextObject() as? String {
            guard name.hasSuffix(".swift"), name.contains("/") else { continue }
            let text = try String(contentsOf: base.appending(path: name), encoding: .utf8)
            files.append(File(path: "\(folder)/\(name)", text: text))
        }
        self.files = files
    }
}
