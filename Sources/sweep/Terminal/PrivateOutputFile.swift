internal import Foundation

/// A new file that only its owner may read, from its first moment on.
struct PrivateOutputFile {
    let path: String
    /// Whether a file that is there may be replaced.
    let replaces: Bool
    /// What to do about one that is there.
    var remedy = "Name another file."

    /// Writes the text whole: a file that is replaced is replaced in one step, or not at all.
    ///
    /// - Throws: ``Failure`` when the file is there and may not be replaced, or cannot be written.
    func write(_ text: String) throws(Failure) {
        guard replaces else { return try create(path, text) }
        let draft = "\(path).\(UUID().uuidString)"
        try create(draft, text)
        guard unsafe rename(draft, path) == 0 else {
            unsafe unlink(draft)
            throw failure
        }
    }

    private func create(_ path: String, _ text: String) throws(Failure) {
        let file = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            guard errno == EEXIST else { throw failure }
            throw Failure(
                .usage,
                "\(path) is there already, and what is in it would be lost. \(remedy)"
            )
        }
        let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
        do {
            try handle.write(contentsOf: Data(text.utf8))
            try handle.synchronize()
        } catch {
            unsafe unlink(path)
            throw failure
        }
    }

    private var failure: Failure {
        Failure(
            .outside,
            "\(path) cannot be written. Check that its folder is there and may be written to."
        )
    }
}
