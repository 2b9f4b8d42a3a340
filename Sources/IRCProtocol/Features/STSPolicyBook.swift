/// The policies of all hosts, and the text that keeps them.
///
/// The text has one line for each host: name, port, duration and expiry, as ``STSPolicy`` has them.
/// Lines stand for themselves, so that what is damaged costs one host and not all.
public struct STSPolicyBook: Equatable, Sendable {
    private static let heading =
        "# Hosts that Sweep connects to over TLS only (STS): name, port, seconds, until when"

    /// How many lines of the text that was read were of no use.
    public let damagedLines: Int

    private var policies: [STSHost: STSPolicy] = [:]

    /// Begins without policies.
    public init() {
        damagedLines = 0
    }

    /// Reads what ``text`` wrote, and skips what is damaged.
    ///
    /// A last line without its end is damaged: what is missing may be digits of a number.
    public init(parsing text: String) {
        var damagedLines = 0
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.popLast()?.isEmpty == false { damagedLines += 1 }
        for line in lines where !line.hasPrefix("#") {
            let fields = line.split(separator: " ", omittingEmptySubsequences: false)
            if fields.count == 4, let host = STSHost(String(fields[0])), let port = Int(fields[1]),
                let duration = Int64(fields[2]), let expiry = Int64(fields[3]),
                let policy = STSPolicy(port: port, duration: duration, expiry: expiry)
            {
                policies[host] = policy
            } else {
                damagedLines += 1
            }
        }
        self.damagedLines = damagedLines
    }

    /// The text that keeps the policies.
    ///
    /// Policies that have ended are in it too: by a clock that is ahead they only seem to have.
    public var text: String {
        let lines = policies.sorted { $0.key.text < $1.key.text }
            .map { "\($0.text) \($1.port) \($1.duration) \($1.expiry)" }
        return ([Self.heading] + lines).map { $0 + "\n" }.joined()
    }

    /// The policy of a host; nil takes it out.
    public subscript(host: STSHost) -> STSPolicy? {
        get { policies[host] }
        set { policies[host] = newValue }
    }
}
