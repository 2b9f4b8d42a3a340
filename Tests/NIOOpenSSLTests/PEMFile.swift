import Foundation

/// A file in the temporary folder that goes away with this object.
final class PEMFile: Sendable {
    let path: String

    init(_ text: String, permissions: Int = 0o600) {
        path =
            FileManager.default.temporaryDirectory
            .appending(path: "NIOOpenSSLTests-\(UUID().uuidString).pem").path
        let isMade = FileManager.default.createFile(
            atPath: path,
            contents: Data(text.utf8),
            attributes: [.posixPermissions: permissions]
        )
        precondition(isMade, "no file at \(path)")
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }
}
