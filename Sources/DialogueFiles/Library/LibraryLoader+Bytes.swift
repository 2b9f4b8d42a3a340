package import Foundation

extension LibraryLoader {
    /// What is found in one file by itself, given as bytes from anywhere.
    ///
    /// - Parameters:
    ///   - data: Any bytes.
    ///   - name: Tells what the file is, as in a folder: `common.en.yaml`, `words.en.yaml`,
    ///     `back-pain.en.yaml` or `plain.talk`.
    /// - Returns: What was found, in order; nothing when the file is in order by itself.
    package static func findings(in data: Data, named name: String) -> [Diagnostic] {
        do {
            let file = try SourceFile(name: name, data: data)
            guard !name.hasSuffix(".talk") else {
                _ = try Transcript(file)
                return []
            }
            return LibraryDraft([file]).findings
        } catch {
            return [error]
        }
    }
}
