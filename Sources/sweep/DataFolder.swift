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

    /// Keeps other bots out of the folder for as long as this process lives.
    ///
    /// Two bots on one database would each say what the other has to say, and take each other's
    /// nick for ever.
    func lock() throws(Failure) {
        let path = url.appending(path: "lock").path(percentEncoded: false)
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        // Held until the process ends, however it ends.
        guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            throw Failure(
                .usage,
                "the data folder \(url.path(percentEncoded: false)) is in use: a bot is running on it "
                    + "already. Stop that one, or give this one a folder of its own."
            )
        }
    }

    /// The path of the database.
    var database: String { url.appending(path: "sweep.sqlite").path(percentEncoded: false) }

    /// The path of the file that says which hosts want TLS.
    var policies: String { url.appending(path: "sts-policies").path(percentEncoded: false) }
}
