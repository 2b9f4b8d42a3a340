/// How a connection, or an attempt at one, ended.
package struct Ending: Equatable, Sendable {
    /// What an ending means for the next attempt; the later the more it weighs.
    package enum Verdict: Int, Comparable, Sendable {
        /// Come back after the usual wait.
        case transient
        /// The server does not want us back soon, or is not to be trusted: stay away for long.
        case banned
        /// No attempt can go better before the operator has changed something.
        case final

        package static func < (one: Verdict, other: Verdict) -> Bool {
            one.rawValue < other.rawValue
        }
    }

    /// Why, for the operator.
    package var reason: String

    /// What it means for the next attempt.
    package var verdict: Verdict

    /// How long we were registered; nil if we never were.
    package var registeredFor: Duration?

    /// Puts an ending together.
    package init(
        reason: String,
        verdict: Verdict = .transient,
        registeredFor: Duration? = nil
    ) {
        self.reason = reason
        self.verdict = verdict
        self.registeredFor = registeredFor
    }
}
