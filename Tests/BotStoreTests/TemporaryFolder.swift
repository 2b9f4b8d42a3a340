import Foundation

/// Gives a folder that is gone afterwards, as a path.
func withTemporaryFolder(
    _ mark: String = "store",
    _ body: (String) async throws -> Void
) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(
        path: "\(mark)-\(UUID().uuidString)"
    )
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder.path(percentEncoded: false))
}

/// The bytes of every file in a folder.
func bytes(in folder: String) throws -> [String: Data] {
    try FileManager.default.contentsOfDirectory(atPath: folder)
        .reduce(into: [:]) { result, name in
            result[name] = try Data(contentsOf: URL(filePath: folder + "/" + name))
        }
}
