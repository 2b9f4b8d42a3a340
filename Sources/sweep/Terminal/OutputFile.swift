internal import Foundation

/// Where a page or picture goes: a file, or standard output where none is named.
struct OutputFile {
    private let path: String?

    init(path: String?) {
        self.path = path
    }

    /// Writes the text whole.
    ///
    /// - Throws: ``Failure`` when it cannot be written.
    func write(_ text: String) throws(Failure) {
        guard let path else { return print(text, terminator: "") }
        do {
            try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw Failure(
                .outside,
                "\(path) cannot be written. Check that its folder is there and may be written to."
            )
        }
    }
}
