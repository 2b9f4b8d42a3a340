internal import Logging

/// What moderators have to know of the scripts that the bot began with; told on each network once.
struct StartNews {
    /// What was found.
    enum Finding {
        /// The folder advises otherwise, as these lines say.
        case waits(for: [String])
        /// What was in use last cannot be used any more.
        case unusable(String)
    }

    /// The hash of what lies in the folder.
    private let folder: String
    /// The hash of what was in use last.
    private let last: String
    private let finding: Finding
    private var networksTold: Set<String> = []

    init(folder: String, last: String, _ finding: Finding) {
        self.folder = folder
        self.last = last
        self.finding = finding
    }

    /// What to tell on a network; nil where it was told.
    mutating func words(for network: String) -> String? {
        guard networksTold.insert(network).inserted else { return nil }
        let (folder, last) = (folder.prefix(7), last.prefix(7))
        return switch finding {
        case .waits(let lines):
            "When I was started, the folder advised otherwise than the scripts last in use: "
                + "\(lines.joined(separator: "; ")) (\(folder)). That needs two moderators, so \(last) "
                + "stays in use. \"!reload\" asks for approval; what was asked for before the start "
                + "waits no more."
        case .unusable(let reason):
            "ATTENTION: when I was started, the scripts last in use (\(last)) could not be used any "
                + "more, so those of the folder (\(folder)) are in use, and no second moderator has "
                + "approved them. \"!preview\" walks through them. The reason: \(reason)"
        }
    }

    /// Logs it, without words of the scripts.
    func log(to logger: Logger) {
        let metadata: Logger.Metadata = [
            "scripts.folder": "\(folder)", "scripts.last_in_use": "\(last)",
        ]
        switch finding {
        case .waits:
            logger.warning(
                "folder advises otherwise and waits for approval, the last scripts stay in use",
                metadata: metadata
            )
        case .unusable:
            logger.error(
                "last scripts cannot be used any more, the folder's are in use without approval",
                metadata: metadata
            )
        }
    }
}
