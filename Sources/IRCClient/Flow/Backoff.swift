/// How long to stay away before the next attempt to connect.
///
/// Networks ban addresses that come back too fast, and a server that ends every connection soon
/// after the welcome must not be hammered; so the range doubles from a floor to a ceiling with each
/// end, and only a connection that held for long begins anew.
package struct Backoff: Sendable {
    /// How long a connection must have been registered to count as a good one.
    package static let goodConnection = Duration.seconds(300)

    /// The wait after the server said that we are banned.
    package static let banned = Duration.seconds(3_600)

    private let floor: Duration
    private let ceiling: Duration
    private var widest: Duration

    /// Begins as after a good connection.
    ///
    /// - Parameters:
    ///   - floor: The shortest wait, more than zero.
    ///   - ceiling: The longest wait but for a ban; below the floor it counts as the floor.
    package init(floor: Duration, ceiling: Duration) {
        self.floor = floor
        self.ceiling = max(floor, ceiling)
        widest = floor
    }

    /// How long to wait after a connection, or an attempt at one, has ended.
    ///
    /// Anything between the floor and twice the range of the last time is equally likely, so that
    /// the bots of many clubs do not all come back in the same second. The floor is never
    /// undercut: a server needs that time to forget our last connection, and with it our nick.
    ///
    /// - Parameters:
    ///   - ending: How it ended.
    ///   - random: Where chance comes from.
    /// - Returns: The wait, never less than the floor.
    package mutating func wait(
        after ending: Ending,
        random: inout some RandomNumberGenerator
    ) -> Duration {
        if ending.verdict != .transient { return max(Self.banned, floor) }
        if let held = ending.registeredFor, held >= Self.goodConnection { widest = floor }
        widest = min(widest * 2, ceiling)
        return floor + (widest - floor) * Double.random(in: 0..<1, using: &random)
    }
}
