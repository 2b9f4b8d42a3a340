internal import Foundation

/// The folder that the bot keeps its data in; nobody else can read it.
struct DataFolder {
    let url: URL

    /// Makes the folder where it is missing, and sees to it that only its owner can read it.
    init(path: String) throws(Failure) {
        url = URL(filePath: path)
        do {
            try FileManager.default.createDirectory(
                at: url,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
            try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        } catch {
            throw Failure(
                .outside,
                "the data folder \(path) cannot be made: \(error.localizedDescription). Check the "
                    + "path and its permissions."
            )
        }
    }

    /// The path of the database.
    var database: String { url.appending(path: "sweep.sqlite").path(percentEncoded: false) }

    /// The path of the file that says which hosts want TLS.
    var policies: String { url.appending(path: "sts-policies").path(percentEncoded: false) }
}
