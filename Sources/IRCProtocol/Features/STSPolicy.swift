/// That a host is connected to over TLS and in no other way, until some moment.
///
/// Moments are seconds since 1970 by the wall clock: a policy outlives the process. That clock may
/// jump, so no policy ends later than its duration from now, see ``bounded(at:)``.
///
/// Source: IRCv3, "Strict Transport Security".
public struct STSPolicy: Equatable, Sendable {
    /// The longest that a policy holds without being told anew: 366 days.
    ///
    /// Each connection tells it anew, so nothing is lost; and a slip of a server's operator, or a
    /// forged policy, does not hold for ever.
    public static let longestDuration: Int64 = 366 * 86_400

    /// The port that takes TLS, 1 to 65,535.
    public let port: Int

    /// For how many seconds the policy holds after each connection, 1 to ``longestDuration``.
    public let duration: Int64

    /// The first moment at which it does not hold any more.
    public let expiry: Int64

    /// Makes a policy that is told at this moment; nil where a part is out of range.
    ///
    /// A duration of 0 is no policy but the end of one.
    public init?(port: Int, duration: Int64, at now: Int64) {
        self.init(port: port, duration: duration, expiry: Self.sum(now, duration))
    }

    /// Puts a policy together again; nil where a part is out of range.
    public init?(port: Int, duration: Int64, expiry: Int64) {
        guard (1...65_535).contains(port), (1...Self.longestDuration).contains(duration) else {
            return nil
        }
        self.port = port
        self.duration = duration
        self.expiry = expiry
    }

    /// Whether it holds at this moment.
    public func holds(at now: Int64) -> Bool { now < expiry }

    /// The policy with an end that is no further away than the duration.
    ///
    /// It can only be further away when the clock was ahead as the policy was told, or is behind
    /// now. Either way the policy is taken as told at this moment.
    public func bounded(at now: Int64) -> STSPolicy {
        let latest = Self.sum(now, duration)
        guard expiry > latest else { return self }
        return STSPolicy(port: port, duration: duration, expiry: latest) ?? self
    }

    /// A sum that stops at the last moment there is: clocks may say anything.
    private static func sum(_ moment: Int64, _ seconds: Int64) -> Int64 {
        let (sum, overflows) = moment.addingReportingOverflow(seconds)
        return overflows ? .max : sum
    }
}
