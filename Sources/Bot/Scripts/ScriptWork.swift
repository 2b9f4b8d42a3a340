public import Dialogue

/// Long work on scripts that the loop gives away; the outcome comes back as an event.
///
/// It names the scripts that were running when it was given away, so that whoever does it needs to
/// know nothing else of the loop.
public enum ScriptWork: Sendable {
    /// Has the folder pass the gate.
    case gate(Reload.Request, running: ScriptLibrary)
    /// Reads the folder for somebody who wants to try what lies there.
    case draft(DraftScripts.Request)
    /// Tries the scripts in use.
    case canaries(in: ScriptLibrary, isAfterSwap: Bool)
}

/// What the canaries said of the scripts in use.
public struct CanaryReport: Sendable {
    /// The version that was tried.
    public let hash: String
    /// Whether it had just been put in use.
    public let isAfterSwap: Bool
    /// What does not hold, in plain words; empty when all is well.
    public let failures: [String]

    /// Makes a report.
    public init(hash: String, isAfterSwap: Bool, failures: [String]) {
        self.hash = hash
        self.isAfterSwap = isAfterSwap
        self.failures = failures
    }
}
