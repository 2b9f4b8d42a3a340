internal import Foundation

/// The folder that the bot keeps its data in; nobody else can read it.
struct DataFolder {
    let url: URL
    /// What others had rights to, until now; by the names in the folder.
    let mended: [String]

    /// What the bot keeps there, as far as it is there.
    private static let files = database + ["lock", "sts-policies", "proofs.json"]
    private static let database = ["sweep.sqlite", "sweep.sqlite-wal", "sweep.sqlite-shm"]

    /// Makes the folder where it is missing, and sees to it that only its owner has rights to it
    /// and to the files that the bot keeps there.
    ///
    /// - Throws: ``Failure`` when it belongs to somebody else, or what is in it may be somebody
    ///   else's work.
    init(path: String) throws(Failure) {
        url = URL(filePath: path, directoryHint: .isDirectory)
        do {
            try FileManager.default.createDirectory(
                at: url,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw Failure(
                .outside,
                "the data folder \(path) cannot be made, as a folder on the way is missing, is none, "
                    + "or may not be written to. Check \"data\" in the settings, and who may write there."
            )
        }
        var mended: [String] = []
        // First of all: from here on nobody else can put anything in the place of the files. The
        // folder may be a link, as systemd makes them; the files may not.
        if try Self.close(path, to: 0o700, try Self.status(path, ofLink: false)) {
            mended.append(".")
        }
        for name in Self.files {
            let file = "\(path)/\(name)"
            guard let status = try Self.status(file, ofLink: true) else { continue }
            guard status.st_mode & S_IFMT == S_IFREG else {
                throw Failure(
                    .usage,
                    "\(file) is no plain file, but a link or the like, so the data would not stay in "
                        + "its folder. Put the file itself there, or name its folder as \"data\"."
                )
            }
            if Self.database.contains(name), status.st_mode & 0o022 != 0 {
                throw Failure(
                    .usage,
                    "\(file) could be written by others, so what it says may not be the bot's. "
                        + "Restore a backup; or, if you trust it: chmod 600 \(file)"
                )
            }
            if try Self.close(file, to: 0o600, status) { mended.append(name) }
        }
        self.mended = mended
    }

    /// Takes the folder of a bot that has run before.
    ///
    /// - Throws: ``Failure``, also when there is no database in it.
    init(existing path: String) throws(Failure) {
        guard unsafe access("\(path)/sweep.sqlite", F_OK) == 0 else {
            throw Failure(
                .usage,
                "there is no database in the data folder \(path). Check \"data\" in the settings; a "
                    + "relative path starts in the folder where this is run."
            )
        }
        try self.init(path: path)
    }

    /// What the system says of a file; nil where there is none.
    private static func status(_ path: String, ofLink: Bool) throws(Failure) -> stat? {
        var status = stat()
        guard unsafe (ofLink ? lstat(path, &status) : stat(path, &status)) != 0 else {
            return status
        }
        guard errno != ENOENT else { return nil }
        throw Failure(.outside, "\(path) cannot be looked at: \(reason). Check the disk.")
    }

    /// Leaves rights to the owner alone, and says whether that was not so before.
    private static func close(
        _ path: String,
        to mode: mode_t,
        _ status: stat?
    ) throws(Failure) -> Bool {
        guard let status else { return false }
        guard status.st_uid == geteuid() else {
            throw Failure(
                .usage,
                "\(path) belongs to the user \(name(of: status.st_uid)), and this is run by "
                    + "\(name(of: geteuid())). Run it as the bot's user, runuser -u NAME -- sweep ...; "
                    + "or, where the bot's user is to have it: chown NAME: \(path)"
            )
        }
        guard status.st_mode & 0o7777 != mode else { return false }
        guard unsafe chmod(path, mode) == 0 else {
            throw Failure(
                .outside,
                "others have rights to \(path), and that cannot be changed: \(reason). "
                    + "Run: chmod \(String(mode, radix: 8)) \(path)"
            )
        }
        return true
    }

    private static func name(of user: uid_t) -> String {
        unsafe getpwuid(user).map { unsafe String(cString: $0.pointee.pw_name) } ?? "\(user)"
    }

    private static var reason: String { unsafe String(cString: strerror(errno)) }

    /// Keeps other bots out of the folder for as long as this process lives.
    ///
    /// Two bots on one database would each say what the other has to say, and take each other's
    /// nick for ever.
    ///
    /// - Parameter remedy: Why that matters, and what to do.
    /// - Throws: ``Failure`` when somebody else has the lock.
    func lock(
        _ remedy: String = "a bot is running on it already. Stop that one, or give this one a "
            + "folder of its own."
    ) throws(Failure) {
        let path = url.appending(path: "lock").path(percentEncoded: false)
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw Failure(.outside, "\(path) cannot be opened: \(Self.reason). Check the disk.")
        }
        // Held until the process ends, however it ends.
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            throw Failure(
                .usage,
                "the data folder \(url.path(percentEncoded: false)) is in use: \(remedy)"
            )
        }
    }

    /// The path of the database.
    var database: String { url.appending(path: "sweep.sqlite").path(percentEncoded: false) }

    /// The path of the file that says which hosts want TLS.
    var policies: String { url.appending(path: "sts-policies").path(percentEncoded: false) }
}
