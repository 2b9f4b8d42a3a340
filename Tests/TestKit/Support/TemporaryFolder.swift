public import Foundation

/// A folder that is gone when nobody holds it any more.
public final class TemporaryFolder: Sendable {
    public let url: URL

    public var path: String { url.path }

    public init(_ name: String) throws {
        url = FileManager.default.temporaryDirectory.appending(path: "\(name)-\(UUID())")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    /// Writes a file that nobody but its owner can read, and gives its path.
    @discardableResult
    public func write(_ text: String, to name: String) throws -> String {
        let file = url.appending(path: name).path
        let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
        guard
            FileManager.default.createFile(
                atPath: file,
                contents: Data(text.utf8),
                attributes: attributes
            )
        else { throw CocoaError(.fileWriteUnknown) }
        return file
    }

    /// Makes a user of the system the owner of the folder and of what is in it.
    func give(to user: String) throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: path)
        for file in [url] + names.map({ url.appending(path: $0) }) {
            try FileManager.default.setAttributes(
                [.ownerAccountName: user],
                ofItemAtPath: file.path
            )
        }
    }
}
