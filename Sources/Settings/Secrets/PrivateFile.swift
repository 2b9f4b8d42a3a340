import Foundation

/// A file that holds something others must not read, or why it cannot be used.
///
/// Symbolic links are followed; the modes that count are those of the file at their end.
struct PrivateFile {
    /// Why a file was refused, with what to do.
    struct Refusal: Error, Equatable {
        let problem: String
        let remedy: String
    }

    /// More than any password or key with its chain; a bound against a wrong path.
    static let maxBytes = 1 << 20

    let text: String

    /// The text without a line break at its end.
    var line: String { text.last?.isNewline == true ? String(text.dropLast()) : text }

    /// Reads a file that only its owner may read.
    ///
    /// - Parameter path: The path, absolute.
    /// - Throws: A ``Refusal`` when it is missing, no plain file, open to group or others, too
    ///   large, not readable, or not UTF-8.
    init(reading path: String) throws(Refusal) {
        let mode = try Self.mode(of: path)
        guard mode & 0o077 == 0 else {
            throw Refusal(
                problem: "\(path) is a secret, but its mode is 0\(String(mode, radix: 8)).",
                remedy: "Let only its owner read it: chmod 600 \(path)"
            )
        }
        text = try Self.text(of: path)
    }

    /// Reads a file that anyone may read, such as a list of certificates.
    ///
    /// - Parameter path: The path, absolute.
    /// - Throws: A ``Refusal``, as for ``init(reading:)`` but without a look at the mode.
    init(readingPublic path: String) throws(Refusal) {
        _ = try Self.mode(of: path)
        text = try Self.text(of: path)
    }

    private static func mode(of path: String) throws(Refusal) -> Int {
        let target = URL(filePath: path).resolvingSymlinksInPath().path
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: target) else {
            throw Refusal(
                problem: "\(path) is missing, or in a folder that may not be entered.",
                remedy: "Make the file, or correct the path; relative paths start where the"
                    + " program was started."
            )
        }
        guard attributes[.type] as? FileAttributeType == .typeRegular,
            let mode = attributes[.posixPermissions] as? NSNumber
        else {
            throw Refusal(problem: "\(path) is not a plain file.", remedy: "Name a file.")
        }
        return mode.intValue & 0o777
    }

    private static func text(of path: String) throws(Refusal) -> String {
        guard let handle = FileHandle(forReadingAtPath: path),
            let data = try? handle.read(upToCount: maxBytes + 1)
        else {
            throw Refusal(
                problem: "\(path) cannot be read, or is empty.",
                remedy: "Fill it, and let the user that runs the program own it."
            )
        }
        guard data.count <= maxBytes, let text = String(data: data, encoding: .utf8) else {
            throw Refusal(
                problem: "\(path) is not a text of at most \(maxBytes) bytes.",
                remedy: "Check that it is the right file."
            )
        }
        return text
    }
}
